using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Safety;

/// <summary>The limits that the safety monitor keeps, its own and not the controller's (monitor.json, each with its source).</summary>
public readonly record struct MonitorLimits
{
    /// <summary>While the return clamp is open the bottle is this near to ambient.</summary>
    [JsonPropertyName("returnFromAmbientMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure ReturnFromAmbient { get; init; }

    [JsonPropertyName("drawHighestMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure DrawHighest { get; init; }

    [JsonPropertyName("pressureHighestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure PressureHighest { get; init; }

    /// <summary>Until a patient has been seen, so that the relief valve can be tested.</summary>
    [JsonPropertyName("testPressureHighestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure TestPressureHighest { get; init; }

    /// <summary>Gas is withheld this far above the plan's ceiling.</summary>
    [JsonPropertyName("ceilingMarginMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure CeilingMargin { get; init; }

    [JsonPropertyName("pressureLowestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure PressureLowest { get; init; }

    /// <summary>The vacuum pump stops here.</summary>
    [JsonPropertyName("vacuumLowestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure VacuumLowest { get; init; }

    /// <summary>Of the closed bottle, for each second.</summary>
    [JsonPropertyName("riseFastestBarPerSecond"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure RiseFastestPerSecond { get; init; }

    [JsonPropertyName("fallFastestBarPerSecond"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure FallFastestPerSecond { get; init; }

    /// <summary>Time constant of the filter that the rise is seen by.</summary>
    [JsonPropertyName("riseFilterSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan RiseFilter { get; init; }

    [JsonPropertyName("lineLowestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure LineLowest { get; init; }

    [JsonPropertyName("lineHighestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure LineHighest { get; init; }

    [JsonPropertyName("lineHardMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure LineHard { get; init; }

    /// <summary>Air counted since the return clamp was asked to open.</summary>
    [JsonPropertyName("airAtOnceMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume AirAtOnce { get; init; }

    /// <summary>Air counted in all returns of one filling, whatever was reset between them.</summary>
    [JsonPropertyName("airPerFillingMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume AirPerFilling { get; init; }

    /// <summary>Blood drawn, of the order.</summary>
    [JsonPropertyName("drawnPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Drawn { get; init; }

    [JsonPropertyName("drawnMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume DrawnMost { get; init; }

    /// <summary>More than this above bottle and anticoagulant, or above the weight at the draw's begin, is blood.</summary>
    [JsonPropertyName("bloodSeenG"), JsonConverter(typeof(MassInGrams))]
    public required Mass BloodSeen { get; init; }

    /// <summary>A bottle that holds no more than this beside the anticoagulant has been given back: a new filling may begin.</summary>
    [JsonPropertyName("emptiedMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume Emptied { get; init; }

    /// <summary>A draw clamp open for so long is no test of the clamp.</summary>
    [JsonPropertyName("clampTestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ClampTest { get; init; }

    /// <summary>Both clamps are closed for so long before gas.</summary>
    [JsonPropertyName("clampsSteadySeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ClampsSteady { get; init; }

    /// <summary>Ozone by its own account, of the order.</summary>
    [JsonPropertyName("ozonePercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Ozone { get; init; }

    /// <summary>Gas that pauses for longer than this has ended: the filling has been dosed.</summary>
    [JsonPropertyName("dosePauseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan DosePause { get; init; }

    /// <summary>Concentration while the gas goes to the bottle, of the order; <see cref="ConcentrationBeyond"/> comes on top.</summary>
    [JsonPropertyName("concentrationPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Concentration { get; init; }

    /// <summary>The same while it goes to the destruct, where the generator's gain is still being learnt.</summary>
    [JsonPropertyName("conditioningPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Conditioning { get; init; }

    [JsonPropertyName("concentrationBeyondUgPerNMl"), JsonConverter(typeof(ConcentrationInMicrogramsPerNormalMillilitre))]
    public required OzoneConcentration ConcentrationBeyond { get; init; }

    [JsonPropertyName("concentrationHighestUgPerNMl"), JsonConverter(typeof(ConcentrationInMicrogramsPerNormalMillilitre))]
    public required OzoneConcentration ConcentrationHighest { get; init; }

    [JsonPropertyName("photometerOldestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PhotometerOldest { get; init; }

    /// <summary>Ozone in the room's air, parts per million as a percentage of volume.</summary>
    [JsonPropertyName("roomOzonePercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction RoomOzone { get; init; }

    [JsonPropertyName("roomEvacuatePercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction RoomEvacuate { get; init; }

    /// <summary>A sensor that shows less is broken, and heats nothing.</summary>
    [JsonPropertyName("bloodColdestC"), JsonConverter(typeof(TemperatureInCelsius))]
    public required Temperature BloodColdest { get; init; }

    [JsonPropertyName("bloodHottestC"), JsonConverter(typeof(TemperatureInCelsius))]
    public required Temperature BloodHottest { get; init; }

    /// <summary>Since the draw began.</summary>
    [JsonPropertyName("bloodOldestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan BloodOldest { get; init; }

    /// <summary>Blood that neither flows nor is mixed.</summary>
    [JsonPropertyName("bloodStandsSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan BloodStands { get; init; }

    /// <summary>Between two calls of the monitor.</summary>
    [JsonPropertyName("tickLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan TickLongest { get; init; }
}
