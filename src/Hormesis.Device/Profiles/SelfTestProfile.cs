using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Profiles;

/// <summary>What the device tries on itself before a patient is connected, and what it must find.</summary>
public sealed record SelfTestProfile
{
    /// <summary>No step of the self-test takes longer; one that does has failed.</summary>
    [JsonPropertyName("stepLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan StepLongest { get; init; }

    /// <summary>A clamp and its switch have followed their command within this.</summary>
    [JsonPropertyName("clampLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ClampLongest { get; init; }

    /// <summary>The watchdog's relay has opened this long after the last beat.</summary>
    [JsonPropertyName("relayLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan RelayLongest { get; init; }

    [JsonPropertyName("buzzerSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Buzzer { get; init; }

    /// <summary>The air detectors are asked with test pulses for this long, and left alone for as long.</summary>
    [JsonPropertyName("airTestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AirTest { get; init; }

    /// <summary>From one test pulse to the next, all through the session.</summary>
    [JsonPropertyName("airPulseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AirPulse { get; init; }

    /// <summary>The relief valve opens between these.</summary>
    [JsonPropertyName("reliefLowestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure ReliefLowest { get; init; }

    [JsonPropertyName("reliefHighestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure ReliefHighest { get; init; }

    /// <summary>Gas that goes on flowing for this long without going past the higher is let out by the valve.</summary>
    [JsonPropertyName("reliefHoldSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ReliefHold { get; init; }

    /// <summary>Filling the dry bottle up to the relief valve takes no longer.</summary>
    [JsonPropertyName("reliefLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ReliefLongest { get; init; }

    [JsonPropertyName("oxygenLeastBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure OxygenLeast { get; init; }

    [JsonPropertyName("oxygenPurityLeastPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction OxygenPurityLeast { get; init; }

    /// <summary>Light lost to dirt in the photometer's cell.</summary>
    [JsonPropertyName("dirtLargestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction DirtLargest { get; init; }

    /// <summary>The generator's concentration may be off its model by this.</summary>
    [JsonPropertyName("generatorWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction GeneratorWithin { get; init; }

    /// <summary>So many samples of the photometer are compared, at least.</summary>
    public required int ComparedSamples { get; init; }

    /// <summary>The two channels of the photometer may be apart by this.</summary>
    [JsonPropertyName("channelsWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction ChannelsWithin { get; init; }
}
