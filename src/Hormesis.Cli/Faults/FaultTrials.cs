using Hormesis.Cli.Output;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Model.Numerics;

namespace Hormesis.Cli.Faults;

/// <summary>
/// Trials of many random machines without faults, side by side, judged in their order: the result depends on the seed alone.
/// </summary>
static class FaultTrials
{
    public const int Maximum = 1_000_000;
    const ulong Stream = 13;
    const int Chunk = 16;

    // Goals of reference/device-safety 5.1, 5.2 and 5.4.
    const double SettleNominalSeconds = 20, SettleSeconds = 30, OvershootPercent = 5, SteadyPercent = 2, PressureMbar = 20;
    const double DosePercent = 5, DoseSharePercent = 95, CoveredLeast = 93, CoveredMost = 97, OfferedPercent = 102;

    public static TrialDocument Loops(DeviceProfile profile, int count, ulong seed, Screen screen, CancellationToken stop)
    {
        var runs = Run(count, seed, screen, (i, s) => LoopTrial.Run(profile, i, s, stop), stop);
        var filled = runs.Where(r => r.Trial.Completed).ToList();
        var nominal = filled.Where(r => r.Trial.Nominal).ToList();
        IReadOnlyList<GoalDocument> goals =
        [
            Goal("settled within 5 %, generator as modelled", "s", SettleNominalSeconds, nominal, t => t.Loop.Seconds),
            Goal("settled within 5 %, any generator", "s", SettleSeconds, filled, t => t.Loop.Seconds),
            Goal("overshoot of the concentration", "%", OvershootPercent, filled, t => t.OvershootPercent),
            Goal("steady error of the concentration", "%", SteadyPercent, filled, t => t.Loop.ErrorPercent),
            Goal("overshoot of the pressure", "mbar", PressureMbar, filled, t => t.PressureOvershootMbar),
            Goal("settled, with the photometer's own error", "s", double.PositiveInfinity, filled, t => t.Truth.Seconds),
            Goal("steady error, with the photometer's own", "%", double.PositiveInfinity, filled, t => t.Truth.ErrorPercent),
        ];
        var unfinished = runs.Where(r => !r.Trial.Completed).ToList();
        return Document("loops", profile, seed, count, unfinished.Count, goals) with
        {
            UnfinishedSeed = unfinished.Count > 0 ? unfinished[0].Seed : null,
            Holds = unfinished.Count == 0 && goals.All(g => g.Missed == 0),
        };
    }

    public static TrialDocument Dose(DeviceProfile profile, int count, ulong seed, Screen screen, CancellationToken stop)
    {
        var runs = Run(count, seed, screen, (_, s) => DoseTrial.Run(profile, s, stop), stop);
        var done = runs.Where(r => r.Trial.Completed).ToList();
        IReadOnlyList<GoalDocument> goals =
        [
            Goal("absorbed, in truth, from the order", "%", DosePercent, done, t => t.OffPercent),
            Goal("offered, as measured, of the order", "%", OfferedPercent, done, t => t.OfferedPercent),
            Goal("half width of the reported interval", "%", double.PositiveInfinity, done, t => t.HalfWidthPercent),
        ];
        var unfinished = runs.Where(r => !r.Trial.Completed).ToList();
        var within = 100.0 * done.Count(r => r.Trial.OffPercent <= DosePercent) / count;
        var covered = 100.0 * done.Count(r => r.Trial.IsCovered) / count;
        return Document("dose", profile, seed, count, unfinished.Count, goals) with
        {
            UnfinishedSeed = unfinished.Count > 0 ? unfinished[0].Seed : null,
            WithinFivePercent = within,
            CoveredPercent = covered,
            MeanOffPercent = done.Count > 0 ? done.Average(r => 100 * (r.Trial.TruthUg / r.Trial.OrderUg - 1)) : null,
            // A run that was stopped counts against both shares.
            Holds = goals[1].Missed == 0 && within >= DoseSharePercent && covered is >= CoveredLeast and <= CoveredMost,
        };
    }

    /// <summary>So many trials side by side, each with its own seed.</summary>
    internal static (ulong Seed, T Trial)[] Run<T>(
        int count, ulong seed, Screen screen, Func<int, ulong, T> run, CancellationToken stop)
    {
        RandomSource random = new(seed, Stream);
        var runs = new (ulong Seed, T Trial)[count];
        for (var i = 0; i < count; i++) runs[i].Seed = random.NextBits() >> 12; // a number that JSON holds
        for (var first = 0; first < count; first += Chunk)
        {
            var next = Math.Min(count, first + Chunk);
            Parallel.For(first, next, new() { CancellationToken = stop }, i => runs[i].Trial = run(i, runs[i].Seed));
            screen.Progress(next / (double)count, "machines", lineDue: first / Chunk % 8 == 0);
        }
        return runs;
    }

    static TrialDocument Document(
        string trial, DeviceProfile profile, ulong seed, int count, int unfinished, IReadOnlyList<GoalDocument> goals) => new()
        {
            Trial = trial,
            DeviceProfile = profile.Id,
            Seed = seed,
            Machines = count,
            Unfinished = unfinished,
            Goals = goals,
            Holds = false,
        };

    static GoalDocument Goal<T>(string goal, string unit, double limit, List<(ulong Seed, T Trial)> runs, Func<T, double> figure)
    {
        var sorted = runs.Select(r => (Value: figure(r.Trial), r.Seed)).OrderBy(r => r.Value).ToList();
        var missed = sorted.Count(r => !(r.Value <= limit));
        var (worst, worstSeed) = sorted.Count > 0 ? sorted[^1] : (double.NaN, 0);
        return new(
            goal, unit, Finite(limit), Quantile(sorted, 0.5), Quantile(sorted, 0.95), Finite(worst), worstSeed, missed, sorted.Count);
    }

    // The smallest value that so many are not above.
    static double? Quantile(List<(double Value, ulong Seed)> sorted, double share) =>
        sorted.Count == 0 ? null : Finite(sorted[(int)Math.Ceiling(share * sorted.Count) - 1].Value);

    static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
