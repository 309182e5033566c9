using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Profiles;

/// <summary>
/// A device as its maker would describe it: volumes, ranges, accuracies and times, without code. The numbers of the shipped
/// profile are assumptions of the simulator with their sources beside them, not the data sheet of a product.
/// </summary>
public sealed record DeviceProfile
{
    public required string Id { get; init; }
    public required string About { get; init; }
    public required BottleProfile Bottle { get; init; }
    public required GasProfile Gas { get; init; }
    public required BloodProfile Blood { get; init; }
    public required CycleProfile Cycle { get; init; }
    public required SelfTestProfile SelfTest { get; init; }
    public required AccuracyProfile Accuracy { get; init; }
    public required EquipmentProfile Equipment { get; init; }
    public required OzoneControlProfile OzoneControl { get; init; }
    public required PressureControlProfile PressureControl { get; init; }
    public required ReturnControlProfile ReturnControl { get; init; }

    /// <summary>For each number its source and certainty, by path such as bottle.volumeMl.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }
}

/// <summary>The single-use bottle and its surroundings.</summary>
public sealed record BottleProfile
{
    /// <summary>Inner volume with nothing in it.</summary>
    [JsonPropertyName("volumeMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume Volume { get; init; }

    /// <summary>Weight of the empty bottle with its set, on the load cell.</summary>
    [JsonPropertyName("tareG"), JsonConverter(typeof(MassInGrams))]
    public required Mass Tare { get; init; }

    /// <summary>How far one bottle's tare may be from another's.</summary>
    [JsonPropertyName("tareToleranceG"), JsonConverter(typeof(MassInGrams))]
    public required Mass TareTolerance { get; init; }

    /// <summary>No filling goes above this, whatever the plan's ceiling: what bottle, stopper and device are made for.</summary>
    [JsonPropertyName("fillHighestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure FillHighest { get; init; }

    [JsonPropertyName("ambientBarAbs"), JsonConverter(typeof(AbsoluteInBar))]
    public required AbsolutePressure Ambient { get; init; }

    [JsonPropertyName("roomC"), JsonConverter(typeof(TemperatureInCelsius))]
    public required Temperature Room { get; init; }

    /// <summary>Ozone is absorbed from the headspace with this time constant while the bottle is mixed.</summary>
    [JsonPropertyName("uptakeMixedSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan UptakeMixed { get; init; }

    /// <summary>The same while it stands still.</summary>
    [JsonPropertyName("uptakeStillSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan UptakeStill { get; init; }

    /// <summary>Standard deviation of the logarithm of both, from one filling to another.</summary>
    [JsonPropertyName("uptakeSpreadPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction UptakeSpread { get; init; }

    /// <summary>Half-life of ozone on the bottle's wall.</summary>
    [JsonPropertyName("wallHalfLifeSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan WallHalfLife { get; init; }
}

/// <summary>Oxygen, generator, photometers and valves.</summary>
public sealed record GasProfile
{
    /// <summary>Flow while ozone is made and injected.</summary>
    [JsonPropertyName("flowNLPerMin"), JsonConverter(typeof(GasFlowInNormalLitresPerMinute))]
    public required NormalFlow Flow { get; init; }

    /// <summary>Flow of plain oxygen that pressurises the bottle in the leak test.</summary>
    [JsonPropertyName("testFlowNLPerMin"), JsonConverter(typeof(GasFlowInNormalLitresPerMinute))]
    public required NormalFlow TestFlow { get; init; }

    /// <summary>What the generator reaches at endless power: c = cmax (1 - exp(-k P / Q)).</summary>
    [JsonPropertyName("concentrationMaximumUgPerNMl"), JsonConverter(typeof(ConcentrationInMicrogramsPerNormalMillilitre))]
    public required OzoneConcentration ConcentrationMaximum { get; init; }

    /// <summary>k of the same formula, as a flow for the whole power.</summary>
    [JsonPropertyName("yieldNLPerMin"), JsonConverter(typeof(GasFlowInNormalLitresPerMinute))]
    public required NormalFlow Yield { get; init; }

    /// <summary>A generator without a photometer counts as settled after this long; with one it is not judged sooner.</summary>
    [JsonPropertyName("openLoopSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan OpenLoop { get; init; }

    /// <summary>Time constant of the filter on the photometer that control looks at.</summary>
    [JsonPropertyName("controlFilterSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ControlFilter { get; init; }

    /// <summary>Time constant of the slower filter that the dose is measured with.</summary>
    [JsonPropertyName("doseFilterSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan DoseFilter { get; init; }
}

/// <summary>Draw and return.</summary>
public sealed record BloodProfile
{
    [JsonPropertyName("drawStartMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure DrawStart { get; init; }

    [JsonPropertyName("drawDeepestMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure DrawDeepest { get; init; }

    /// <summary>How fast the vacuum deepens, for each second.</summary>
    [JsonPropertyName("drawRampMmHgPerSecond"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure DrawRampPerSecond { get; init; }

    /// <summary>Blood still flowing while the draw clamp closes, as time at the present flow.</summary>
    [JsonPropertyName("clampSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ClampTime { get; init; }

    /// <summary>Time constant of the filter that hides the load cell's noise.</summary>
    [JsonPropertyName("weightFilterSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan WeightFilter { get; init; }

    /// <summary>Faster of the two filters whose distance is the weight's slope.</summary>
    [JsonPropertyName("slopeFastSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan SlopeFast { get; init; }

    [JsonPropertyName("slopeSlowSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan SlopeSlow { get; init; }

    /// <summary>What stays in the bottle: it is never run dry.</summary>
    [JsonPropertyName("residualMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume Residual { get; init; }

    /// <summary>The return is regulated to this share of the plan's fastest, so that noise stays below it.</summary>
    [JsonPropertyName("returnShare"), JsonConverter(typeof(FractionAsValue))]
    public required Fraction ReturnShare { get; init; }

    /// <summary>The drip regulator starts at this share of what the model asks for, until the weight's slope is known.</summary>
    [JsonPropertyName("returnStartShare"), JsonConverter(typeof(FractionAsValue))]
    public required Fraction ReturnStartShare { get; init; }

    /// <summary>From opening until the weight's slope is known.</summary>
    [JsonPropertyName("returnStartSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ReturnStart { get; init; }

    /// <summary>Pressure in the vein that draw and return count on.</summary>
    [JsonPropertyName("veinMmHg"), JsonConverter(typeof(GaugeInMmHg))]
    public required GaugePressure Vein { get; init; }

    /// <summary>Flow into the bottle at the deepest vacuum.</summary>
    [JsonPropertyName("drawFullFlowMlPerMin"), JsonConverter(typeof(FlowInMillilitresPerMinute))]
    public required ActualFlow DrawFullFlow { get; init; }

    /// <summary>A slower return says nothing about the line's resistance.</summary>
    [JsonPropertyName("returnSlowestMlPerMin"), JsonConverter(typeof(FlowInMillilitresPerMinute))]
    public required ActualFlow ReturnSlowest { get; init; }

    /// <summary>Flow through the fully open drip regulator by gravity.</summary>
    [JsonPropertyName("returnFullFlowMlPerMin"), JsonConverter(typeof(FlowInMillilitresPerMinute))]
    public required ActualFlow ReturnFullFlow { get; init; }

    /// <summary>Time of the return flow's integral action.</summary>
    [JsonPropertyName("returnIntegralSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ReturnIntegralTime { get; init; }
}

/// <summary>Targets, tolerances and times of the phases.</summary>
public sealed record CycleProfile
{
    [JsonPropertyName("selfTestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan SelfTest { get; init; }

    /// <summary>A bottle open to the room must read within this.</summary>
    [JsonPropertyName("atRestMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure AtRest { get; init; }

    /// <summary>A bottle that counts as vented reads within this.</summary>
    [JsonPropertyName("ventedMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure Vented { get; init; }

    [JsonPropertyName("leakTestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure LeakTest { get; init; }

    [JsonPropertyName("leakHoldSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan LeakHold { get; init; }

    [JsonPropertyName("leakMaximumMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure LeakMaximum { get; init; }

    /// <summary>How far the two pressure sensors may be apart in the leak test.</summary>
    [JsonPropertyName("sensorsApartMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure SensorsApart { get; init; }

    /// <summary>Waiting after a change of pressure before it is judged.</summary>
    [JsonPropertyName("settlingSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Settling { get; init; }

    /// <summary>The concentration is in its band for this long before blood is drawn.</summary>
    [JsonPropertyName("conditionedSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Conditioned { get; init; }

    /// <summary>The band, as a share of the setpoint.</summary>
    [JsonPropertyName("conditionedWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction ConditionedWithin { get; init; }

    /// <summary>The loaded anticoagulant may be off by this share of its order.</summary>
    [JsonPropertyName("anticoagulantWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction AnticoagulantWithin { get; init; }

    /// <summary>The air detector is clear for this long before the line counts as primed.</summary>
    [JsonPropertyName("airClearSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AirClear { get; init; }

    /// <summary>
    /// Mixing goes on until the rest of ozone in the gas is below this share of what was offered, by the model of a slow bottle.
    /// </summary>
    [JsonPropertyName("mixedBelowPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction MixedBelow { get; init; }

    [JsonPropertyName("mixingLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan MixingLongest { get; init; }

    /// <summary>The pressure is let down no faster than this, for each second, because of foam.</summary>
    [JsonPropertyName("ventMbarPerSecond"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure VentPerSecond { get; init; }

    /// <summary>The throttled vent takes at least this long, so that the vent photometer sees enough gas.</summary>
    [JsonPropertyName("ventShortestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan VentShortest { get; init; }

    /// <summary>The throttled vent is fully open when the pressure lags this far behind its ramp.</summary>
    [JsonPropertyName("ventLagMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure VentLag { get; init; }

    /// <summary>Below this the throttled vent gives way to the open one.</summary>
    [JsonPropertyName("ventOpenMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure VentOpen { get; init; }

    /// <summary>The vent photometer's samples count only after this much of the vent: its line and cell are filled by then.</summary>
    [JsonPropertyName("ventSampleAfterSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan VentSampleAfter { get; init; }

    /// <summary>Waiting for bubbles after decompression.</summary>
    [JsonPropertyName("settleSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Settle { get; init; }

    [JsonPropertyName("flushSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Flush { get; init; }

    /// <summary>Blood older than this is never given back.</summary>
    [JsonPropertyName("bloodOldestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan BloodOldest { get; init; }

    /// <summary>Blood that has neither flowed nor been mixed for this long is never given back.</summary>
    [JsonPropertyName("bloodStandsLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan BloodStandsLongest { get; init; }

    /// <summary>Blood with more broken red cells is never given back.</summary>
    [JsonPropertyName("haemolysisLargestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction HaemolysisLargest { get; init; }

    /// <summary>More bubbles a second are waited for.</summary>
    [JsonPropertyName("bubblesMostPerSecond"), JsonConverter(typeof(FrequencyPerSecond))]
    public required Frequency BubblesMost { get; init; }

    /// <summary>The filling pauses at this pressure, for this long, to see that nothing moves.</summary>
    [JsonPropertyName("prePressureBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure PrePressure { get; init; }

    [JsonPropertyName("prePressureHoldSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PrePressureHold { get; init; }

    /// <summary>What counts as nothing: on the load cell, in the line and in the bottle.</summary>
    [JsonPropertyName("steadyWeightG"), JsonConverter(typeof(MassInGrams))]
    public required Mass SteadyWeight { get; init; }

    [JsonPropertyName("steadyPressureMbar"), JsonConverter(typeof(GaugeInMillibar))]
    public required GaugePressure SteadyPressure { get; init; }

    /// <summary>A device that may not fill above ambient evacuates the closed bottle before the gas, no deeper than this.</summary>
    [JsonPropertyName("evacuateDeepestBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure EvacuateDeepest { get; init; }

    /// <summary>How far a person's reading of the dose may be from the device's own.</summary>
    [JsonPropertyName("readBackWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction ReadBackWithin { get; init; }

    /// <summary>No phase without a person's part in it lasts longer than this.</summary>
    [JsonPropertyName("phaseLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PhaseLongest { get; init; }

    /// <summary>No waiting for a person lasts longer than this.</summary>
    [JsonPropertyName("personLongestSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PersonLongest { get; init; }
}

/// <summary>
/// How far the instruments may be off: half widths of rectangular distributions (GUM, type B). The absorbed dose's interval
/// comes from these.
/// </summary>
public sealed record AccuracyProfile
{
    [JsonPropertyName("photometerPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Photometer { get; init; }

    /// <summary>Standard deviation of one sample.</summary>
    [JsonPropertyName("photometerNoiseUgPerNMl"), JsonConverter(typeof(ConcentrationInMicrogramsPerNormalMillilitre))]
    public required OzoneConcentration PhotometerNoise { get; init; }

    [JsonPropertyName("photometerSampleSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PhotometerSample { get; init; }

    [JsonPropertyName("flowPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Flow { get; init; }

    /// <summary>Of the ozone found in the headspace at venting.</summary>
    [JsonPropertyName("headspacePercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Headspace { get; init; }

    /// <summary>Zero error of the vent photometer.</summary>
    [JsonPropertyName("ventZeroUgPerNMl"), JsonConverter(typeof(ConcentrationInMicrogramsPerNormalMillilitre))]
    public required OzoneConcentration VentZero { get; init; }

    /// <summary>Of the modelled decay.</summary>
    [JsonPropertyName("decayPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction Decay { get; init; }

    /// <summary>Of the uptake that is modelled, not measured, after venting.</summary>
    [JsonPropertyName("laterUptakePercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction LaterUptake { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(DeviceProfile))]
public sealed partial class ProfileJson : JsonSerializerContext;
