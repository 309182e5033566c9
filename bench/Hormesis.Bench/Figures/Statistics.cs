namespace Hormesis.Bench.Figures;

/// <summary>Order statistics of few numbers.</summary>
public static class Statistics
{
    /// <summary>The quantile by linear interpolation between neighbours (type 7 of Hyndman and Fan, Am. Stat. 50:361, 1996).</summary>
    public static double Quantile(IReadOnlyList<double> values, double share)
    {
        if (values.Count == 0) throw new ArgumentException("no values", nameof(values));
        double[] sorted = [.. values.Order()];
        var place = share * (sorted.Length - 1);
        var (below, above) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        return below == above ? sorted[below] : sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

/// <summary>The middle and the ends of repeated measurements.</summary>
public sealed record Spread(double Median, double Minimum, double Maximum)
{
    public static Spread Of(IReadOnlyList<double> values) => new(Statistics.Quantile(values, 0.5), values.Min(), values.Max());

    /// <summary>Of the ratios of measurements that were taken side by side, and not the ratio of medians.</summary>
    public static Spread OfRatios(IReadOnlyList<double> above, IReadOnlyList<double> below) =>
        Of([.. above.Zip(below, (a, b) => a / b)]);
}
