using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Calibration;

/// <summary>How one sensor is calibrated. Offsets and references are in the sensor's unit.</summary>
/// <param name="Sensor">By its name in files.</param>
/// <param name="IntervalDays">From one calibration to the next.</param>
/// <param name="OffsetLargest">A larger offset is not believed.</param>
/// <param name="References">What is put before the sensor, one after another.</param>
/// <param name="LeftSlopeWithin">A calibrated sensor's slope is as near to 1.</param>
/// <param name="LeftOffsetWithin">And its offset to 0.</param>
/// <param name="ScatterLargest">Points further from a line make none.</param>
public sealed record SensorRule(
    string Sensor, string Unit, int IntervalDays, double OffsetLargest, IReadOnlyList<double> References, double LeftSlopeWithin,
    double LeftOffsetWithin, double ScatterLargest, string Source);

/// <summary>When a calibration is believed, and how it is renewed: calibration.json.</summary>
public sealed record CalibrationRules(
    string About, double SlopeLowest, double SlopeHighest, string SlopeSource, int WarnDays, string WarnSource,
    IReadOnlyList<SensorRule> Sensors)
{
    public static CalibrationRules Shipped { get; } = EmbeddedData.Load(
        typeof(CalibrationRules).Assembly, "Calibration/calibration.json", CalibrationRulesJson.Default.CalibrationRules);

    public SensorRule this[CalibratedSensor sensor] => Sensors.Single(s => s.Sensor == sensor.Name());

    /// <summary>Constants that a sound sensor may need. What is not a number is not plausible.</summary>
    public bool IsPlausible(CalibratedSensor sensor, CalibrationLine constants) =>
        constants.Slope >= SlopeLowest && constants.Slope <= SlopeHighest && Math.Abs(constants.Offset) <= this[sensor].OffsetLargest;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CalibrationRules))]
sealed partial class CalibrationRulesJson : JsonSerializerContext;
