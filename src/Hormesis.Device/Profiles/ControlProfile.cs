using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Profiles;

/// <summary>The bottle's pressure.</summary>
public sealed record PressureControlProfile
{
    /// <summary>Filling raises the pressure no faster than this, for each second: the flow is planned by the headspace.</summary>
    [JsonPropertyName("risePerSecondMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure RisePerSecond { get; init; }
}

/// <summary>The return of blood: what pressure in the line a flow may need, and how fast the roller answers more than that.</summary>
public sealed record ReturnControlProfile
{
    /// <summary>Time of the integral action.</summary>
    [JsonPropertyName("lineIntegralSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan LineIntegral { get; init; }

    /// <summary>The line's rise over the vein, of the modelled cannula's for the flow,</summary>
    public required double LineFactor { get; init; }

    /// <summary>and on top of that.</summary>
    [JsonPropertyName("lineMarginMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure LineMargin { get; init; }
}

/// <summary>The ozone concentration: what the generator's model does not know, and how cautiously it is learnt and followed.</summary>
public sealed record OzoneControlProfile
{
    /// <summary>Gas line from the generator to photometer and gas valve.</summary>
    [JsonPropertyName("lineMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume Line { get; init; }

    /// <summary>Lag of the photometer's cell.</summary>
    [JsonPropertyName("cellSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Cell { get; init; }

    /// <summary>The generator's lag is looked for from here</summary>
    [JsonPropertyName("lagShortestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan LagShortest { get; init; }

    /// <summary>to here.</summary>
    [JsonPropertyName("lagLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan LagLongest { get; init; }

    /// <summary>The lag of most generators</summary>
    [JsonPropertyName("lagUsualSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan LagUsual { get; init; }

    /// <summary>and by which factor, one standard deviation, they differ from that.</summary>
    public required double LagSpreadFactor { get; init; }

    /// <summary>Standard deviation of the generators' gain about their model, before anything is learnt.</summary>
    [JsonPropertyName("gainSpreadPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction GainSpread { get; init; }

    /// <summary>
    /// The generator is taken to be stronger than estimated by so many standard deviations of the estimate: what is not known yet
    /// must not become too much ozone.
    /// </summary>
    public required double CautionDeviations { get; init; }

    /// <summary>The gain in use follows the estimate when they are more than this many of its standard deviations apart.</summary>
    public required double DoubtDeviations { get; init; }

    /// <summary>So much of that caution is waived: less overshoot than this does no harm.</summary>
    [JsonPropertyName("cautionWaivedPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction CautionWaived { get; init; }

    /// <summary>
    /// Error of the model while the concentration is on its way, as a share of what it still has to go: samples taken then count less.
    /// </summary>
    [JsonPropertyName("misfitPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Misfit { get; init; }

    /// <summary>The gain counts as learnt when its standard deviation is below this.</summary>
    [JsonPropertyName("learntWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction LearntWithin { get; init; }

    /// <summary>The concentration counts as settled when the model is this near to where it goes.</summary>
    [JsonPropertyName("settledWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SettledWithin { get; init; }

    /// <summary>Time constant of the filter between the order and what is asked of the generator.</summary>
    [JsonPropertyName("referenceSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Reference { get; init; }

    /// <summary>The power changes no faster than this, of its maximum, for each second.</summary>
    [JsonPropertyName("powerPerSecondPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction PowerPerSecond { get; init; }

    /// <summary>Time constant of the filter on the measured flow.</summary>
    [JsonPropertyName("flowFilterSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan FlowFilter { get; init; }

    /// <summary>Time of the integral action that follows what drifts after the gain was learnt.</summary>
    [JsonPropertyName("integralSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Integral { get; init; }

    /// <summary>The integral action moves the gain by no more than this from what was learnt.</summary>
    [JsonPropertyName("trimLargestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction TrimLargest { get; init; }
}
