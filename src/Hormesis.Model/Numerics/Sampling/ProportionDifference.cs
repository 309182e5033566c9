namespace Hormesis.Model.Numerics.Sampling;

/// <summary>So many of so many.</summary>
public readonly record struct Proportion(int Count, int Of)
{
    public double Share => (double)Count / Of;

    /// <summary>Wilson's interval (J. Am. Stat. Assoc. 22:209, 1927).</summary>
    public (double Low, double High) Interval(double confidence)
    {
        var z = NormalDistribution.Quantile((1 + confidence) / 2);
        var square = z * z / Of;
        var half = z * Math.Sqrt(Share * (1 - Share) / Of + square / (4 * Of));
        return ((Share + square / 2 - half) / (1 + square), (Share + square / 2 + half) / (1 + square));
    }
}

/// <summary>
/// A difference of two shares with its interval (Newcombe, Stat. Med. 17:873, 1998, method 10) and the p of Fisher's exact test,
/// two-sided: all tables of the same margins that are no more likely than this one.
/// </summary>
public readonly record struct ProportionDifference(double Difference, double Low, double High, double P)
{
    public static ProportionDifference Of(Proportion first, Proportion second, double confidence)
    {
        var difference = first.Share - second.Share;
        var (low1, high1) = first.Interval(confidence);
        var (low2, high2) = second.Interval(confidence);
        return new(
            difference, difference - Length(first.Share - low1, high2 - second.Share),
            difference + Length(high1 - first.Share, second.Share - low2), Fisher(first, second));
    }

    static double Length(double a, double b) => Math.Sqrt(a * a + b * b);

    /// <summary>The p of Fisher's exact test.</summary>
    public static double Fisher(Proportion first, Proportion second)
    {
        const double rounding = 1 + 1e-7; // two tables as likely as each other differ by rounding
        var (all, successes) = (first.Of + second.Of, first.Count + second.Count);
        var seen = Likelihood(first.Count);
        var p = 0.0;
        for (var k = Math.Max(0, successes - second.Of); k <= Math.Min(first.Of, successes); k++)
        {
            if (Likelihood(k) is var likelihood && likelihood <= seen * rounding) p += likelihood;
        }
        return Math.Min(p, 1);

        double Likelihood(int k) =>
            Math.Exp(LogChoose(first.Of, k) + LogChoose(second.Of, successes - k) - LogChoose(all, successes));
    }

    static double LogChoose(int of, int count) => SpecialFunctions.LogGamma(of + 1)
        - SpecialFunctions.LogGamma(count + 1) - SpecialFunctions.LogGamma(of - count + 1);
}
