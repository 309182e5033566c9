using Hormesis.Model.Body.Course;

namespace Hormesis.Clinic.FollowUp;

/// <summary>
/// How far a later result may be from the mean of so many earlier ones when nothing has changed: the reference change value. One result
/// and the mean of n earlier ones differ with a variance of (1 + 1/n) times that of one; with one earlier result this is the customary
/// 2.77 = 1.96 √2 (clinical 5.2). Concentrations are log-normal about the truth, so that a rise may be larger than a fall.
/// </summary>
/// <param name="Low">The lowest that is still noise, in the marker's unit.</param>
/// <param name="High">The highest that is still noise.</param>
public readonly record struct ReferenceChange(double Baseline, double Low, double High)
{
    /// <param name="baselines">In the marker's own unit, at least one; positive where the noise is in per cent.</param>
    /// <param name="deviations">How many standard deviations are noise: 1.96 for 95 %.</param>
    public static ReferenceChange Of(IReadOnlyList<double> baselines, LaboratoryMarker noise, double deviations)
    {
        var wider = deviations * Math.Sqrt(1 + 1.0 / baselines.Count);
        if (noise.Noise == MarkerNoise.Points)
        {
            var (mean, points) = (baselines.Average(), wider * Math.Sqrt(noise.Assay * noise.Assay + noise.Within * noise.Within));
            return new(mean, mean - points, mean + points);
        }
        var median = Math.Exp(baselines.Average(Math.Log));
        var factor = Math.Exp(wider * LogDeviation(noise));
        return new(median, median / factor, median * factor);
    }

    /// <summary>So many standard deviations of noise is a result away from the baseline.</summary>
    public static double Deviations(double value, IReadOnlyList<double> baselines, LaboratoryMarker noise)
    {
        var share = Math.Sqrt(1 + 1.0 / baselines.Count);
        return noise.Noise == MarkerNoise.Points
            ? (value - baselines.Average()) / (share * Math.Sqrt(noise.Assay * noise.Assay + noise.Within * noise.Within))
            : (Math.Log(value) - baselines.Average(Math.Log)) / (share * LogDeviation(noise));
    }

    // Of the logarithm, for two independent errors with these coefficients of variation.
    static double LogDeviation(LaboratoryMarker noise) => Math.Sqrt(LogVariance(noise.Assay) + LogVariance(noise.Within));

    static double LogVariance(double percent) => Math.Log(1 + percent * percent / 1e4);
}
