using Hormesis.Device.Controller;
using Hormesis.Device.Twin;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Links;

/// <summary>What has been established outside the device before a session may run.</summary>
public readonly record struct SessionFacts(bool PatientMatched, bool BottleMatched, bool ScreenValid, bool OrderHeld);

/// <summary>
/// Joins controller, device and recording: readings in, one step, commands out, all of it written down. It decides nothing.
/// </summary>
public sealed class SessionLoop(ControllerSetup setup, Machine device, VirtualOperator person, RecordingWriter recording)
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // After a stop the recording goes on until the bottle is let down, and a little longer.
    static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(5);

    // No session is longer (the longest phases of the profile together are well below).
    static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <summary>Runs the session to its end.</summary>
    /// <param name="pace">When each tick happens.</param>
    /// <param name="facts">Enter every tick's readings.</param>
    /// <param name="progress">Told once a second; may be null.</param>
    /// <param name="stop">A person wants it to end: the device goes to its safe state, and the recording is closed whole.</param>
    /// <exception cref="IOException">The recording could not be completed.</exception>
    public SessionTrace Run(IPace pace, SessionFacts facts, Action<ControllerState>? progress, CancellationToken stop)
    {
        var trace = new TraceBuilder(setup);
        var row = new ulong[TickColumns.Count];
        var state = ControllerState.Begin;
        var (ticks, stoppedAt, before) = (0L, TimeSpan.MaxValue, TimeSpan.Zero);
        while (true)
        {
            var (now, wall) = pace.Next(ticks);
            device.Apply(Unmonitored.Beating(state.Issued, ticks), Unmonitored.Permits, now - before);
            var prompt = SessionController.PromptFor(state);
            var readings = person.Act(Read(now, facts), prompt, device, now, stop.IsCancellationRequested);
            var (next, commands) = SessionController.Step(state, readings, setup, now);
            TickColumns.WriteInputs(row, now, wall, readings, default);
            TickColumns.WriteOutputs(row, next, commands, default);
            recording.Append(row);
            ticks++;
            if (next.Journal.Number != state.Journal.Number) WriteDown(next.Journal, ticks, pace.IsVirtual);
            trace.Add(next, readings, now);
            if (ticks % (long)(TimeSpan.FromSeconds(1) / Tick) == 0) progress?.Invoke(next);
            if (next.Phase == Phase.Safe && state.Phase != Phase.Safe) stoppedAt = now;
            (state, before) = (next, now);
            if (state.Phase == Phase.Ended || now - stoppedAt >= AfterStop || now >= Longest) break;
        }
        var result = trace.Build(state);
        recording.End(new(result.Outcome == SessionOutcome.Completed ? "completed" : "stopped", ticks));
        return result;
    }

    Readings Read(TimeSpan now, SessionFacts facts) => device.Read(now) with
    {
        PatientMatched = facts.PatientMatched,
        BottleMatched = facts.BottleMatched,
        ScreenValid = facts.ScreenValid,
        OrderHeld = facts.OrderHeld,
        JournalDurable = recording.Durable,
    };

    // In virtual time the disk takes one tick, whatever it really takes: else chance would come in by it.
    void WriteDown(JournalEntry entry, long tick, bool wait)
    {
        recording.Write(new(entry.Number, entry.Kind.ToString(), entry.Amount, tick));
        if (wait) recording.WaitFor(entry.Number);
    }
}
