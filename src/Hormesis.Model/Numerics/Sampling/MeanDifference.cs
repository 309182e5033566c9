namespace Hormesis.Model.Numerics.Sampling;

/// <summary>Mean and standard deviation of so many values, as a paper prints them.</summary>
public readonly record struct SampleSummary(double Mean, double Sd, int Count)
{
    public static SampleSummary Of(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) throw new ArgumentException($"{values.Length} values have no standard deviation", nameof(values));
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return new(mean, Math.Sqrt(squares / (values.Length - 1)), values.Length);
    }
}

/// <summary>A difference of means with its confidence interval and the p of a two-sided t test.</summary>
public readonly record struct MeanDifference(double Difference, double Low, double High, double P)
{
    /// <summary>Paired: the mean of the differences within patients against nothing.</summary>
    public static MeanDifference Paired(ReadOnlySpan<double> differences, double confidence)
    {
        var of = SampleSummary.Of(differences);
        return From(of.Mean, of.Sd / Math.Sqrt(of.Count), of.Count - 1, confidence);
    }

    /// <summary>First minus second of two groups of their own variances, by Welch's test (Biometrika 34:28, 1947).</summary>
    public static MeanDifference Independent(SampleSummary first, SampleSummary second, double confidence)
    {
        var (a, b) = (first.Sd * first.Sd / first.Count, second.Sd * second.Sd / second.Count);
        var freedom = (a + b) * (a + b) / (a * a / (first.Count - 1) + b * b / (second.Count - 1));
        return From(first.Mean - second.Mean, Math.Sqrt(a + b), freedom, confidence);
    }

    /// <summary>Hedges' g of first minus second: the difference in pooled standard deviations, without the bias of small samples.</summary>
    /// <remarks>Hedges, J. Educ. Stat. 6:107 (1981), with his approximation of the correction.</remarks>
    public static double HedgesG(SampleSummary first, SampleSummary second)
    {
        var freedom = first.Count + second.Count - 2;
        var pooled = Math.Sqrt(
            ((first.Count - 1) * first.Sd * first.Sd + (second.Count - 1) * second.Sd * second.Sd) / freedom);
        return (first.Mean - second.Mean) / pooled * (1 - 3.0 / (4 * freedom - 1));
    }

    static MeanDifference From(double difference, double error, double freedom, double confidence)
    {
        // Without any spread a difference is certain, and none is none.
        if (!(error > 0)) return new(difference, difference, difference, difference == 0 ? 1 : 0);
        var half = error * StudentT.Quantile((1 + confidence) / 2, freedom);
        return new(difference, difference - half, difference + half, StudentT.Beyond(difference / error, freedom));
    }
}
