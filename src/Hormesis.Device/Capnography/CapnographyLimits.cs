using System.Text.Json.Serialization;
using Hormesis.Model;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Capnography;

public sealed class RatePerMinute() : QuantityConverter<Frequency>(Frequency.FromPerMinute, f => f.PerMinute);
public sealed class AbsoluteInMmHg() : QuantityConverter<AbsolutePressure>(AbsolutePressure.FromMmHg, p => p.MmHg);

/// <summary>What a frame of the patient monitor may be to be believed: ranges, and the most that one field moves in a second.</summary>
public sealed record PlausibleVitals
{
    [JsonPropertyName("heartRateLowestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency HeartRateLowest { get; init; }

    [JsonPropertyName("heartRateHighestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency HeartRateHighest { get; init; }

    [JsonPropertyName("heartRateStepPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency HeartRateStep { get; init; }

    [JsonPropertyName("respiratoryRateHighestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency RespiratoryRateHighest { get; init; }

    [JsonPropertyName("spO2LowestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SpO2Lowest { get; init; }

    [JsonPropertyName("spO2StepPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SpO2Step { get; init; }

    [JsonPropertyName("diastolicLowestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure DiastolicLowest { get; init; }

    [JsonPropertyName("systolicHighestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure SystolicHighest { get; init; }

    [JsonPropertyName("pulsePressureLowestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure PulsePressureLowest { get; init; }

    [JsonPropertyName("systolicStepMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure SystolicStep { get; init; }

    [JsonPropertyName("etCO2HighestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure EtCO2Highest { get; init; }

    /// <summary>Waiting does not make every step believable: after so long no more is allowed.</summary>
    [JsonPropertyName("stepGrowsSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan StepGrows { get; init; }
}

/// <summary>The figures of the rules L1 to L3 (reference/clinical, 7.2): capnography.json, or what a plan brings in their place.</summary>
public sealed record CapnographyLimits
{
    public required PlausibleVitals Plausible { get; init; }

    [JsonPropertyName("qualityLowest"), JsonConverter(typeof(FractionAsValue))]
    public required Fraction QualityLowest { get; init; }

    /// <summary>What heart, pressure and saturation must be at rest, before the vein is punctured, for a session to begin.</summary>
    [JsonPropertyName("restingSpO2LowestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction RestingSpO2Lowest { get; init; }

    [JsonPropertyName("restingHeartRateLowestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency RestingHeartRateLowest { get; init; }

    [JsonPropertyName("restingHeartRateHighestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency RestingHeartRateHighest { get; init; }

    [JsonPropertyName("restingSystolicLowestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure RestingSystolicLowest { get; init; }

    [JsonPropertyName("restingSystolicHighestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure RestingSystolicHighest { get; init; }

    /// <summary>The baseline is the median of the breaths in this time before venepuncture.</summary>
    [JsonPropertyName("baselineSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Baseline { get; init; }
    public required int BaselineBreaths { get; init; }

    [JsonPropertyName("baselineLowestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure BaselineLowest { get; init; }

    [JsonPropertyName("baselineHighestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure BaselineHighest { get; init; }

    /// <summary>EtCO2 is judged by its median over this time.</summary>
    [JsonPropertyName("medianSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Median { get; init; }

    [JsonPropertyName("adviseFallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction AdviseFall { get; init; }

    [JsonPropertyName("adviseRateHighestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency AdviseRateHighest { get; init; }

    [JsonPropertyName("adviseRateLowestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency AdviseRateLowest { get; init; }

    [JsonPropertyName("adviseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AdviseAfter { get; init; }

    /// <summary>Flow while advising, of what was set.</summary>
    [JsonPropertyName("adviseFlow"), JsonConverter(typeof(FractionAsValue))]
    public required Fraction AdviseFlow { get; init; }

    [JsonPropertyName("pauseFallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction PauseFall { get; init; }

    [JsonPropertyName("pauseLowestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure PauseLowest { get; init; }

    [JsonPropertyName("pauseFallSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PauseFallAfter { get; init; }

    [JsonPropertyName("pauseHighestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure PauseHighest { get; init; }

    [JsonPropertyName("pauseRisePercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction PauseRise { get; init; }

    [JsonPropertyName("pauseRiseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PauseRiseAfter { get; init; }

    [JsonPropertyName("spO2FallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SpO2Fall { get; init; }

    [JsonPropertyName("spO2LowestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SpO2Lowest { get; init; }

    [JsonPropertyName("heartRateLowestPerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency HeartRateLowest { get; init; }

    [JsonPropertyName("heartRateChangePerMin"), JsonConverter(typeof(RatePerMinute))]
    public required Frequency HeartRateChange { get; init; }

    [JsonPropertyName("systolicFallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SystolicFall { get; init; }

    /// <summary>Circulation and saturation are bad for so long before they count.</summary>
    [JsonPropertyName("circulationSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan CirculationAfter { get; init; }

    [JsonPropertyName("abruptFallMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure AbruptFall { get; init; }

    /// <summary>An abrupt fall is also so many times the scatter of this patient's breaths.</summary>
    public required double AbruptScatters { get; init; }

    [JsonPropertyName("abruptSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AbruptWithin { get; init; }

    [JsonPropertyName("steepFallMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure SteepFall { get; init; }

    [JsonPropertyName("steepSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan SteepWithin { get; init; }

    [JsonPropertyName("lostSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan LostAfter { get; init; }

    /// <summary>A second sign stands beside an abrupt fall when they come within this time.</summary>
    [JsonPropertyName("togetherSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Together { get; init; }

    [JsonPropertyName("afterReinfusionSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AfterReinfusion { get; init; }

    [JsonPropertyName("resumeWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction ResumeWithin { get; init; }

    [JsonPropertyName("resumeSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ResumeAfter { get; init; }

    /// <summary>Time constants of the quick and the slow mean of heart rate and blood pressure.</summary>
    [JsonPropertyName("quickSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Quick { get; init; }

    [JsonPropertyName("slowSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Slow { get; init; }

    [JsonPropertyName("implausibleSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ImplausibleAfter { get; init; }
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public static CapnographyLimits Shipped { get; } = EmbeddedData.Load(
        typeof(CapnographyLimits).Assembly, "Capnography/capnography.json", CapnographyJson.Default.CapnographyLimits);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CapnographyLimits))]
public sealed partial class CapnographyJson : JsonSerializerContext;
