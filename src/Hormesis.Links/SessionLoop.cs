using Hormesis.Device;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Links;

/// <summary>Runs a session on the simulated device, tick by tick, and writes all of it down. It decides nothing.</summary>
public sealed class SessionLoop
{
    public static readonly TimeSpan Tick = SimulatedSession.Tick;

    // After a stop the recording goes on until the bottle is let down, and a little longer.
    static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(5);

    // No session is longer (the longest phases of the profile together are well below).
    static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    readonly UnitSetup setup;
    readonly RecordingWriter recording;
    readonly RecordedJournal journal;
    readonly SimulatedSession session;
    readonly IPace pace;
    readonly Panel? panel;

    /// <param name="setup">As the recording's header says.</param>
    /// <param name="seed">Of the simulated device.</param>
    /// <param name="pace">When each tick happens.</param>
    /// <param name="recording">Gets every tick.</param>
    /// <param name="weight">The simulated patient's; null for the reference adult's.</param>
    /// <param name="panel">Where people operate it; null for a program that answers for them.</param>
    public SessionLoop(
        UnitSetup setup, ulong seed, IPace pace, RecordingWriter recording, Mass? weight = null, Panel? panel = null)
    {
        (this.setup, this.recording, this.pace, this.panel) = (setup, recording, pace, panel);
        journal = new(recording, waits: pace.IsVirtual);
        session = new(setup, seed, journal, weight: weight, operated: panel is not null);
    }

    /// <summary>Told after every tick, on the session's own thread: it must be quick, and change nothing.</summary>
    public Action<SimulatedSession>? Seen { get; set; }

    /// <summary>What shall go wrong.</summary>
    public FaultSchedule Faults => session.Schedule;

    /// <summary>What is true, by code of its own.</summary>
    public PlantLedger Truth => session.Machine.Ledger;

    /// <summary>Runs the session to its end.</summary>
    /// <param name="progress">Told once a second; may be null.</param>
    /// <param name="stop">A person wants it to end: the device goes to its safe state, and the recording is closed whole.</param>
    /// <exception cref="IOException">The recording could not be completed.</exception>
    public SessionTrace Run(Action<ControllerState>? progress, CancellationToken stop)
    {
        var trace = new TraceBuilder(setup);
        var row = new ulong[TickColumns.Count];
        var (ticks, stoppedAt) = (0L, TimeSpan.MaxValue);
        while (true)
        {
            var (now, wall) = pace.Next(ticks);
            if (stop.IsCancellationRequested) session.Stop();
            else if (panel is not null && panel.TryTake(out var input)) session.Do(input);
            session.Step(now);
            TickColumns.Write(row, session, wall);
            recording.Append(row);
            journal.WriteDown(++ticks);
            var state = session.Controller;
            trace.Add(session.Unit, session.Readings, now);
            Seen?.Invoke(session);
            if (ticks % (long)(TimeSpan.FromSeconds(1) / Tick) == 0) progress?.Invoke(state);
            // People decide what becomes of the blood after a stop; a program that is to end does not wait for them.
            var waits = panel is not null && !stop.IsCancellationRequested;
            if (state.Phase == Phase.Safe && !waits && stoppedAt == TimeSpan.MaxValue) stoppedAt = now;
            if (state.Phase == Phase.Ended || now - stoppedAt >= AfterStop || now >= Longest) break;
        }
        var result = trace.Build(session.Controller);
        recording.End(new(result.Outcome == SessionOutcome.Completed ? "completed" : "stopped", ticks));
        return result;
    }
}
