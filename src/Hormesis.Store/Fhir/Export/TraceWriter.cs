using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>One quantity over time: its code, the least step that is written, and how to read it from a point.</summary>
sealed record Channel(string Code, double Step, bool IsMeasured, Func<TracePoint, double> Read)
{
    public string Unit => OwnCodes.Get(Code).Unit;
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
        new("bottle-overpressure", 1e-4, IsMeasured: true, p => p.Bottle.Bar),
        new("ozone-concentration", 1e-2, IsMeasured: true, p => p.Concentration.MicrogramsPerNormalMillilitre),
        new("bottle-weight", 1e-2, IsMeasured: true, p => p.Weight.Grams),
        new("ozone-offered", 1e-1, IsMeasured: false, p => p.Offered.Micrograms),
        new("ozone-absorbed", 1e-1, IsMeasured: false, p => p.Absorbed.Micrograms),
    ];

    public IEnumerable<string> Add()
    {
        if (session.Trace.Points.Count == 0) yield break;
        foreach (var channel in Channels)
        {
            var metric = bundle.Add(DeviceWriter.Metric(channel, device));
            yield return bundle.Add(Observation(channel, metric));
        }
    }

    JsonObject Observation(Channel channel, string metric)
    {
        var points = session.Trace.Points;
        return Elements.Resource("Observation")
            .With("partOf", new JsonArray(Elements.Reference(procedure)))
            .With("status", "final").With("code", Elements.Own(channel.Code)).With("subject", Elements.Reference(patient))
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
