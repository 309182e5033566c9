using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Bench.Figures;

/// <summary>The middle and the ends of repeated measurements.</summary>
public sealed record Spread(double Median, double Minimum, double Maximum)
{
    public static Spread Of(IReadOnlyList<double> values) => new(Quantiles.Of(values, 0.5), values.Min(), values.Max());

    /// <summary>Of the ratios of measurements that were taken side by side, and not the ratio of medians.</summary>
    public static Spread OfRatios(IReadOnlyList<double> above, IReadOnlyList<double> below) =>
        Of([.. above.Zip(below, (a, b) => a / b)]);
}
