using Hormesis.Device.Calibration;
using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Faults;

/// <summary>One or two faults at one moment of one phase.</summary>
/// <param name="First">Begins at the moment, or was there from the start when it is latent.</param>
/// <param name="Second">Begins at the moment; None for a single fault.</param>
/// <param name="Moment">0 just after the phase began, 1 in its middle, 2 just before its end.</param>
public readonly record struct FaultCase(FaultKind First, FaultKind Second, bool FirstIsLatent, Phase Phase, byte Moment);

/// <summary>
/// Every single fault in every phase at three moments, and every pair of faults: which of them hurt? Runs are forked from
/// snapshots of one undisturbed session, so that the past is simulated once.
/// </summary>
public sealed class Enumeration
{
    const double JustAfter = 0.2, JustBefore = 0.3;
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(40);

    readonly UnitSetup setup;
    readonly ulong seed;
    readonly Dictionary<(Phase, byte), SimulatedSession> snapshots = [];

    public Enumeration(DeviceProfile profile, ulong seed, DeviceCalibration? calibration = null)
    {
        setup = UnitSetup.Simulated(FaultPlans.Fixed(profile), profile, calibration);
        this.seed = seed;
        TakeSnapshots();
    }

    static readonly bool[] LatentOrNot = [false, true];

    /// <summary>Everything that can go wrong but what only undoes another fault.</summary>
    public static IReadOnlyList<FaultKind> Kinds { get; } =
        [.. Injectors.All.Select(i => i.Kind).Where(k => k is not (FaultKind.PowerRestore or FaultKind.None))];

    /// <summary>Faults that are causes of hazards of the gravest kind.</summary>
    public static IReadOnlyList<FaultKind> GraveKinds { get; } =
    [
        .. Kinds.Where(k => Injectors.Of(k).Hazards.Any(h => HazardTable.All.Single(row => row.Id == h).Severity == 5)),
    ];

    /// <summary>Of this phase there is a snapshot.</summary>
    public IReadOnlyList<Phase> Phases => [.. snapshots.Keys.Select(k => k.Item1).Distinct().Order()];

    public IEnumerable<FaultCase> Singles() =>
        from kind in Kinds
        from place in snapshots.Keys.Order()
        select new FaultCase(kind, FaultKind.None, false, place.Item1, place.Item2);

    /// <summary>Pairs at the same moment, in the middle of each phase, and with either of the two there from the start.</summary>
    public IEnumerable<FaultCase> Pairs() =>
        from first in GraveKinds
        from second in GraveKinds
        where first != second
        from phase in Phases
        from latent in LatentOrNot
        where latent || first < second
        select new FaultCase(first, second, latent, phase, 1);

    /// <summary>Runs one case to its outcome. Safe to call from several threads.</summary>
    public FaultRun Run(in FaultCase @case, CancellationToken stop)
    {
        SimulatedSession session = new(setup, seed);
        if (@case.FirstIsLatent)
        {
            session.Schedule.Add(new ScheduledFault(FaultTime.FromStart(TimeSpan.Zero), Fault.Of(@case.First), null));
            session.Schedule.Add(new ScheduledFault(new(@case.Phase, 1, Offset(@case)), Fault.Of(@case.Second), null));
            return FaultRun.Of(session, stopAtHarm: true, Longest, stop);
        }
        session.CopyFrom(snapshots[(@case.Phase, @case.Moment)]);
        session.Begin(@case.First);
        if (@case.Second != FaultKind.None) session.Begin(@case.Second);
        return FaultRun.Of(session, stopAtHarm: true, Longest, stop);
    }

    TimeSpan Offset(in FaultCase @case) =>
        snapshots[(@case.Phase, @case.Moment)].Now - snapshots[(@case.Phase, 0)].Now + TimeSpan.FromSeconds(JustAfter);

    // Once to learn when each phase begins and ends, and once more to stop at the three moments of each.
    void TakeSnapshots()
    {
        var spans = Spans();
        SimulatedSession session = new(setup, seed);
        foreach (var (at, place) in spans.SelectMany(Moments).OrderBy(m => m.At).ThenBy(m => m.Place.Moment))
        {
            while (session.Now < at) session.Step();
            SimulatedSession snapshot = new(setup, seed);
            snapshot.CopyFrom(session);
            snapshots.TryAdd(place, snapshot);
        }
    }

    static IEnumerable<(TimeSpan At, (Phase Phase, byte Moment) Place)> Moments((Phase Phase, TimeSpan From, TimeSpan To) span)
    {
        yield return (span.From + TimeSpan.FromSeconds(JustAfter), (span.Phase, 0));
        yield return (span.From + (span.To - span.From) / 2, (span.Phase, 1));
        yield return (span.To - TimeSpan.FromSeconds(JustBefore), (span.Phase, 2));
    }

    List<(Phase Phase, TimeSpan From, TimeSpan To)> Spans()
    {
        SimulatedSession session = new(setup, seed);
        List<(Phase, TimeSpan, TimeSpan)> spans = [];
        var (phase, from) = (session.Controller.Phase, TimeSpan.Zero);
        while (!session.IsOver && session.Now < Longest)
        {
            session.Step();
            if (session.Controller.Phase == phase) continue;
            spans.Add((phase, from, session.Now));
            (phase, from) = (session.Controller.Phase, session.Now);
        }
        if (session.Controller.Phase != Phase.Ended || !session.Harms.IsEmpty)
            throw new InvalidOperationException($"the session without a fault ended in {session.Controller.Phase} after {session.Now}");
        return spans;
    }
}
