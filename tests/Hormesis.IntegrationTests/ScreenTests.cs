namespace Hormesis.IntegrationTests;

public class ScreenTests
{
    public static TheoryData<string> Bundles { get; } =
        [.. Directory.EnumerateFiles(Tool.Path("tests", "data", "fhir"), "*.json").Order()];

    // file, outcome, rule, answer: the table that people read in examples/patients/README.md.
    public static TheoryData<string, string, string, string> Examples { get; } = ReadTable();

    [Theory, MemberData(nameof(Bundles))]
    public void Every_published_bundle_ends_in_an_answer(string bundle)
    {
        var run = Tool.Hormesis("screen", bundle, "--at", "2021-08-01", "--json");

        Assert.Equal(run.Json.GetProperty("outcome").GetString() == "eligible" ? 0 : 1, run.Status);
        Assert.Equal(26, run.Json.GetProperty("findings").GetArrayLength());
    }

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_comes_out_as_its_table_says(string file, string outcome, string rule, string answer)
    {
        var run = Tool.Hormesis("screen", Tool.Path("examples", "patients", file), "--at", "2026-11-01", "--json");

        Assert.Equal(outcome == "eligible" ? 0 : 1, run.Status);
        Assert.Equal(outcome, run.Json.GetProperty("outcome").GetString());
        var finding = run.Json.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == rule);
        Assert.Equal(answer, finding.GetProperty("answer").GetString());
        Assert.All(run.Json.GetProperty("findings").EnumerateArray(), f =>
        {
            Assert.NotEmpty(f.GetProperty("source").GetString()!);
            Assert.Matches("^(S|S2|R|D|P)$", f.GetProperty("certainty").GetString()!);
        });
    }

    [Fact]
    public void Every_example_stands_in_the_table() => Assert.Equal(
        Directory.EnumerateFiles(Tool.Path("examples", "patients"), "*.json").Select(f => Path.GetFileName(f)).Order(),
        Examples.Select(row => row.Data.Item1).Order());

    [Fact]
    public void A_person_reads_outcome_rule_value_limit_date_and_source()
    {
        var run = Tool.Hormesis("screen", Tool.Example("platelets-80"), "--at", "2026-11-01");

        Assert.StartsWith("CONTRAINDICATED", run.Out, StringComparison.Ordinal);
        Assert.Contains("CI-06  excluded", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "value 80 ×10³/µL · limit ≥ 100 ×10³/µL · of 2026-10-20 · source clinical 8, CI-06", run.Out, StringComparison.Ordinal);
        Assert.Contains("not for treatment", run.Out, StringComparison.Ordinal);
    }

    // Made again beside the examples, not over them: other tests are reading these.
    [Fact]
    public void Examples_are_just_what_their_script_makes_of_the_published_bundles()
    {
        var made = Directory.CreateTempSubdirectory("hormesis-examples-");
        try
        {
            Assert.Equal(0, Tool.Run("node", Tool.Root, Tool.Path("examples", "patients", "derive.mjs"), made.FullName).Status);

            Assert.Equal(Contents(Tool.Path("examples", "patients")), Contents(made.FullName));
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    static IEnumerable<(string Name, string Text)> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Order().Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    static TheoryData<string, string, string, string> ReadTable()
    {
        var rows = new TheoryData<string, string, string, string>();
        var lines = File.ReadLines(Tool.Path("examples", "patients", "README.md"));
        foreach (var line in lines.Where(l => l.Contains(".json |", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            rows.Add(cells[1], cells[4], cells[5], cells[6]);
        }
        return rows;
    }
}
