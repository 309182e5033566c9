using System.Text.Json;
using Hormesis.Device;
using Hormesis.Device.Faults;

namespace Hormesis.Web.Live;

/// <summary>The view of a session that runs here: made on the session's own thread, at most so many times a second.</summary>
public sealed class SessionFeed : LiveView
{
    readonly TimeSpan every;
    readonly LiveValues values;
    readonly LiveStates states;
    TimeSpan next;

    /// <param name="setup">The session's.</param>
    /// <param name="clock">Of this computer.</param>
    /// <param name="options">How often, and for how many.</param>
    public SessionFeed(UnitSetup setup, TimeProvider clock, LiveOptions options) : base(clock, options)
    {
        every = TimeSpan.FromSeconds(1.0 / options.FramesPerSecond);
        (values, states) = (new(setup), new(setup));
    }

    /// <summary>What viewers get goes there, too, and must not be waited for; true for what must be known.</summary>
    public Action<ReadOnlyMemory<byte>, bool>? Relay { get; init; }

    /// <summary>The clinic's store takes what the session writes.</summary>
    public bool IsKept { get; set; } = true;

    /// <summary>After each tick, on the session's thread.</summary>
    public void Look(SimulatedSession session)
    {
        Tell(session, isOver: false);
        var now = Now;
        if (now < next) return;
        next = now - next > every ? now + every : next + every; // on a grid, and not in a hurry after a pause
        Show(session, now);
    }

    /// <summary>The device is done and its recording closed.</summary>
    public void End(SimulatedSession session)
    {
        Show(session, Now);
        Tell(session, isOver: true);
        Viewers.Dispose();
    }

    void Tell(SimulatedSession session, bool isOver)
    {
        if (states.Changed(session, IsKept, isOver) is not { } changed) return;
        var told = ToldOf(changed);
        Turn(changed, told);
        Relay?.Invoke(told, true);
    }

    void Show(SimulatedSession session, TimeSpan now)
    {
        values.Read(session, now);
        var frame = LiveFrames.Of(values.All);
        Show(values.All, frame);
        Relay?.Invoke(frame, false);
    }

    internal static ReadOnlyMemory<byte> ToldOf(LiveState state) =>
        LiveFrames.Told("state", state.Revision, JsonSerializer.SerializeToUtf8Bytes(state, LiveJson.Default.LiveState));
}
