namespace Hormesis.Device.Faults;

/// <summary>What came of one run.</summary>
public sealed record FaultRun
{
    public required HarmSet Harms { get; init; }
    public required RuleSet Broken { get; init; }

    /// <summary>When the first of them happened.</summary>
    public required TimeSpan? FirstAt { get; init; }
    public required TimeSpan Ended { get; init; }

    /// <summary>From the newest fault to the machine being truly safe; null when it never had to be, or never was.</summary>
    public required TimeSpan? SafeAfter { get; init; }

    /// <summary>From the device's stop to the machine being truly safe; null when there was no stop.</summary>
    public required TimeSpan? StopTook { get; init; }
    public required IReadOnlyList<FaultKind> Begun { get; init; }

    /// <summary>How long each hazard waited for its answer at the longest, ms, in the order of <see cref="Responses.All"/>.</summary>
    public required IReadOnlyList<double> ResponseMs { get; init; }

    /// <summary>The session came to its end, and nobody had to wait more than ten minutes for that once faults had healed (I22).</summary>
    public required bool CameToItsEnd { get; init; }
    public required int Passes { get; init; }
    public required ulong Trace { get; init; }

    /// <summary>Runs a session until its end, or until a harm has happened, or until there is no more to learn.</summary>
    /// <param name="session">At any moment; it is used up.</param>
    /// <param name="stopAtHarm">What happens after the first harm does not matter.</param>
    /// <param name="longest">After this, faults heal, and ten minutes are left to end.</param>
    public static FaultRun Of(SimulatedSession session, bool stopAtHarm, TimeSpan longest, CancellationToken stop = default)
    {
        var heals = session.Now + longest;
        var healed = false;
        TimeSpan? first = null;
        for (var tick = 0L; !session.IsOver; tick++)
        {
            session.Step();
            if (first is null && !(session.Harms.IsEmpty && session.Broken.IsEmpty)) first = session.Now;
            if (first is not null && stopAtHarm) break;
            if (!healed && session.Now >= heals)
            {
                session.Schedule.HealAll(session);
                healed = true;
            }
            if (session.Now >= heals + Liveness) break;
            if ((tick & 0xFFFF) == 0) stop.ThrowIfCancellationRequested();
        }
        return new()
        {
            Harms = session.Harms,
            Broken = session.Broken
                .With(10, session.Schedule.Begun.Count == 1 && session.IsLate)
                .With(22, first is null && !session.IsOver),
            FirstAt = first ?? (session.IsOver ? null : session.Now),
            Ended = session.Now,
            SafeAfter = session.SafeAt - session.FaultAt,
            StopTook = session.StopTook,
            Begun = [.. session.Schedule.Begun],
            ResponseMs = session.ResponseMs,
            CameToItsEnd = session.IsOver,
            Passes = session.Machine.Truth.Fills,
            Trace = session.Trace,
        };
    }

    static readonly TimeSpan Liveness = TimeSpan.FromMinutes(10);
}
