using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Tests.Model.Numerics.Sampling;

public class StretchSamplerTests
{
    // Two normals with standard deviations 1 and 100 and correlation 0.95, cut nowhere.
    static void LogDensities(IReadOnlyList<double[]> points, double[] result)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = (points[i][0] - 3, (points[i][1] + 500) / 100);
            result[i] = -(x * x - 2 * 0.95 * x * y + y * y) / (2 * (1 - 0.95 * 0.95));
        }
    }

    static Chain Run(ulong seed)
    {
        RandomSource random = new(seed, 9);
        var start = Enumerable.Range(0, 40).Select(_ => new[] { 3 + random.NextNormal(), -500 + random.NextNormal() }).ToArray();
        return new StretchSampler(LogDensities, seed).Run(start, sweeps: 3000, discard: 500);
    }

    [Fact]
    public void Draws_have_the_means_spreads_and_correlation_of_the_density()
    {
        var chain = Run(4);

        var (x, y) = (chain.Draws(0), chain.Draws(1));
        var (meanX, meanY) = (x.Average(), y.Average());
        var (sdX, sdY) = (Deviation(x, meanX), Deviation(y, meanY));
        // Four standard errors of the mean, for as many draws as the chain is worth.
        Assert.Equal(3, meanX, 4 / Math.Sqrt(chain.EffectiveDraws(0)));
        Assert.Equal(-500, meanY, 400 / Math.Sqrt(chain.EffectiveDraws(1)));
        Assert.Equal(1, sdX, 0.06);
        Assert.Equal(100, sdY, 6.0);
        Assert.Equal(0.95, x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Average() / (sdX * sdY), 0.02);
        Assert.InRange(chain.AcceptedShare, 0.5, 0.85);
        Assert.InRange(chain.EffectiveDraws(0), 1000, 100_000);
    }

    [Fact]
    public void The_same_seed_draws_the_same() => Assert.Equal(Run(5).Draws(1), Run(5).Draws(1));

    [Fact]
    public void A_point_without_density_is_never_taken()
    {
        StretchSampler positive = new((points, result) =>
        {
            for (var i = 0; i < points.Count; i++) result[i] = points[i][0] > 0 ? -points[i][0] : double.NaN;
        }, 1);

        var draws = positive.Run([.. Enumerable.Range(1, 10).Select(i => new[] { 0.1 * i })], 2000, 200).Draws(0);

        Assert.All(draws, d => Assert.True(d > 0));
        Assert.Equal(1, draws.Average(), 0.1);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    [InlineData(0.25, 1.75)]
    public void Quantiles_are_interpolated(double share, double expected) =>
        Assert.Equal(expected, Quantiles.Of([4, 1, 3, 2], share), 1e-15);

    static double Deviation(IReadOnlyList<double> values, double mean) => Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
}
