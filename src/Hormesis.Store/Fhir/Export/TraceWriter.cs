using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>One quantity over time: its code, the least step that is written, and how to read it from a point.</summary>
/// <param name="Unit">In UCUM.</param>
/// <param name="Read">Not a number where there is none.</param>
sealed record Channel(string System, string Code, string Display, string Unit, double Step, bool IsMeasured, Func<TracePoint, double> Read)
{
    /// <summary>Of the device, by our own codes.</summary>
    public static Channel Own(string code, double step, bool isMeasured, Func<TracePoint, double> read) =>
        new(OwnCodes.System, code, OwnCodes.Get(code).Display, OwnCodes.Get(code).Unit, step, isMeasured, read);

    /// <summary>Of the patient monitor, by LOINC.</summary>
    public static Channel Vital(string loinc, string display, string unit, double step, Func<BreathPoint, double> read) => new(
        Clinic.Records.Code.Loinc, loinc, display, unit, step, IsMeasured: true,
        p => p.Patient.IsKnown ? read(p.Patient) : double.NaN);

    public JsonObject Concept() => Elements.Concept(System, Code, Display);
}

/// <summary>
/// Writes the points of a session as SampledData: one sample a second, whole steps of each quantity, and E where there is no
/// number or no point.
/// </summary>
sealed class TraceWriter(ConductedSession session, string patient, string procedure, string device, BundleWriter bundle)
{
    const double SampleMilliseconds = 1000;

    // Steps well below what the sensors can tell apart.
    public static IReadOnlyList<Channel> Channels { get; } =
    [
        Channel.Own("bottle-overpressure", 1e-4, isMeasured: true, p => p.Bottle.Bar),
        Channel.Own("ozone-concentration", 1e-2, isMeasured: true, p => p.Concentration.MicrogramsPerNormalMillilitre),
        Channel.Own("bottle-weight", 1e-2, isMeasured: true, p => p.Weight.Grams),
        Channel.Own("ozone-offered", 1e-1, isMeasured: false, p => p.Offered.Micrograms),
        Channel.Own("ozone-absorbed", 1e-1, isMeasured: false, p => p.Absorbed.Micrograms),
        Channel.Vital("19891-1", "End-tidal CO2 partial pressure", "mm[Hg]", 1e-1, p => p.EtCO2.MmHg),
        Channel.Vital("9279-1", "Respiratory rate", "/min", 1e-1, p => p.RespiratoryRate.PerMinute),
        Channel.Vital("59408-5", "Oxygen saturation by pulse oximetry", "%", 1e-1, p => p.SpO2.Percent),
        Channel.Vital("8867-4", "Heart rate", "/min", 1e-1, p => p.HeartRate.PerMinute),
        Channel.Vital("8480-6", "Systolic blood pressure", "mm[Hg]", 1e-1, p => p.Systolic.MmHg),
    ];

    public IEnumerable<string> Add()
    {
        if (session.Trace.Points.Count == 0) yield break;
        foreach (var channel in Channels.Where(IsKnown))
        {
            var metric = bundle.Add(DeviceWriter.Metric(channel, device));
            yield return bundle.Add(Observation(channel, metric));
        }
    }

    // A device without a patient monitor has no traces of the patient.
    bool IsKnown(Channel channel) => session.Trace.Points.Any(p => double.IsFinite(channel.Read(p)));

    JsonObject Observation(Channel channel, string metric)
    {
        var points = session.Trace.Points;
        return Elements.Resource("Observation")
            .With("partOf", new JsonArray(Elements.Reference(procedure)))
            .With("status", "final").With("code", channel.Concept()).With("subject", Elements.Reference(patient))
            .With("effectivePeriod", Dates.Period(session.Start + points[0].At, session.Start + points[^1].At))
            .With("valueSampledData", new JsonObject()
                .With("origin", Elements.Quantity(0, channel.Unit))
                .With("period", SampleMilliseconds)
                .With("factor", channel.Step)
                .With("dimensions", 1)
                .With("data", Data(channel, points)))
            .With("device", Elements.Reference(metric));
    }

    static string Data(Channel channel, IReadOnlyList<TracePoint> points)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var point in points)
        {
            var index = (int)Math.Round((point.At - points[0].At).TotalMilliseconds / SampleMilliseconds);
            if (index < next) continue; // two points of one second: the first is kept
            for (; next < index; next++) text.Append("E ");
            next++;
            text.Append(Sample(channel.Read(point) / channel.Step)).Append(' ');
        }
        return text.ToString(0, text.Length - 1);
    }

    // Adding zero turns the negative zero, which rounding makes, into the other.
    static string Sample(double steps) =>
        double.IsFinite(steps) ? (Math.Round(steps) + 0.0).ToString("F0", CultureInfo.InvariantCulture) : "E";
}
