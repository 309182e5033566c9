using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Hormesis.Web.Watching;

/// <summary>
/// Listens to the meters of the server, of ASP.NET Core and of the run time, and tells their values as Prometheus' text format (0.0.4)
/// has them. So many series are kept and no more: what comes beyond is left out and counted.
/// </summary>
public sealed class Metrics : IDisposable
{
    public const string OwnMeter = "Hormesis";

    const int SeriesMaximum = 2000;

    static readonly string[] Heard =
    [
        OwnMeter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing", "System.Runtime",
    ];

    static readonly double[] Bounds = [.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10];

    readonly Lock gate = new();
    readonly MeterListener listener = new();
    readonly SortedDictionary<string, Family> families = new(StringComparer.Ordinal);
    int series, leftOut;

    public Metrics()
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (Heard.Contains(instrument.Meter.Name)) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<byte>((i, v, tags, _) => Take(i, v, tags));
        listener.SetMeasurementEventCallback<short>((i, v, tags, _) => Take(i, v, tags));
        listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Take(i, v, tags));
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Take(i, v, tags));
        listener.SetMeasurementEventCallback<float>((i, v, tags, _) => Take(i, v, tags));
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Take(i, v, tags));
        listener.SetMeasurementEventCallback<decimal>((i, v, tags, _) => Take(i, (double)v, tags));
        listener.Start();
    }

    public string Text()
    {
        listener.RecordObservableInstruments();
        StringBuilder text = new();
        lock (gate)
        {
            foreach (var (name, family) in families) family.Write(text, name);
            text.Append("# TYPE hormesis_series_left_out gauge\nhormesis_series_left_out ")
                .Append(CultureInfo.InvariantCulture, $"{leftOut}\n");
        }
        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        lock (gate)
        {
            var name = NameOf(instrument);
            if (!families.TryGetValue(name, out var family)) families[name] = family = new(KindOf(instrument), instrument.Description);
            if (family.Find(labels) is not { } line)
            {
                if (series >= SeriesMaximum)
                {
                    leftOut++;
                    return;
                }
                series++;
                line = family.Add(labels);
            }
            line.Take(value, instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal), Bounds);
        }
    }

    // Counters grow; whatever else is not a histogram goes up and down.
    static string KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : name.StartsWith("Counter", StringComparison.Ordinal)
                || name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "counter"
            : "gauge";
    }

    static string NameOf(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = Plain(instrument.Name) + unit;
        return KindOf(instrument) == "counter" ? name + "_total" : name;
    }

    static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        List<string> labels = [];
        foreach (var (key, value) in tags)
            labels.Add($"{Plain(key)}=\"{Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    static string OneLine(string help) => help.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal);

    static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString(CultureInfo.InvariantCulture);

    sealed class Family(string kind, string? help)
    {
        readonly SortedDictionary<string, Line> lines = new(StringComparer.Ordinal);

        public Line? Find(string labels) => lines.GetValueOrDefault(labels);

        public Line Add(string labels) => lines[labels] = new(kind);

        public void Write(StringBuilder text, string name)
        {
            if (help is { Length: > 0 }) text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {OneLine(help)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {kind}\n");
            foreach (var (labels, line) in lines) line.Write(text, name, labels, Bounds);
        }
    }

    sealed class Line(string kind)
    {
        readonly long[] counts = new long[Bounds.Length];
        double sum;
        long count;

        public void Take(double value, bool isWhole, double[] bounds)
        {
            if (kind != "histogram")
            {
                sum = isWhole ? value : sum + value; // an observed instrument tells the whole, another what is added
                return;
            }
            count++;
            sum += value;
            for (var i = 0; i < bounds.Length; i++)
                if (value <= bounds[i]) counts[i]++;
        }

        public void Write(StringBuilder text, string name, string labels, double[] bounds)
        {
            if (kind != "histogram")
            {
                text.Append(name).Append(labels.Length > 0 ? $"{{{labels}}}" : "").Append(' ').Append(Number(sum)).Append('\n');
                return;
            }
            var before = labels.Length > 0 ? labels + "," : "";
            for (var i = 0; i < bounds.Length; i++)
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"{bounds[i]}\"}} {counts[i]}\n");
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"+Inf\"}} {count}\n");
            var braces = labels.Length > 0 ? $"{{{labels}}}" : "";
            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{braces} {Number(sum)}\n{name}_count{braces} {count}\n");
        }
    }
}
