using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hormesis.Model.Quantities;

/// <summary>
/// Reads and writes a quantity as a plain JSON number in one unit; the property's name carries the unit (overpressureCeilingBar).
/// What is not a finite number is refused. Written with 12 significant digits, so that files stay readable.
/// </summary>
public abstract class QuantityConverter<T>(Func<double, T> from, Func<T, double> to) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = reader.GetDouble();
        return double.IsFinite(value) ? from(value) : throw new JsonException("the number is too large to be one");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Readable(to(value)));

    internal static double Readable(double value) =>
        double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

public sealed class GaugeInBar() : QuantityConverter<GaugePressure>(GaugePressure.FromBar, p => p.Bar);
public sealed class GaugeInMillibar() : QuantityConverter<GaugePressure>(GaugePressure.FromMillibar, p => p.Millibar);
public sealed class GaugeInMmHg() : QuantityConverter<GaugePressure>(GaugePressure.FromMmHg, p => p.MmHg);
public sealed class AbsoluteInMmHg() : QuantityConverter<AbsolutePressure>(AbsolutePressure.FromMmHg, p => p.MmHg);
public sealed class AbsoluteInBar() : QuantityConverter<AbsolutePressure>(AbsolutePressure.FromBar, p => p.Bar);
public sealed class TemperatureInCelsius() : QuantityConverter<Temperature>(Temperature.FromCelsius, t => t.Celsius);
public sealed class VolumeInMillilitres() : QuantityConverter<ActualVolume>(ActualVolume.FromMillilitres, v => v.Millilitres);
public sealed class GasInNormalMillilitres()
    : QuantityConverter<NormalVolume>(NormalVolume.FromNormalMillilitres, v => v.NormalMillilitres);
public sealed class FlowInMillilitresPerMinute()
    : QuantityConverter<ActualFlow>(ActualFlow.FromMillilitresPerMinute, f => f.MillilitresPerMinute);
public sealed class GasFlowInNormalLitresPerMinute()
    : QuantityConverter<NormalFlow>(NormalFlow.FromNormalLitresPerMinute, f => f.NormalLitresPerMinute);
public sealed class OzoneInMicrograms() : QuantityConverter<OzoneMass>(OzoneMass.FromMicrograms, m => m.Micrograms);
public sealed class DoseInMicrogramsPerMillilitre()
    : QuantityConverter<OzoneDose>(OzoneDose.FromMicrogramsPerMillilitre, d => d.MicrogramsPerMillilitre);

/// <summary>µg/mL at 0 °C and 1 atm, whatever condition the value was made at: the record beside it says "basis": "normal".</summary>
public sealed class ConcentrationInMicrogramsPerNormalMillilitre()
    : QuantityConverter<OzoneConcentration>(OzoneConcentration.FromMicrogramsPerNormalMillilitre, c => c.MicrogramsPerNormalMillilitre);

public sealed class FractionAsPercent() : QuantityConverter<Fraction>(Fraction.FromPercent, f => f.Percent);
public sealed class FractionAsValue() : QuantityConverter<Fraction>(Fraction.FromValue, f => f.Value);
public sealed class MassInGrams() : QuantityConverter<Mass>(Mass.FromGrams, m => m.Grams);
public sealed class FrequencyPerSecond() : QuantityConverter<Frequency>(Frequency.FromPerSecond, f => f.PerSecond);
public sealed class FrequencyPerMinute() : QuantityConverter<Frequency>(Frequency.FromPerMinute, f => f.PerMinute);
public sealed class TimeInMinutes() : QuantityConverter<TimeSpan>(TimeSpan.FromMinutes, t => t.TotalMinutes);
public sealed class TimeInSeconds() : QuantityConverter<TimeSpan>(TimeSpan.FromSeconds, t => t.TotalSeconds);
