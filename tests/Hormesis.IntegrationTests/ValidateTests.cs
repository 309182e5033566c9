using System.Text.Json;

namespace Hormesis.IntegrationTests;

/// <summary>Published measurements against the models, as people and programs run them.</summary>
public sealed class ValidateTests : InFolder
{
    const string Gas = """
        {"cases":[{"id":"ID","source":"s","model":"ozone-gas","inputs":{"ozoneUgPerMl":UG},"expect":[EXPECT]}]}
        """;

    [Fact]
    public void The_shipped_cases_are_all_told_and_those_that_do_not_fit_too()
    {
        var run = Tool.Hormesis("validate", "--json");

        Assert.Equal(1, run.Status);
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(results.Count, run.Json.GetProperty("checks").GetInt32());
        Assert.Equal(results.Count(IsWithin), run.Json.GetProperty("within").GetInt32());
        Assert.Equal(results.Select(Case).Distinct().Count(), run.Json.GetProperty("cases").GetInt32());
        var tas = results.Single(r => (Case(r), Text(r, "observable"), Text(r, "at")) == ("bocci-2006-80", "tasDropPercent", "20 min"));
        Assert.False(IsWithin(tas));
        Assert.All(results, r =>
        {
            Assert.True(r.TryGetProperty("reported", out _) && r.TryGetProperty("tolerance", out _));
            Assert.Equal(JsonValueKind.Number, r.GetProperty("predicted").ValueKind);
            Assert.NotEmpty(r.GetProperty("source").GetString()!);
        });
    }

    [Fact]
    public void A_person_reads_what_does_not_fit_and_why_it_may_not()
    {
        var run = Tool.Hormesis("validate", "--quiet");

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.Contains("What does not fit:", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "bocci-2006-80: tasDropPercent at 20 min is reported as 0 ± 8.4 (2 SD of 4.2) %; the model says", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("SD is ours", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_fits() =>
        Assert.Equal(0, Tool.Hormesis("validate", "--cases", Tool.Path("examples", "cases", "first-case.json")).Status);

    [Fact]
    public void Cases_of_several_files_are_judged_together()
    {
        Write("a.json", "a", 20, """{"observable":"mmolPerL","lessThan":"b","byFactor":2},{"observable":"mmolPerL","max":0.1}""");
        Write("b.json", "b", 50, """{"observable":"mmolPerL","greaterThan":"a","byFactor":2.4}""");

        var run = Tool.Hormesis("validate", "--cases", In("a.json"), "--cases", In("b.json"), "--json");

        Assert.Equal(1, run.Status);
        Assert.Equal([true, false, true], run.Json.GetProperty("results").EnumerateArray().Select(IsWithin));
        var first = run.Json.GetProperty("results")[0];
        Assert.Equal(first.GetProperty("bound").GetDouble(), first.GetProperty("otherPredicted").GetDouble() / 2, 1e-9);
    }

    [Fact]
    public void Nothing_is_computed_when_one_of_the_files_is_wrong()
    {
        Write("a.json", "a", 20, """{"observable":"mmolPerL","max":1}""");
        Write("b.json", "a", 20, """{"observable":"mmolPerL","max":1}""");

        var run = Tool.Hormesis("validate", "--cases", In("a.json"), "--cases", In("b.json"));

        Assert.Equal((2, ""), (run.Status, run.Out));
        var line = $"hormesis: {In("b.json")}:cases[0].id: \"a\" is the id of {In("a.json")}:cases[0] already";
        Assert.StartsWith(line, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bottle", "haematocrit", "pO2MmHg")]
    [InlineData("ozone-gas", "basis", "massPercent")]
    public void Inputs_and_observables_of_a_model_are_listed_with_units(string model, string input, string observable)
    {
        var text = Tool.Hormesis("validate", "--inputs", model);
        var json = Tool.Hormesis("validate", "--inputs", model, "--json");

        Assert.Equal((0, 0), (text.Status, json.Status));
        Assert.Contains($"  {input}", text.Out, StringComparison.Ordinal);
        Assert.Contains($"  {observable} [", text.Out, StringComparison.Ordinal);
        Assert.All(json.Json.GetProperty("inputs").EnumerateArray(), i => Assert.NotEmpty(i.GetProperty("range").GetString()!));
        Assert.Contains(json.Json.GetProperty("inputs").EnumerateArray(), i => i.GetProperty("name").GetString() == input);
        Assert.Contains(json.Json.GetProperty("observables").EnumerateArray(), o => o.GetProperty("name").GetString() == observable);
    }

    void Write(string file, string id, double ug, string expect) => File.WriteAllText(In(file), Gas
        .Replace("ID", id, StringComparison.Ordinal)
        .Replace("UG", ug.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("EXPECT", expect, StringComparison.Ordinal));

    static bool IsWithin(JsonElement result) => result.GetProperty("within").GetBoolean();

    static string Case(JsonElement result) => Text(result, "case");

    static string Text(JsonElement result, string name) => result.TryGetProperty(name, out var text) ? text.GetString()! : "";
}
