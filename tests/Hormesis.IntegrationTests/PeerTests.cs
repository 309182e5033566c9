namespace Hormesis.IntegrationTests;

/// <summary>What we publish and send as FHIR, before two validators that are not ours (npm fhir, medplum) and rules for the rest.</summary>
public sealed class PeerTests : InFolder
{
    const string Day = "2026-11-01";

    static readonly string[] Examples =
        [.. Directory.EnumerateFiles(Tool.Path("examples", "patients"), "*.json").Order(StringComparer.Ordinal)];

    [Fact]
    public void The_questionnaire_and_the_examples_are_valid_fhir()
    {
        File.WriteAllText(In("questionnaire.json"), Tool.Hormesis("screen", "--questionnaire").Out);

        IsValid([In("questionnaire.json"), .. Examples]);
    }

    [Fact]
    public void The_validators_do_find_errors()
    {
        var questionnaire = Tool.Hormesis("screen", "--questionnaire").Out;
        File.WriteAllText(In("wrong.json"), questionnaire.Replace("\"active\"", "\"lively\"", StringComparison.Ordinal));

        Assert.Equal(1, Validate(In("wrong.json")).Status);
    }

    [Fact]
    public void A_whole_bundle_that_leads_nowhere_is_found()
    {
        Assert.Equal(0, Tool.Hormesis("fhir", Examples[0], "--out", In("again.json")).Status);
        var again = File.ReadAllText(In("again.json"));
        var subject = again.IndexOf("\"reference\": \"urn:uuid:", StringComparison.Ordinal);
        File.WriteAllText(In("lost.json"), again.Insert(subject + "\"reference\": \"urn:uuid:".Length, "00"));

        IsValid("--whole", In("again.json"));
        Assert.Equal(1, Validate("--whole", In("lost.json")).Status);
    }

    [Fact]
    public void Our_code_systems_are_valid_fhir()
    {
        Assert.Equal(0, Tool.Hormesis("fhir", "--codes", "--out", In("codes.json")).Status);

        IsValid("--whole", In("codes.json"));
    }

    // Of each outcome of screening and of each of planning; what is refused is written too.
    [Fact]
    public void Verdicts_and_plans_of_all_the_examples_are_valid_fhir()
    {
        List<string> files = [];
        foreach (var example in Examples)
        {
            var name = Path.GetFileNameWithoutExtension(example);
            files.AddRange([In($"verdict-{name}.json"), In($"plan-{name}.json")]);
            Assert.InRange(Tool.Hormesis("screen", example, "--at", Day, "--fhir", files[^2]).Status, 0, 1);
            Assert.InRange(Tool.Hormesis("plan", example, "--indication", "chronic-pain", "--at", Day, "--fhir", files[^1]).Status, 0, 1);
        }

        IsValid(["--whole", .. files]);
    }

    [Theory]
    [InlineData("completed", 0)]
    [InlineData("embolism", 3, "--faults", "examples/faults/embolism.json")]
    [InlineData("air", 3, "--faults", "examples/faults/air-and-a-deaf-detector.json")]
    public void A_session_is_valid_fhir_however_it_ends(string name, int status, params string[] more)
    {
        string[] treat =
        [
            "treat", Tool.Example("eligible"), "--indication", "chronic-pain", "--at", Day, "--quiet",
            "--record", In($"{name}.hrec"), "--fhir", In($"{name}.json"),
        ];

        var run = Tool.Hormesis([.. treat, .. more]);

        Assert.True(run.Status == status, $"{run.Status}: {run.Out} {run.Error}");
        IsValid("--whole", In($"{name}.json"));
        var written = File.ReadAllText(In($"{name}.json"));
        string[] vitalSigns = ["19891-1", "9279-1", "59408-5", "8867-4", "8480-6"];
        Assert.All(vitalSigns, loinc => Assert.Contains($"\"{loinc}\"", written, StringComparison.Ordinal));
        var again = Tool.Hormesis("fhir", In($"{name}.json"), "--out", In($"{name}-again.json"));
        Assert.True(again.Status == 0, again.Error); // a session that goes out can come in
    }

    [Fact]
    public void Records_of_other_programs_go_out_again_as_valid_fhir()
    {
        List<string> files = [];
        foreach (var record in Directory.EnumerateFiles(Tool.Path("tests", "data", "fhir"), "*.json").Order(StringComparer.Ordinal))
        {
            files.Add(In($"{files.Count}.json"));
            Assert.Equal(0, Tool.Hormesis("fhir", record, "--out", files[^1]).Status);
        }
        Assert.True(files.Count >= 48, $"{files.Count} records");

        IsValid(["--whole", .. files]);
    }

    static void IsValid(params string[] arguments)
    {
        var run = Validate(arguments);
        var wrong = run.Out.Split('\n').Where(l => l.Length > 0 && !l.Contains("\"status\":0", StringComparison.Ordinal));
        Assert.True(run.Status == 0, string.Join('\n', [.. wrong, run.Error]));
    }

    static Outcome Validate(params string[] arguments) =>
        Tool.Run("node", Tool.Path("tests", "peers"), [Tool.Path("tests", "peers", "validate-fhir.mjs"), .. arguments]);
}
