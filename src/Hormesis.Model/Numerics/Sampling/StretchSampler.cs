namespace Hormesis.Model.Numerics.Sampling;

/// <summary>
/// Draws from a density that can only be evaluated, with many walkers at once: proposals go along lines between walkers, so
/// that strong correlations and unlike scales need no tuning, and half of the walkers can be evaluated in one batch.
/// </summary>
/// <remarks>
/// The stretch move of J. Goodman and J. Weare, "Ensemble samplers with affine invariance", Comm. App. Math. Comp. Sci. 5:65
/// (2010), a = 2, in the parallel form of Foreman-Mackey et al., PASP 125:306 (2013). The same seed gives the same draws.
/// </remarks>
/// <param name="logDensities">
/// Fills in the logarithm of the density, up to a constant, of each point; -infinity or NaN where there is none.
/// </param>
public sealed class StretchSampler(Action<IReadOnlyList<double[]>, double[]> logDensities, ulong seed)
{
    const double Stretch = 2;

    /// <param name="start">One point for each walker: an even number, more than twice the dimensions, not all on a plane.</param>
    /// <param name="sweeps">How often every walker is moved.</param>
    /// <param name="discard">Sweeps at the beginning that are not kept.</param>
    /// <param name="tell">Is told after each sweep how many are done.</param>
    public Chain Run(IReadOnlyList<double[]> start, int sweeps, int discard, Action<int>? tell = null)
    {
        if (start.Count % 2 != 0 || start.Count <= 2 * start[0].Length)
            throw new ArgumentException($"{start.Count} walkers: take an even number above {2 * start[0].Length}", nameof(start));
        if (!(discard >= 0 && discard < sweeps))
            throw new ArgumentOutOfRangeException(nameof(discard), discard, $"not from 0 to {sweeps - 1}");
        RandomSource random = new(seed, 0);
        var walkers = start.Select(w => w.ToArray()).ToArray();
        var densities = new double[walkers.Length];
        logDensities(walkers, densities);
        var accepted = 0L;
        List<double[][]> kept = [];
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            accepted += Move(walkers, densities, 0, random);
            accepted += Move(walkers, densities, walkers.Length / 2, random);
            if (sweep >= discard) kept.Add([.. walkers]);
            tell?.Invoke(sweep + 1);
        }
        return new(kept, accepted / ((double)sweeps * walkers.Length));
    }

    // Moves the half that begins at an index, each along a line through a walker of the other half.
    int Move(double[][] walkers, double[] densities, int first, RandomSource random)
    {
        var half = walkers.Length / 2;
        var proposals = new double[half][];
        var stretches = new double[half];
        for (var i = 0; i < half; i++)
        {
            var other = walkers[half - first + (int)(random.NextUniform() * half)];
            var root = 1 + (Stretch - 1) * random.NextUniform();
            stretches[i] = root * root / Stretch;
            proposals[i] = [.. other.Zip(walkers[first + i], (o, w) => o + stretches[i] * (w - o))];
        }
        var proposed = new double[half];
        logDensities(proposals, proposed);
        var accepted = 0;
        for (var i = 0; i < half; i++)
        {
            var gain = (proposals[i].Length - 1) * Math.Log(stretches[i]) + proposed[i] - densities[first + i];
            if (!(Math.Log(random.NextUniform()) < gain)) continue;
            (walkers[first + i], densities[first + i]) = (proposals[i], proposed[i]);
            accepted++;
        }
        return accepted;
    }
}
