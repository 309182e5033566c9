using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Model.Bottle.Fit;

/// <summary>
/// Fits the bottle's five open parameters to the published measurements, and says what those did not determine. All else stays
/// as the table has it.
/// </summary>
public sealed class BottleFit(FitPlan plan, ParameterVector standard, CompiledModel model, int threads = 1)
{
    /// <summary>A posterior this much narrower than the prior counts as determined by the measurements.</summary>
    public const double DeterminedBelow = 0.5;

    /// <summary>How far walkers start from the shipped set, in standard deviations of the prior.</summary>
    const double StartSpread = 0.1;

    /// <summary>The shipped plan on the shipped model.</summary>
    public static BottleFit Shipped(int threads) =>
        new(FitPlan.Shipped, FitPlan.Shipped.Experiment.ToParameters(), BottleModel.Compiled, threads);

    readonly FitExperiment _experiment = new(plan, standard, model);

    /// <param name="walkers">Even, more than twice the number of free parameters.</param>
    /// <param name="sweeps">How often each walker moves; the first half is not kept.</param>
    /// <param name="tell">Is told after each sweep how many are done.</param>
    public FitResult Run(int walkers, int sweeps, ulong seed, Action<int>? tell = null)
    {
        StretchSampler sampler = new(LogDensities, seed);
        var chain = sampler.Run(Start(walkers, seed), sweeps, sweeps / 2, tell);
        var points = chain.Sweeps.SelectMany(s => s).Select(Values).ToArray();
        var predicted = _experiment.Predict(points, threads);
        return new()
        {
            Parameters = [.. plan.Free.Select((f, i) => Summarise(f, i, chain))],
            Measurements = [.. plan.Measurements.Select((m, i) => Summarise(m, i, predicted, points))],
            Correlations = Correlations(chain),
            AcceptedShare = chain.AcceptedShare,
            Draws = points.Length,
        };
    }

    // A small cloud about the shipped set, within what the prior allows: walkers that start far off can be left behind there.
    double[][] Start(int walkers, ulong seed)
    {
        RandomSource random = new(seed, 1);
        return [.. Enumerable.Range(0, walkers).Select(_ => plan.Free.Select(Near).ToArray())];

        double Near(FreeParameter f)
        {
            var near = f.Coordinate(standard[f.Name]) + StartSpread * f.Spread * random.NextNormal();
            return f.Prior == Prior.Uniform ? Math.Clamp(near, f.Low, f.High) : near;
        }
    }

    void LogDensities(IReadOnlyList<double[]> coordinates, double[] result)
    {
        var possible = Enumerable.Range(0, coordinates.Count).Where(i => double.IsFinite(LogPrior(coordinates[i]))).ToArray();
        Array.Fill(result, double.NegativeInfinity);
        var predicted = _experiment.Predict([.. possible.Select(i => Values(coordinates[i]))], threads);
        for (var k = 0; k < possible.Length; k++) result[possible[k]] = LogPrior(coordinates[possible[k]]) + LogLikelihood(predicted[k]);
    }

    double LogPrior(double[] coordinates) => plan.Free.Select((f, i) => f.LogDensity(coordinates[i])).Sum();

    double LogLikelihood(double[] predicted) => plan.Measurements
        .Select((m, i) => m.Role == Role.Fitted ? -0.5 * Math.Pow(m.Deviation(predicted[i]), 2) : 0).Sum();

    double[] Values(double[] coordinates) => [.. plan.Free.Select((f, i) => f.Value(coordinates[i]))];

    FittedParameter Summarise(FreeParameter free, int index, Chain chain)
    {
        var draws = chain.Draws(index);
        var mean = draws.Average();
        var deviation = Math.Sqrt(draws.Average(d => (d - mean) * (d - mean)));
        return new(
            free.Name, free.Text, standard[free.Name], free.Low, free.High, Band(draws.Select(free.Value)),
            deviation / free.Spread, chain.EffectiveDraws(index));
    }

    FittedMeasurement Summarise(Measurement m, int index, double[][] predicted, double[][] points)
    {
        var shipped = _experiment.Predict([[.. plan.Free.Select(f => standard[f.Name])]], 1)[0][index];
        return new(m, shipped, Band(points.Select((_, i) => predicted[i][index])));
    }

    double[][] Correlations(Chain chain)
    {
        var draws = plan.Free.Select((_, i) => chain.Draws(i)).ToArray();
        return [.. draws.Select(a => draws.Select(b => Correlation(a, b)).ToArray())];
    }

    static double Correlation(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return product / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }

    static Band Band(IEnumerable<double> sample)
    {
        var sorted = sample.Order().ToArray();
        return new(Quantiles.Of(sorted, 0.025), Quantiles.Of(sorted, 0.5), Quantiles.Of(sorted, 0.975));
    }
}
