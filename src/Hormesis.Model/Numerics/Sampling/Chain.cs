namespace Hormesis.Model.Numerics.Sampling;

/// <summary>What a sampler drew.</summary>
/// <param name="Sweeps">For each kept sweep the points of all walkers.</param>
/// <param name="AcceptedShare">Of all proposals; between about 0.2 and 0.5 the chain moves well.</param>
public sealed record Chain(IReadOnlyList<double[][]> Sweeps, double AcceptedShare)
{
    // Sokal's window: the autocorrelation is summed up to five times its own sum.
    const double Window = 5;

    /// <summary>All draws of one dimension, sweep by sweep.</summary>
    public IReadOnlyList<double> Draws(int dimension) => [.. Sweeps.SelectMany(s => s.Select(w => w[dimension]))];

    /// <summary>
    /// Sweeps after which a dimension has forgotten where it was, from the mean over walkers of the autocorrelation
    /// (A. Sokal, "Monte Carlo methods in statistical mechanics", 1989).
    /// </summary>
    public double AutocorrelationTime(int dimension)
    {
        var (time, mean) = (1.0, Draws(dimension).Average());
        var variance = Covariance(dimension, mean, 0);
        for (var lag = 1; lag < Sweeps.Count / 2; lag++)
        {
            time += 2 * Covariance(dimension, mean, lag) / variance;
            if (lag >= Window * time) break;
        }
        return Math.Max(1, time);
    }

    /// <summary>How many independent draws the chain is worth for a dimension.</summary>
    public double EffectiveDraws(int dimension) => Sweeps.Count * Sweeps[0].Length / AutocorrelationTime(dimension);

    double Covariance(int dimension, double mean, int lag)
    {
        var (sum, count) = (0.0, 0);
        for (var t = 0; t + lag < Sweeps.Count; t++)
        {
            for (var w = 0; w < Sweeps[t].Length; w++, count++)
                sum += (Sweeps[t][w][dimension] - mean) * (Sweeps[t + lag][w][dimension] - mean);
        }
        return sum / count;
    }
}
