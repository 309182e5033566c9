namespace Hormesis.Device.Controller;

/// <summary>
/// The beat that keeps the watchdog's relay closed. It advances only in a tick before which every task has run and in which the
/// clamps' switches say what they were told; so a task that hangs, or an output that does not follow, lets the relay open.
/// </summary>
/// <param name="Count">What is sent.</param>
/// <param name="Tasks">Seen at the last tick.</param>
/// <param name="NotFollowed">How long a switch has said otherwise than its command.</param>
public readonly record struct Heartbeat(uint Count, TaskCounters Tasks, TimeSpan NotFollowed)
{
    // RC-06
    internal Heartbeat Next(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        // Without the relay the clamps have no power to follow.
        var followed = !r.Machine.RelayClosed || Follow(s.Issued, r);
        var notFollowed = followed ? TimeSpan.Zero : NotFollowed + s.Elapsed;
        var alive = r.Tasks.AllMovedSince(Tasks) && notFollowed <= setup.Profile.SelfTest.ClampLongest && !SelfTestHolds(s);
        return new(alive ? Count + 1 : Count, r.Tasks, notFollowed);
    }

    static bool Follow(in Commands issued, in Readings r) =>
        r.DrawClampClosed != issued.DrawClampOpen && r.ReturnClampClosed != issued.ReturnClampOpen;

    static bool SelfTestHolds(in ControllerState s) => s.Phase == Phase.SelfTest && Phases.SelfTest.HoldsTheBeat(s.Stage);
}
