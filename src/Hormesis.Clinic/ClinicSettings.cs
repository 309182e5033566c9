namespace Hormesis.Clinic;

/// <summary>What one centre knows of itself and the rules cannot guess.</summary>
public sealed record ClinicSettings
{
    /// <summary>
    /// The laboratory's adjusted male median of G6PD activity, U/g{Hb}. Laboratories differ by a factor of two, so there is
    /// no default: null means not known, and a result in U/g{Hb} then answers nothing.
    /// </summary>
    public double? G6pdMaleMedianUPerGHb { get; init; }

    /// <summary>Whether a number can be such a median: no laboratory's is near 100 U/g{Hb}. False for what is not a number.</summary>
    public static bool IsMedian(double value) => value is > 0 and < 100;
}
