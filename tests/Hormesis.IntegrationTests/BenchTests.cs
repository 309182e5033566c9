using System.Text.Json;

namespace Hormesis.IntegrationTests;

/// <summary>CVODE and SciPy, which know nothing of our solver, come to the same results from the same declaration.</summary>
public class BenchTests
{
    // Global errors at rtol 1e-8 are some hundred times that; a wrong Jacobian entry or a missed restart shows far above.
    const double Near = 1e-5;

    [Theory]
    [InlineData("cohort")]
    [InlineData("ten-passes")]
    [InlineData("bottle")]
    [InlineData("body")]
    public void Independent_solvers_agree(string model)
    {
        var run = Tool.Hormesis(
            "bench", "solver", "--model", model, "--patients", "4", "--scipy", "1", "--rtol", "1e-8", "--pairs", "1",
            "--seconds", "0.02", "--json");

        Assert.InRange(run.Status, 0, 1); // whether it is the more exact one on four patients is not asked here
        var figures = run.Json.GetProperty("cases").EnumerateArray().Single();
        var contestants = figures.GetProperty("contestants").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!);
        HashSet<string> expected = ["engine-128", "cvode-klu", "cvode-dense", "scipy-lsoda", "scipy-bdf"];
        Assert.Subset(contestants.Keys.ToHashSet(), expected);
        Assert.All(contestants.Values, c => Assert.InRange(MaximumOf(c.GetProperty("error")), 0, Near));
        Assert.All(contestants.Values, c => Assert.Equal(0, c.GetProperty("failed").GetInt32()));
        Assert.InRange(MaximumOf(figures.GetProperty("referenceAgreement")), 0, Near);
    }

    static double MaximumOf(JsonElement error) => error.GetProperty("maximum").GetDouble();
}
