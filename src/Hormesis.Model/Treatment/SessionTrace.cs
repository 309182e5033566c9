using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment;

public enum SessionOutcome
{
    Completed,
    Stopped,
}

/// <summary>
/// What became of a plan: the noun that the device hands up and the clinic judges. Measured values are the device's own; the
/// points are for plots, one a second, and the whole record is the recording.
/// </summary>
public sealed record SessionTrace
{
    public required SessionOutcome Outcome { get; init; }

    /// <summary>What ended a stopped session, in words; empty for a completed one.</summary>
    public required string StoppedBy { get; init; }

    /// <summary>What ended a stopped session, for tables: an alarm's id, person, remote or restart; empty for a completed one.</summary>
    public string StopReason { get; init; } = "";
    [JsonPropertyName("durationSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Duration { get; init; }

    /// <summary>Passes whose blood went back.</summary>
    public required int Passes { get; init; }

    /// <summary>Ozone that the device measured into the bottle.</summary>
    [JsonPropertyName("offeredUg"), JsonConverter(typeof(OzoneInMicrograms))]
    public required OzoneMass Offered { get; init; }

    /// <summary>Ozone that the device found the blood to have taken up, with its 95 % interval.</summary>
    [JsonPropertyName("absorbedUg"), JsonConverter(typeof(OzoneInMicrograms))]
    public required OzoneMass Absorbed { get; init; }
    [JsonPropertyName("absorbedLowUg"), JsonConverter(typeof(OzoneInMicrograms))]
    public required OzoneMass AbsorbedLow { get; init; }
    [JsonPropertyName("absorbedHighUg"), JsonConverter(typeof(OzoneInMicrograms))]
    public required OzoneMass AbsorbedHigh { get; init; }

    [JsonPropertyName("bloodDrawnMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume BloodDrawn { get; init; }

    /// <summary>Blood and anticoagulant given back.</summary>
    [JsonPropertyName("returnedMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume Returned { get; init; }

    /// <summary>The last time that blood began to go back; null when none did.</summary>
    public BottleRelease? Release { get; init; }

    /// <summary>Highest reading of either pressure sensor while blood was, or may have been, in the bottle.</summary>
    [JsonPropertyName("bottleHighestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure BottleHighest { get; init; }
    public required IReadOnlyList<PhaseSpan> Phases { get; init; }
    public required IReadOnlyList<AlarmEvent> Alarms { get; init; }
    [JsonConverter(typeof(TraceColumns))]
    public required IReadOnlyList<TracePoint> Points { get; init; }

    /// <summary>What the patient's breathing did to the session.</summary>
    public BreathOutcome Breath { get; init; } = BreathOutcome.NotWatched;
}

/// <summary>One phase, by name, from its beginning to the next one's.</summary>
public sealed record PhaseSpan(
    string Phase, [property: JsonConverter(typeof(TimeInSeconds))] TimeSpan From,
    [property: JsonConverter(typeof(TimeInSeconds))] TimeSpan To);

/// <summary>An alarm condition that became active.</summary>
/// <param name="Id">Such as bottle-overpressure.</param>
/// <param name="Words">What a person reads.</param>
/// <param name="Priority">low, medium or high.</param>
/// <param name="At">Since the session began.</param>
public sealed record AlarmEvent(
    string Id, string Words, string Priority, [property: JsonConverter(typeof(TimeInSeconds))] TimeSpan At);

/// <summary>What the device saw and reckoned at one moment.</summary>
public readonly record struct TracePoint(
    TimeSpan At, GaugePressure Bottle, OzoneConcentration Concentration, Mass Weight, OzoneMass Offered, OzoneMass Absorbed)
{
    /// <summary>The patient beside it.</summary>
    public BreathPoint Patient { get; init; }
}
