using System.Globalization;
using System.Text.RegularExpressions;

namespace Hormesis.Tests.Web.Access;

/// <summary>One line of a family.</summary>
sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>What stands under one TYPE line.</summary>
sealed record MetricFamily(string Name, string Kind, string? Help, List<Sample> Samples);

/// <summary>
/// Prometheus' text format 0.0.4, as its documentation has it ("Exposition formats"), and nothing that is not in it: whatever a line has
/// beside is an error.
/// </summary>
static partial class PrometheusText
{
    static readonly string[] Kinds = ["counter", "gauge", "histogram", "summary", "untyped"];

    public static IReadOnlyList<MetricFamily> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        List<MetricFamily> families = [];
        (string Name, string Text)? help = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (HelpLine().Match(line) is { Success: true } h)
            {
                Assert.Null(help);
                Assert.DoesNotMatch(@"(?<!\\)(\\\\)*\\(?![\\n])", h.Groups[2].Value);
                help = (h.Groups[1].Value, h.Groups[2].Value);
            }
            else if (TypeLine().Match(line) is { Success: true } t)
            {
                var name = t.Groups[1].Value;
                Assert.Contains(t.Groups[2].Value, Kinds);
                Assert.DoesNotContain(families, f => f.Name == name); // each stands once, in one piece
                if (help is { } told) Assert.Equal(name, told.Name);
                families.Add(new(name, t.Groups[2].Value, help?.Text, []));
                help = null;
            }
            else
            {
                Assert.Null(help);
                families[^1].Samples.Add(SampleOf(line, families[^1]));
            }
        }
        foreach (var family in families) Check(family);
        return families;
    }

    static Sample SampleOf(string line, MetricFamily family)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, line);
        var name = match.Groups["name"].Value;
        string[] suffixes = family.Kind == "histogram" ? ["_bucket", "_sum", "_count"] : [""];
        Assert.Contains(name, suffixes.Select(s => family.Name + s));
        Dictionary<string, string> labels = [];
        foreach (var (key, value) in match.Groups["key"].Captures.Zip(match.Groups["value"].Captures))
            Assert.True(labels.TryAdd(key.Value, Unescaped(value.Value)), line);
        return new(name, labels, Number(match.Groups["number"].Value));
    }

    static void Check(MetricFamily family)
    {
        Assert.NotEmpty(family.Samples);
        var keys = family.Samples.Select(s => s.Name + Key(s.Labels)).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        if (family.Kind == "counter")
        {
            Assert.EndsWith("_total", family.Name, StringComparison.Ordinal);
            Assert.All(family.Samples, s => Assert.True(s.Value >= 0, $"{family.Name} {s.Value}"));
        }
        if (family.Kind != "histogram") return;
        foreach (var series in family.Samples.GroupBy(s => Key(s.Labels.Where(l => l.Key != "le"))))
        {
            var buckets = series.Where(s => s.Name.EndsWith("_bucket", StringComparison.Ordinal)).ToList();
            var bounds = buckets.Select(b => Number(b.Labels["le"])).ToList();
            Assert.Equal(bounds.Order(), bounds);
            Assert.Equal(double.PositiveInfinity, bounds[^1]);
            Assert.Equal(buckets.Select(b => b.Value).Order(), buckets.Select(b => b.Value));
            Assert.Equal(buckets[^1].Value, Assert.Single(series, s => s.Name == family.Name + "_count").Value);
            Assert.Single(series, s => s.Name == family.Name + "_sum");
        }
    }

    static string Key(IEnumerable<KeyValuePair<string, string>> labels) =>
        string.Join('\u0001', labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}\u0002{l.Value}"));

    static string Unescaped(string value) => Escape().Replace(value, m => m.Value[1] == 'n' ? "\n" : m.Value[1..]);

    static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$")]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) ([a-z]+)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""
        ^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)
        (\{((?<key>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^\\"]|\\[\\"n])*)"(,(?!\})|(?=\})))*\})?
        [ ](?<number>[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?|[+-]Inf|NaN)$
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SampleLine();

    [GeneratedRegex(@"\\[\\""n]")]
    private static partial Regex Escape();
}
