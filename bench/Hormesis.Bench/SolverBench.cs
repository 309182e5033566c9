using Hormesis.Bench.Cases;
using Hormesis.Bench.Figures;
using Hormesis.Bench.Peers;
using Hormesis.Bench.Runs;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Bench;

/// <summary>What is asked of a measurement.</summary>
public sealed record SolverBenchOptions
{
    public int Patients { get; init; } = 1024;
    public ulong Seed { get; init; } = 1;
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>Rounds in which every contestant runs once.</summary>
    public int Pairs { get; init; } = 5;

    /// <summary>Least processor time of a timed run.</summary>
    public double Seconds { get; init; } = 1;

    /// <summary>Of the patients, how many SciPy solves; none leaves it out.</summary>
    public int SciPyPatients { get; init; } = 4;

    /// <summary>Adds CVODE at a hundredth of the tolerance, where its errors are about as small as ours.</summary>
    public bool WithEqualError { get; init; }
}

/// <summary>
/// Measures our solver beside CVODE and SciPy on one case: the same patients, the same core, one after another in rounds, and
/// the error of each against a reference that neither of them made.
/// </summary>
public sealed class SolverBench(
    IReadOnlyList<string> self, Core core, Toolbox tools, Action<double, string> progress, CancellationToken stop)
{
    const double ReferenceTolerance = 1e-10, CheckTolerance = 1e-9;

    public SolverFigures Measure(SolverCase @case, SolverBenchOptions options)
    {
        tools.NeedCvode();
        using Workshop shop = new(@case, @case.Job(options.Patients, options.Seed), self, core, stop);
        shop.BuildCvode();
        double[] scales = [.. @case.Model.States.Select(s => s.Scale)];
        var resultLength = scales.Length * @case.Segments.Count;

        progress(0, $"{@case.Id}: reference");
        var reference = shop.Cvode("dense", RunSettings.Once(ReferenceTolerance)).Results;
        if (ErrorMetric.Failed(reference, resultLength) is > 0 and var missing)
            throw new BenchException($"the reference fails for {missing} patients of {@case.Id}; take another --seed");
        var check = shop.Engine(LaneWidths.Widest, RunSettings.Once(CheckTolerance)).Results;
        var contestants = Contestants(shop, options);
        var runs = Rounds(@case.Id, contestants, options.Pairs);
        List<ContestantFigures> figures = [.. contestants.Select(c => Figures(c, runs[c.Id]))];
        return new()
        {
            Case = @case.Id,
            Title = @case.Title,
            States = scales.Length,
            Parameters = @case.Model.Parameters.Count,
            Segments = @case.Segments.Count,
            Patients = options.Patients,
            Seed = options.Seed,
            RelativeTolerance = options.RelativeTolerance,
            Pairs = options.Pairs,
            Reference = $"CVODE, dense LU, rtol {ReferenceTolerance:0e-0}; checked by our solver at rtol {CheckTolerance:0e-0}",
            ReferenceAgreement = ErrorFigures.Of(ErrorMetric.At(check, reference, scales)),
            Ratios = [.. Ratios(figures, runs)],
            Contestants = [.. figures, .. SciPy(shop, options).Select(s => Figures(s.Contestant, [s.Run]))],
        };

        ContestantFigures Figures(Contestant contestant, IReadOnlyList<SolverRun> runs)
        {
            var (last, speed) = (runs[^1], runs.Select(r => r.Statistics.PatientsPerSecond).ToList());
            double? steps = last.Statistics.Steps > 0 ? last.Statistics.StepsPerPatient : null;
            var failed = ErrorMetric.Failed(last.Results, resultLength);
            if (failed == last.Statistics.Patients) throw new BenchException($"{contestant.Name} solved no patient of {@case.Id}");
            var error = ErrorFigures.Of(ErrorMetric.At(last.Results, reference, scales));
            var share = Spread.Of([.. runs.Select(r => r.Statistics.CoreShare)]);
            return new(contestant.Id, contestant.Name, (int)last.Statistics.Patients, Spread.Of(speed), share, steps, failed, error);
        }
    }

    // The widest lanes and AVX2 stand right beside KLU, which they are compared with.
    static List<Contestant> Contestants(Workshop shop, SolverBenchOptions options)
    {
        var timed = RunSettings.Timed(options.RelativeTolerance, options.Seconds);
        var tight = RunSettings.Timed(options.RelativeTolerance / 100, options.Seconds);
        Contestant[] engines =
            [.. LaneWidths.Supported.Select(w => new Contestant(EngineId(w), $"engine, {(int)w} bits", () => shop.Engine(w, timed)))];
        return
        [
            engines[0],
            new(SolverFigures.CvodeKlu, "CVODE, KLU", () => shop.Cvode("klu", timed)),
            .. engines.Skip(1),
            new(SolverFigures.CvodeDense, "CVODE, dense LU", () => shop.Cvode("dense", timed)),
            .. options.WithEqualError
                ? [new(SolverFigures.CvodeTight, $"CVODE, KLU, rtol {tight.RelativeTolerance:0e-0}", () => shop.Cvode("klu", tight))]
                : Array.Empty<Contestant>(),
        ];
    }

    // Every other round goes backwards, so that nobody is always first after a pause of the machine.
    Dictionary<string, List<SolverRun>> Rounds(string caseId, List<Contestant> contestants, int pairs)
    {
        var runs = contestants.ToDictionary(c => c.Id, _ => new List<SolverRun>());
        for (var round = 0; round < pairs; round++)
        {
            var order = round % 2 == 0 ? contestants : Enumerable.Reverse(contestants);
            foreach (var (place, contestant) in order.Index())
            {
                progress((round + (double)place / contestants.Count) / pairs, $"{caseId}: {contestant.Name}");
                runs[contestant.Id].Add(contestant.Run());
            }
        }
        return runs;
    }

    static IEnumerable<RatioFigures> Ratios(List<ContestantFigures> figures, Dictionary<string, List<SolverRun>> runs) =>
        from width in LaneWidths.Supported
        let engine = figures.Single(f => f.Id == EngineId(width))
        from peer in figures.Where(f => f.Id.StartsWith("cvode", StringComparison.Ordinal))
        let ratio = Spread.OfRatios(Speeds(runs[engine.Id]), Speeds(runs[peer.Id]))
        select new RatioFigures(engine.Id, peer.Id, ratio, engine.Error, peer.Error);

    static double[] Speeds(List<SolverRun> runs) => [.. runs.Select(r => r.Statistics.PatientsPerSecond)];

    IEnumerable<(Contestant Contestant, SolverRun Run)> SciPy(Workshop shop, SolverBenchOptions options)
    {
        var patients = Math.Min(options.SciPyPatients, options.Patients);
        if (patients == 0 || tools.PythonWithSciPy() is not { } python) yield break;
        foreach (var method in new[] { "LSODA", "BDF" })
        {
            progress(1, $"SciPy {method}");
            Contestant contestant = new("scipy-" + method.ToLowerInvariant(), $"SciPy {method}",
                () => shop.SciPy(python, method, patients, RunSettings.Once(options.RelativeTolerance)));
            yield return (contestant, contestant.Run());
        }
    }

    static string EngineId(LaneWidth width) => $"engine-{(int)width}";

    sealed record Contestant(string Id, string Name, Func<SolverRun> Run);
}
