namespace Hormesis.IntegrationTests;

/// <summary>What we publish as FHIR, before two validators that are not ours (npm fhir and medplum).</summary>
public sealed class PeerTests : InFolder
{
    [Fact]
    public void The_questionnaire_and_the_examples_are_valid_fhir()
    {
        File.WriteAllText(In("questionnaire.json"), Tool.Hormesis("screen", "--questionnaire").Out);

        var run = Validate([In("questionnaire.json"), .. Directory.EnumerateFiles(Tool.Path("examples", "patients"), "*.json")]);

        Assert.True(run.Status == 0, run.Out);
    }

    [Fact]
    public void The_validators_do_find_errors()
    {
        var questionnaire = Tool.Hormesis("screen", "--questionnaire").Out;
        File.WriteAllText(In("wrong.json"), questionnaire.Replace("\"active\"", "\"lively\"", StringComparison.Ordinal));

        Assert.Equal(1, Validate(In("wrong.json")).Status);
    }

    static Outcome Validate(params string[] files) =>
        Tool.Run("node", Tool.Path("tests", "peers"), [Tool.Path("tests", "peers", "validate-fhir.mjs"), .. files]);
}
