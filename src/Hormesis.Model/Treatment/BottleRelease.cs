using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment;

/// <summary>What the device read of bottle and line at the moment when the blood began to go back.</summary>
/// <param name="At">Since the session began.</param>
/// <param name="HaemolysisPercent">Null where no sensor is fitted.</param>
/// <param name="Bottle">Above the room's pressure.</param>
/// <param name="SinceDraw">Since the first blood left the vein.</param>
/// <param name="Offered">Ozone offered so far.</param>
/// <param name="LineIsClear">The detector works and sees no gas.</param>
public sealed record BottleRelease(
    [property: JsonConverter(typeof(TimeInSeconds))] TimeSpan At,
    double? HaemolysisPercent,
    [property: JsonPropertyName("bottleMbar"), JsonConverter(typeof(GaugeInMillibar))] GaugePressure Bottle,
    [property: JsonConverter(typeof(TimeInSeconds))] TimeSpan SinceDraw,
    [property: JsonPropertyName("offeredUg"), JsonConverter(typeof(OzoneInMicrograms))] OzoneMass Offered,
    bool LineIsClear);
