namespace Hormesis.IntegrationTests;

/// <summary>Bad input gets exit 2 and one helpful line, writes nothing, and takes neither long nor much.</summary>
public sealed class BadInputTests : InFolder
{
    const long MostBytes = 500L << 20;

    public static TheoryData<string, string> Contents { get; } = new()
    {
        { "empty", "" },
        { "no JSON", "hello" },
        { "truncated", File.ReadAllText(Tool.Example("eligible"))[..5_000] },
        { "wrong Bundle", """{"resourceType":"Bundle","type":"history","entry":[]}""" },
        { "no Bundle", """{"resourceType":"Observation"}""" },
        { "no patient", """{"resourceType":"Bundle","type":"collection","entry":[]}""" },
        { "NaN", WithPlatelets("NaN") },
        { "too large a number", WithPlatelets("1e400") },
        { "impossible value", WithPlatelets("-5") },
        { "no such unit", WithPlatelets("250").Replace("10*3/uL", "furlong", StringComparison.Ordinal) },
        { "deep nesting", new string('[', 100_000) },
        { "two patients", """[{"resourceType":"Patient","id":"a"},{"resourceType":"Patient","id":"b"}]""" },
    };

    [Theory, MemberData(nameof(Contents))]
    public void A_wrong_file_is_told_in_one_line(string what, string content)
    {
        File.WriteAllText(In("patient.json"), content);

        Check(Tool.Hormesis("screen", In("patient.json"), "--at", "2026-11-01"), "patient.json", what);
        Check(Treat(In("patient.json")), "patient.json", what);
        Assert.Equal([In("patient.json")], Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public void A_hundred_megabytes_of_zeros_are_not_read()
    {
        using (var file = File.Create(In("zeros.json"))) file.SetLength(100 << 20);

        Check(Tool.Hormesis("screen", In("zeros.json")), "zeros.json", "100 MB");
    }

    [Fact]
    public void Folders_loops_and_files_that_are_not_there_are_told_apart()
    {
        File.CreateSymbolicLink(In("loop.json"), In("loop.json"));

        Check(Tool.Hormesis("screen", Folder), "folder", "a folder");
        Check(Tool.Hormesis("screen", In("loop.json")), "loop.json", "a loop");
        Check(Tool.Hormesis("screen", In("nothing.json")), "no such file", "nothing");
        Check(Tool.Hormesis("screen", "/dev/zero"), "/dev/zero", "endless");
    }

    [Theory]
    [InlineData("screen")]
    [InlineData("screen", "{eligible}", "--at", "yesterday")]
    [InlineData("screen", "{eligible}", "--at", "2026-13-01")]
    [InlineData("screen", "{eligible}", "--profile", "no-such")]
    [InlineData("screen", "{eligible}", "--no-such-option")]
    [InlineData("plan", "{eligible}", "--indication", "no-such")]
    [InlineData("plan", "{eligible}")]
    [InlineData("plan", "{eligible}", "--indication", "wound", "--sessions", "40")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--device", "modbus://127.0.0.1:1502")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--at", "2026-11-01", "--session", "99")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--accept", "CI-03")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--accept", "CI-03=fine")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--pace", "slow")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--seed", "-1")]
    [InlineData("replay", "{eligible}")]
    [InlineData("kill-test", "0")]
    [InlineData("bench")]
    [InlineData("bench", "tick", "--pairs", "0")]
    [InlineData("bench", "nothing")]
    [InlineData("bench", "store", "--devices", "0")]
    [InlineData("bench", "store", "--seconds", "0")]
    [InlineData("bench", "store", "--data", "no-such-folder")]
    [InlineData("bench", "solver", "--model", "no-such")]
    [InlineData("bench", "solver", "--patients", "0")]
    [InlineData("bench", "solver", "--pairs", "0")]
    [InlineData("bench", "solver", "--rtol", "NaN")]
    [InlineData("bench", "solver", "--seconds", "-1")]
    [InlineData("validate", "--cases", "nothing.json")]
    [InlineData("validate", "--cases", "{eligible}")]
    [InlineData("validate", "--inputs", "no-such")]
    [InlineData("simulate", "bottle")]
    [InlineData("simulate", "no-such", "{eligible}")]
    [InlineData("simulate", "ozone-gas", "{forty}")]
    [InlineData("simulate", "bottle", "{eligible}", "--plot", "plot.svg", "--out", "table.csv")]
    [InlineData("simulate", "bottle", "{forty}", "--minutes", "0", "--plot", "plot.svg")]
    [InlineData("simulate", "bottle", "{forty}", "--minutes", "1e9")]
    [InlineData("simulate", "bottle", "{forty}", "--every", "-1")]
    [InlineData("no-such-verb")]
    public void A_wrong_command_line_is_told_in_one_line(params string[] arguments)
    {
        string[] given = [.. arguments.Select(a => a
            .Replace("{eligible}", Tool.Example("eligible"), StringComparison.Ordinal)
            .Replace("{forty}", Tool.Path("examples", "bottle", "forty.json"), StringComparison.Ordinal))];

        Check(Tool.Run(Tool.Path("hormesis"), Folder, given), "", string.Join(' ', arguments));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("screen")]
    [InlineData("plan")]
    [InlineData("treat")]
    [InlineData("replay")]
    [InlineData("kill-test")]
    [InlineData("validate")]
    [InlineData("simulate")]
    public void Every_verb_explains_itself_with_an_example(string verb)
    {
        var run = Tool.Hormesis(verb, "--help");

        Assert.Equal(0, run.Status);
        Assert.Contains($"./hormesis {verb}", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty", "", "give {")]
    [InlineData("no cases", "{}", ":cases: ")]
    [InlineData("no mean", CaseOf + """{"observable":"molePercent","mean":"x","sd":1}]}]}""", ":cases[0].expect[0].mean: ")]
    [InlineData("no observable", CaseOf + """{"observable":"x","min":1}]}]}""", "massPercent")]
    [InlineData("deep nesting", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested deeper")]
    public void A_wrong_file_of_cases_is_told_in_one_line(string what, string content, string mentions)
    {
        File.WriteAllText(In("cases.json"), content);

        Check(Tool.Hormesis("validate", "--cases", In("cases.json"), "--json"), mentions, what);
    }

    const string CaseOf = """{"cases":[{"id":"a","source":"s","model":"ozone-gas","expect":[""";

    static void Check(Outcome run, string mentions, string what)
    {
        Assert.True(run.Status == 2, $"{what}: exit {run.Status}, {run.Error}");
        Assert.Empty(run.Out);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("hormesis: ", line, StringComparison.Ordinal);
        Assert.Contains(mentions, line, StringComparison.Ordinal);
        Assert.True(run.PeakBytes < MostBytes, $"{what}: {run.PeakBytes >> 20} MiB");
    }

    static Outcome Treat(string file) => Tool.Hormesis("treat", file, "--indication", "chronic-pain", "--at", "2026-11-01");

    static string WithPlatelets(string value) => """
        {"resourceType":"Bundle","type":"collection","entry":[
          {"resource":{"resourceType":"Patient","id":"p","gender":"male","birthDate":"1980-01-01"}},
          {"resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},
            "subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-10-20",
            "valueQuantity":{"value":VALUE,"unit":"10*3/uL","system":"http://unitsofmeasure.org","code":"10*3/uL"}}}]}
        """.Replace("VALUE", value, StringComparison.Ordinal);
}
