using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment;

/// <summary>How far the rules of breathing went. Unknown is not none: nobody looked.</summary>
public enum BreathLevel
{
    Unknown,
    None,

    /// <summary>L1: slowed.</summary>
    Advise,

    /// <summary>L2: held.</summary>
    Pause,

    /// <summary>L3: ended.</summary>
    Abort,
}

/// <summary>The rules rose to a level.</summary>
/// <param name="At">Since the session began.</param>
/// <param name="Why">In words.</param>
public sealed record BreathRise(
    BreathLevel Level, [property: JsonConverter(typeof(TimeInSeconds))] TimeSpan At, string Why);

/// <summary>What breathing and circulation did to a session.</summary>
/// <param name="Baseline">EtCO2 at rest; null where there was none.</param>
/// <param name="Gravest">The highest level that was reached.</param>
/// <param name="Events">Each rise to a higher level, in the order of time.</param>
public sealed record BreathOutcome(
    [property: JsonPropertyName("baselineMmHg"), JsonConverter(typeof(AbsoluteInMmHg))] AbsolutePressure? Baseline,
    BreathLevel Gravest, IReadOnlyList<BreathRise> Events)
{
    /// <summary>No patient monitor was connected.</summary>
    public static BreathOutcome NotWatched { get; } = new(null, BreathLevel.Unknown, []);
}

/// <summary>What the patient monitor showed at one moment. The default shows nothing.</summary>
public readonly record struct BreathPoint(
    AbsolutePressure EtCO2, Frequency RespiratoryRate, Fraction SpO2, Frequency HeartRate, GaugePressure Systolic, bool IsKnown);
