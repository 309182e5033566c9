namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 10: bubbles that the decompression made rise and break, vent open, everything else closed. After a stop the line is rinsed
/// meanwhile, upstream of the closed clamp: gas may stand in it.
/// </summary>
static class Settle
{
    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) =>
        s.InPhase >= setup.Profile.Cycle.Settle && s.Written(r) && r.Bubbles <= setup.Profile.Cycle.BubblesMost
            ? s.Enter(Phase.Reinfusion)
            : s;

    public static Commands Commands(in ControllerState s) => new() { PrimeOn = s.Stop != StopReason.None };
}
