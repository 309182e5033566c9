using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Model.Population;

/// <summary>The statistics that surveys print, of a sample.</summary>
readonly record struct SampleFigures(double Mean, double Median, double P025, double P975, double Sd, double SdOfLog)
{
    public static SampleFigures Of(double[] sample)
    {
        const double lower = 0.025, middle = 0.5, upper = 0.975;
        return new(
            sample.Average(), Quantiles.Of(sample, middle), Quantiles.Of(sample, lower), Quantiles.Of(sample, upper),
            Deviation(sample), Deviation([.. sample.Select(x => Math.Log(x))]));
    }

    public static double Deviation(double[] sample)
    {
        var mean = sample.Average();
        return Math.Sqrt(sample.Sum(x => (x - mean) * (x - mean)) / (sample.Length - 1));
    }

    public static double Correlation(double[] first, double[] second)
    {
        var (mean, other) = (first.Average(), second.Average());
        double both = 0, ofFirst = 0, ofSecond = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var (a, b) = (first[i] - mean, second[i] - other);
            both += a * b;
            ofFirst += a * a;
            ofSecond += b * b;
        }
        return both / Math.Sqrt(ofFirst * ofSecond);
    }

    /// <summary>Each member's rank as the normal deviate that lies as high.</summary>
    public static double[] NormalScores(double[] sample)
    {
        var (sorted, places) = ((double[])sample.Clone(), Enumerable.Range(0, sample.Length).ToArray());
        Array.Sort(sorted, places);
        var scores = new double[sample.Length];
        for (var rank = 0; rank < places.Length; rank++) scores[places[rank]] = NormalDistribution.Quantile((rank + 0.5) / places.Length);
        return scores;
    }
}
