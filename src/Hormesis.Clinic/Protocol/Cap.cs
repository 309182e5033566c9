using Hormesis.Clinic.Evidence;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// A guardrail with two heights. What lies beyond the recommended one needs a second person; nobody goes beyond the absolute one.
/// </summary>
public sealed record Cap
{
    /// <summary>What is held, as for a sentence.</summary>
    public required string Name { get; init; }
    public required string Unit { get; init; }

    /// <summary>The least that is recommended; zero where there is none.</summary>
    public double RecommendedFrom { get; init; }
    public required double Recommended { get; init; }
    public required double Absolute { get; init; }

    /// <summary>True where the number is a least and not a most: hours between sessions.</summary>
    public bool IsFloor { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }

    /// <summary>False for what is not a number.</summary>
    public bool Allows(double value) => Bounds.Of(value).IsAllowed();

    /// <summary>False for what is not a number.</summary>
    public bool Recommends(double value) => Bounds.Of(value).IsRecommended();

    // Quantities hold SI, so that 40 µg/mL may come back as 40 and a few roundings.
    const double Rounding = 1e-9, Unbounded = double.PositiveInfinity;

    Guardrail<double> Bounds => IsFloor
        ? new(Lower(Absolute), Lower(Recommended), Recommended, Unbounded, Unbounded)
        : new(-Unbounded, Lower(RecommendedFrom), Recommended, Upper(Recommended), Upper(Absolute));

    static double Lower(double limit) => limit - Rounding * limit;
    static double Upper(double limit) => limit + Rounding * limit;
}

/// <summary>The names of the caps that planning reads.</summary>
public static class Caps
{
    public const string DosePerBlood = "dose-per-blood";
    public const string DosePerSession = "dose-per-session";
    public const string Concentration = "concentration";
    public const string Overpressure = "overpressure";
    public const string BloodPerPass = "blood-per-pass";
    public const string BloodShare = "blood-share";
    public const string Reinfusion = "reinfusion";
    public const string CitrateRate = "citrate-rate";
    public const string SessionsInWeek = "sessions-in-week";
    public const string HoursBetween = "hours-between";
    public const string SessionsInCourse = "sessions-in-course";
    public const string Passes = "passes";
    public const string DosePerWeek = "dose-per-week";
    public const string DosePerCourse = "dose-per-course";
    public const string BloodPerWeek = "blood-per-week";
    public const string AirPastClamp = "air-past-clamp";
}
