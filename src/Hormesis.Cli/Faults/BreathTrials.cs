using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Device.Capnography;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>The rules of breathing on many random patients: sensitivity and false alarms (reference/clinical 7.2, in silico).</summary>
static class BreathTrials
{
    const double SeenWithinSeconds = 30, SensitivityPercent = 95, FalseAbortPercent = 1;

    public static BreathTrialDocument Run(DeviceProfile profile, int count, ulong seed, Screen screen, CancellationToken stop)
    {
        PlantOfTrial plant = new(profile);
        var trials = Enum.GetValues<BreathCase>().Select(@case => (Case: @case, Runs: FaultTrials.Run(
            count, seed + (ulong)@case, screen, (_, s) => BreathTrial.Run(plant, @case, s, CapnographyLimits.Shipped), stop))).ToList();
        var cases = trials.Select(t => Describe(t.Case, [.. t.Runs.Select(r => r.Trial)])).ToList();
        var (quiet, emboli) = (cases[(int)BreathCase.Quiet], cases[(int)BreathCase.Embolism]);
        return new()
        {
            Seed = seed,
            Patients = count,
            WithoutBaseline = trials.Sum(t => t.Runs.Count(r => !r.Trial.HasBaseline)),
            Cases = cases,
            Holds = emboli.HeldWithin30SOfAll!.Percent >= SensitivityPercent // an embolism's gas has an end
                && quiet.Aborted.Percent <= FalseAbortPercent,
        };
    }

    static BreathCaseDocument Describe(BreathCase @case, IReadOnlyList<BreathTrial> all)
    {
        var begun = all.Where(t => t.HasBaseline).ToList();
        var isGas = @case is BreathCase.Embolism or BreathCase.SmallEmbolism;
        var held = begun.Select(t => t.HeldAfterSeconds).Where(double.IsFinite).Order().ToList();
        return new(
            JsonNamingPolicy.KebabCaseLower.ConvertName($"{@case}"), Reached(CapnographyAction.Advise), Reached(CapnographyAction.Pause),
            Reached(CapnographyAction.Abort), Count(t => t.HeldAfterSeconds <= SeenWithinSeconds),
            isGas ? Count(t => t.HeldAfterSeconds <= t.LastsSeconds + SeenWithinSeconds) : null,
            @case != BreathCase.Quiet && held.Count > 0 ? held[held.Count / 2] : null,
            Count(t => t.Before > CapnographyAction.None));

        ShareDocument Reached(CapnographyAction level) => Count(t => t.Gravest == level);
        ShareDocument Count(Func<BreathTrial, bool> which) => ShareDocument.Of95(begun.Count(which), begun.Count);
    }
}
