namespace Hormesis.IntegrationTests;

public class EvidenceTests
{
    [Fact]
    public void Every_claim_is_listed_with_grade_sources_and_what_is_modelled()
    {
        var run = Tool.Hormesis("evidence", "--json");

        Assert.Equal(0, run.Status);
        var claims = run.Json.GetProperty("claims").EnumerateArray().ToList();
        Assert.Equal(22, claims.Count);
        Assert.All(claims, c =>
        {
            Assert.Matches("^[A-E]$", c.GetProperty("grade").GetString()!);
            Assert.NotEmpty(c.GetProperty("claim").GetString()!);
            Assert.NotEmpty(c.GetProperty("modelled").GetString()!);
            Assert.True(c.GetProperty("sources").GetArrayLength() > 0);
        });
    }

    [Fact]
    public void A_person_reads_grade_study_bias_and_what_each_setting_means()
    {
        var run = Tool.Hormesis("evidence", "il6-lowered");

        Assert.Equal(0, run.Status);
        Assert.Contains("Grade D", run.Out, StringComparison.Ordinal);
        Assert.Contains("Tylicki 2004", run.Out, StringComparison.Ordinal);
        Assert.Contains("May be wrong:", run.Out, StringComparison.Ordinal);
        Assert.Contains("literature", run.Out, StringComparison.Ordinal);
        Assert.Contains("not for treatment", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_is_not_there_is_refused_with_the_known_ones()
    {
        var run = Tool.Hormesis("evidence", "nonsense");

        Assert.Equal(2, run.Status);
        Assert.Empty(run.Out);
        Assert.Contains("il6-lowered", run.Error, StringComparison.Ordinal);
    }
}
