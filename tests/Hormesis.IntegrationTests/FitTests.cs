namespace Hormesis.IntegrationTests;

public class FitTests
{
    [Fact]
    public void A_fit_names_what_the_data_did_not_determine_and_what_the_model_does_not_fit()
    {
        var text = Tool.Hormesis("fit", "bottle", "--sweeps", "80");
        var json = Tool.Hormesis("fit", "bottle", "--sweeps", "60", "--json", "--quiet");

        Assert.Equal(0, text.Status);
        Assert.Contains("told by the data?", text.Out);
        Assert.Contains("sweep", text.Error);
        Assert.Contains("The model does not fit V1 TAS at 20 min", text.Out);
        Assert.Equal("", json.Error);
        Assert.Equal(5, json.Json.GetProperty("parameters").GetArrayLength());
        var held = json.Json.GetProperty("measurements").EnumerateArray().Where(m => m.GetProperty("role").GetString() == "held out");
        Assert.Equal(2, held.Count());
    }

    [Theory]
    [InlineData("body")]
    [InlineData("bottle", "--sweeps", "1")]
    public void What_cannot_be_fitted_is_one_line(params string[] arguments)
    {
        var run = Tool.Hormesis(["fit", .. arguments]);

        Assert.Equal(2, run.Status);
        Assert.Equal("", run.Out);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
