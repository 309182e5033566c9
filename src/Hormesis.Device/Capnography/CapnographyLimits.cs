using System.Globalization;
using System.Text.Json.Serialization;
using Hormesis.Model;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Device.Capnography;

/// <summary>What a frame of the patient monitor may be to be believed: ranges, and the most that one field moves in a second.</summary>
public sealed record PlausibleVitals
{
    [JsonPropertyName("heartRateLowestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency HeartRateLowest { get; init; }

    [JsonPropertyName("heartRateHighestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency HeartRateHighest { get; init; }

    [JsonPropertyName("heartRateStepPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency HeartRateStep { get; init; }

    [JsonPropertyName("respiratoryRateHighestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
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

/// <summary>The figures of the rules L1 to L3 (reference/clinical, 7.2): the clinical ones, and how a monitor's frames are read.</summary>
public sealed record CapnographyLimits
{
    public required PlausibleVitals Plausible { get; init; }

    /// <summary>The device's own, or stricter ones that a plan brings.</summary>
    public required BreathLimits Breath { get; init; }

    /// <summary>What heart, pressure and saturation must be at rest, before the vein is punctured, for a session to begin.</summary>
    [JsonPropertyName("restingSpO2LowestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction RestingSpO2Lowest { get; init; }

    [JsonPropertyName("restingHeartRateLowestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency RestingHeartRateLowest { get; init; }

    [JsonPropertyName("restingHeartRateHighestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency RestingHeartRateHighest { get; init; }

    [JsonPropertyName("restingSystolicLowestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure RestingSystolicLowest { get; init; }

    [JsonPropertyName("restingSystolicHighestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure RestingSystolicHighest { get; init; }

    /// <summary>EtCO2 is judged by its median over this time.</summary>
    [JsonPropertyName("medianSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Median { get; init; }

    /// <summary>Circulation and saturation are bad for so long before they count.</summary>
    [JsonPropertyName("circulationSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan CirculationAfter { get; init; }

    /// <summary>An abrupt fall is also so many times the scatter of this patient's breaths.</summary>
    public required double AbruptScatters { get; init; }

    [JsonPropertyName("abruptSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AbruptWithin { get; init; }

    [JsonPropertyName("steepSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan SteepWithin { get; init; }

    /// <summary>A second sign stands beside an abrupt fall when they come within this time.</summary>
    [JsonPropertyName("togetherSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Together { get; init; }

    /// <summary>Time constants of the quick and the slow mean of heart rate and blood pressure.</summary>
    [JsonPropertyName("quickSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Quick { get; init; }

    [JsonPropertyName("slowSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Slow { get; init; }

    [JsonPropertyName("implausibleSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ImplausibleAfter { get; init; }

    /// <summary>EtCO2 stands at the baseline by its median over this time; a single 15-s median scatters too much for that.</summary>
    [JsonPropertyName("resumeMedianSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ResumeMedian { get; init; }
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>The same for a session with limits of its own.</summary>
    /// <param name="breath">Null for none.</param>
    /// <exception cref="InputException">They would let pass what this device does not.</exception>
    public CapnographyLimits For(BreathLimits? breath)
    {
        if (breath is null) return this;
        if (breath.LooserThan(Breath) is [var first, ..])
        {
            var (asked, own) = (first.Of(breath), first.Of(Breath));
            throw new InputException(
                $"breath.{first.Name}", string.Create(CultureInfo.InvariantCulture, $"{asked:G6} is looser than this device allows"),
                string.Create(CultureInfo.InvariantCulture, $"give {first.Bound} {own:G6}, or plan without it"));
        }
        return this with { Breath = breath };
    }

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
