namespace Hormesis.Model.Numerics.Sampling;

/// <summary>Shares of a sample.</summary>
public static class Quantiles
{
    /// <summary>
    /// The value below which a share of the sample lies, interpolated between its members (type 7 of Hyndman and Fan, Am. Stat.
    /// 50:361, 1996).
    /// </summary>
    /// <param name="share">0 to 1.</param>
    public static double Of(IEnumerable<double> sample, double share)
    {
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "not from 0 to 1");
        var sorted = sample.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("an empty sample has no quantile", nameof(sample));
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
