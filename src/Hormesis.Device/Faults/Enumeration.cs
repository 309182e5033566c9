using System.Collections.Concurrent;
using Hormesis.Device.Calibration;
using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Faults;

/// <summary>One or two faults at one moment of one phase.</summary>
/// <param name="First">Begins at the moment, or was there from the start when it is latent.</param>
/// <param name="Second">Begins at the moment; of kind None for a single fault.</param>
/// <param name="Moment">0 just after the phase began, 1 in its middle, 2 just before its end.</param>
public readonly record struct FaultCase(Fault First, Fault Second, bool FirstIsLatent, Phase Phase, byte Moment)
{
    public IReadOnlyList<FaultKind> Kinds => Second.Kind == FaultKind.None ? [First.Kind] : [First.Kind, Second.Kind];

    /// <summary>For people: clot in draw (middle).</summary>
    public override string ToString()
    {
        var second = Second.Kind == FaultKind.None ? "" : $" + {Words(Second)}";
        return $"{Words(First)}{(FirstIsLatent ? " (from the start)" : "")}{second} in {Phase.Name()} ({Moments[Moment]})";
    }

    static readonly string[] Moments = ["begin", "middle", "end"];

    static string Words(in Fault fault) => Injectors.Of(fault.Kind) is { Choice: { } choice } injector
        ? $"{injector.Name}({choice.Words[fault.Choice]})"
        : Injectors.Of(fault.Kind).Name;
}

/// <summary>
/// Every single fault in every phase at three moments, and every pair of grave faults: which of them hurt? Runs are forked from
/// snapshots of one undisturbed session, or of one that has had the latent fault from its start: the past is simulated once.
/// </summary>
public sealed class Enumeration
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(40);

    readonly UnitSetup setup;
    readonly ulong seed;
    readonly Past undisturbed;
    readonly ConcurrentDictionary<Fault, Lazy<Past>> latent = new();

    public Enumeration(DeviceProfile profile, ulong seed, DeviceCalibration? calibration = null)
    {
        setup = UnitSetup.Simulated(FaultPlans.Fixed(profile), profile, calibration, FaultPlans.Nonce);
        this.seed = seed;
        undisturbed = Past.Undisturbed(setup, seed);
    }

    static readonly bool[] LatentOrNot = [false, true];

    /// <summary>Everything that can go wrong but what only undoes another fault.</summary>
    public static IReadOnlyList<FaultKind> Kinds { get; } =
        [.. Injectors.All.Select(i => i.Kind).Where(k => k is not (FaultKind.PowerRestore or FaultKind.None))];

    /// <summary>The same with each of the words that an injector knows, and a gauge that is taken for an absolute one.</summary>
    public static IReadOnlyList<Fault> Faults { get; } = [.. Kinds.SelectMany(Variants)];

    /// <summary>Faults that are causes of hazards of the gravest kind.</summary>
    public static IReadOnlyList<FaultKind> GraveKinds { get; } =
    [
        .. Kinds.Where(k => Injectors.Of(k).Hazards.Any(h => HazardTable.All.Single(row => row.Id == h).Severity == 5)),
    ];

    /// <summary>Of this phase there is a snapshot.</summary>
    public IReadOnlyList<Phase> Phases => undisturbed.Phases;

    public IEnumerable<FaultCase> Singles() =>
        from fault in Faults
        from place in undisturbed.Places
        select new FaultCase(fault, default, false, place.Phase, place.Moment);

    /// <summary>Pairs at the same moment, in the middle of each phase, and with either of the two there from the start.</summary>
    public IEnumerable<FaultCase> Pairs() =>
        from first in GraveKinds
        from second in GraveKinds
        where first != second
        from latent in LatentOrNot
        where latent || first < second
        from phase in Phases
        select new FaultCase(Fault.Of(first), Fault.Of(second), latent, phase, 1);

    /// <summary>Runs one case to its outcome; null when the latent fault alone ended the session before. For several threads.</summary>
    public FaultRun? Run(in FaultCase @case, CancellationToken stop)
    {
        var past = @case.FirstIsLatent ? LatentPast(@case.First) : undisturbed;
        if (past.At(@case.Phase, @case.Moment) is not { } snapshot) return null;

        SimulatedSession session = new(setup, seed);
        session.CopyFrom(snapshot);
        if (!@case.FirstIsLatent) session.Begin(@case.First);
        if (@case.Second.Kind != FaultKind.None) session.Begin(@case.Second);
        var run = FaultRun.Of(session, stopAtHarm: true, Longest, stop);
        // The last phase is over within a tick: a session that has ended has no course left to be changed.
        var judged = @case.Second.Kind == FaultKind.None && !@case.FirstIsLatent && !snapshot.IsOver;
        return judged ? WithIntrusion(run, @case.First.Kind) : run;
    }

    // I17 and I18: a clock that jumps, and commands that are old or not this session's, change nothing that the machine does.
    FaultRun WithIntrusion(FaultRun run, FaultKind kind)
    {
        var rule = kind switch
        {
            FaultKind.ClockJump => 17,
            FaultKind.CommandReplay or FaultKind.CommandForge => 18,
            _ => 0,
        };
        var changes = rule > 0 && run.Harms.IsEmpty && run.Trace != undisturbed.Trace;
        return run with { Broken = run.Broken.With(rule, changes) };
    }

    Past LatentPast(Fault first) => latent.GetOrAdd(first, f => new(() => undisturbed.With(f, setup, seed))).Value;

    static IEnumerable<Fault> Variants(FaultKind kind)
    {
        const double gaugeForAbsolute = 1.013;
        var choices = Injectors.Of(kind).Choice?.Words.Count ?? 1;
        for (var choice = 0; choice < choices; choice++)
        {
            var fault = Fault.Of(kind) with { Choice = (byte)choice };
            yield return fault;
            if (kind == FaultKind.PressureScale) yield return fault with { Amount = 1, Extra = gaugeForAbsolute };
        }
    }
}
