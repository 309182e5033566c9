using System.Text.Json;
using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment;

/// <summary>
/// The points of a trace as columns of equal length, each named with its unit: a tenth of what objects would take. What is not a number
/// is null.
/// </summary>
public sealed class TraceColumns : JsonConverter<IReadOnlyList<TracePoint>>
{
    static readonly (string Name, Func<TracePoint, double> Of)[] Columns =
    [
        ("atSeconds", p => p.At.TotalSeconds),
        ("bottleBar", p => p.Bottle.Bar),
        ("concentrationUgPerMl", p => p.Concentration.MicrogramsPerNormalMillilitre),
        ("weightG", p => p.Weight.Grams),
        ("offeredUg", p => p.Offered.Micrograms),
        ("absorbedUg", p => p.Absorbed.Micrograms),
        ("etCO2MmHg", p => p.Patient.IsKnown ? p.Patient.EtCO2.MmHg : double.NaN),
        ("breathsPerMinute", p => p.Patient.IsKnown ? p.Patient.RespiratoryRate.PerMinute : double.NaN),
        ("spO2Percent", p => p.Patient.IsKnown ? p.Patient.SpO2.Percent : double.NaN),
        ("heartRatePerMinute", p => p.Patient.IsKnown ? p.Patient.HeartRate.PerMinute : double.NaN),
        ("systolicMmHg", p => p.Patient.IsKnown ? p.Patient.Systolic.MmHg : double.NaN),
    ];

    const int FirstOfPatient = 6;

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TracePoint> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, of) in Columns)
        {
            writer.WriteStartArray(name);
            foreach (var point in value)
            {
                var number = of(point);
                if (double.IsFinite(number)) writer.WriteNumberValue(QuantityConverter<double>.Readable(number));
                else writer.WriteNullValue();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    public override IReadOnlyList<TracePoint> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var columns = Columns.Select(c => ColumnOf(document.RootElement, c.Name)).ToArray();
        if (columns.Any(c => c.Length != columns[0].Length)) throw new JsonException("the columns of a trace are not of one length");
        return [.. Enumerable.Range(0, columns[0].Length).Select(i => PointOf(columns, i))];
    }

    static double[] ColumnOf(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var column)
        ? [.. column.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? double.NaN : e.GetDouble())]
        : throw new JsonException($"the trace has no column {name}");

    static TracePoint PointOf(double[][] columns, int i)
    {
        var at = columns[0][i];
        if (double.IsNaN(at)) throw new JsonException("a point of the trace has no time");
        return new(
            TimeSpan.FromSeconds(at), GaugePressure.FromBar(columns[1][i]),
            OzoneConcentration.FromMicrogramsPerNormalMillilitre(columns[2][i]), Mass.FromGrams(columns[3][i]),
            OzoneMass.FromMicrograms(columns[4][i]), OzoneMass.FromMicrograms(columns[5][i]))
        {
            Patient = double.IsNaN(columns[FirstOfPatient][i]) ? default : PatientOf(columns.AsSpan(FirstOfPatient), i),
        };
    }

    static BreathPoint PatientOf(ReadOnlySpan<double[]> columns, int i) => new(
        AbsolutePressure.FromMmHg(columns[0][i]), Frequency.FromPerMinute(columns[1][i]), Fraction.FromPercent(columns[2][i]),
        Frequency.FromPerMinute(columns[3][i]), GaugePressure.FromMmHg(columns[4][i]), IsKnown: true);
}
