using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Hormesis.IntegrationTests;

/// <summary>One bottle over time, as a table, a document and a drawing.</summary>
public sealed class SimulateTests : InFolder
{
    static readonly string Forty = Tool.Path("examples", "bottle", "forty.json");

    public static TheoryData<string, string> Examples { get; } =
    [
        .. from model in new[] { "bottle", "breathing" }
           from file in Directory.EnumerateFiles(Tool.Path("examples", model), "*.json").Order()
           select (model, Path.GetFileName(file)),
    ];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_runs(string model, string file) =>
        Assert.Equal(0, Tool.Hormesis("simulate", model, Tool.Path("examples", model, file), "--quiet").Status);

    [Fact]
    public void Breathing_is_drawn_too()
    {
        var embolism = Tool.Path("examples", "breathing", "embolism.json");
        var run = Tool.Hormesis("simulate", "breathing", embolism, "--plot", In("breathing.svg"), "--out", In("breathing.csv"), "--quiet");

        Assert.Equal((0, "", ""), (run.Status, run.Out, run.Error));
        var texts = XDocument.Load(In("breathing.svg")).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        string[] expected = ["arterial", "end-tidal", "minute", "alveolar", "rate"];
        Assert.Empty(expected.Except(texts));
    }

    [Fact]
    public void The_table_has_a_header_with_units_and_a_row_for_each_time()
    {
        var run = Tool.Hormesis("simulate", "bottle", Forty, "--quiet");

        Assert.Equal((0, ""), (run.Status, run.Error));
        string[][] rows = [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))];
        Assert.Equal("time (s)", rows[0][0]);
        Assert.Contains("nO3 (mol)", rows[0]);
        Assert.Contains("pO2MmHg (mmHg)", rows[0]);
        Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
        double[] times = [.. rows.Skip(1).Select(r => double.Parse(r[0], CultureInfo.InvariantCulture))];
        Assert.Equal((0, 0.001, 1500), (times[0], times[1], times[^1]));
        Assert.All(rows.Skip(1).SelectMany(r => r), cell => Assert.True(double.IsFinite(double.Parse(cell, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void The_document_has_a_row_of_states_and_one_of_observables_for_each_time()
    {
        var run = Tool.Hormesis("simulate", "bottle", Forty, "--minutes", "2", "--every", "1", "--json");

        Assert.Equal(0, run.Status);
        var times = Numbers(run.Json.GetProperty("times"));
        Assert.Equal(120, times[^1]);
        CheckRows(run.Json, "states", "values", times.Length);
        CheckRows(run.Json, "observables", "observableValues", times.Length);
        var left = run.Json.GetProperty("observables").EnumerateArray().Select(o => o.GetString()).ToList().IndexOf("ozoneLeftPercent");
        Assert.Equal(100, run.Json.GetProperty("observableValues")[0][left].GetDouble(), 1e-9);
        Assert.InRange(run.Json.GetProperty("observableValues")[times.Length - 1][left].GetDouble(), 0, 5);
    }

    [Fact]
    public void The_drawing_stands_alone_and_names_its_lines_and_units()
    {
        var run = Tool.Hormesis("simulate", "bottle", Forty, "--plot", In("bottle.svg"), "--out", In("bottle.csv"), "--quiet");

        Assert.Equal((0, "", ""), (run.Status, run.Out, run.Error));
        var svg = XDocument.Load(In("bottle.svg"));
        string[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        string[] expected =
        [
            "ozone left", "in bottle", "at 37 °C", "pCO2", "TAS", "urate", "ascorbate", "thiols", "GSH", "NADPH", "H2O2", "LOP", "4-HNE",
            "pressure", "lysed", "metHb", "Pressure in the bottle, bar absolute", "Oxygen tension of the blood, mmHg",
        ];
        Assert.All(expected, e => Assert.Contains(e, texts));
        Assert.Contains(texts, t => t.Contains("not for treatment", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("time (s),", File.ReadLines(In("bottle.csv")).First(), StringComparison.Ordinal);
    }

    static void CheckRows(JsonElement document, string names, string values, int times)
    {
        var columns = document.GetProperty(names).GetArrayLength();
        Assert.True(columns > 0);
        Assert.Equal(times, document.GetProperty(values).GetArrayLength());
        Assert.All(document.GetProperty(values).EnumerateArray(), row => Assert.Equal(columns, row.GetArrayLength()));
    }

    static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];
}
