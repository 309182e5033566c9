namespace Hormesis.IntegrationTests.Models;

public sealed class ModelVerbTests : InFolder
{
    [Fact]
    public void Models_are_listed()
    {
        var listed = Tool.Hormesis("model", "--json");

        Assert.Equal(0, listed.Status);
        Assert.Equal(Hormesis.Model.Models.Ids, listed.Json.EnumerateArray().Select(m => m.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("page", "# ")]
    [InlineData("sbml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sbml level=\"3\" version=\"2\"")]
    [InlineData("c", "/* ")]
    [InlineData("kernel", "prepare: ")]
    public void A_model_is_written_to_the_screen_or_to_a_file(string form, string start)
    {
        var screen = Tool.Hormesis("model", "bottle", "--as", form);
        var file = Tool.Hormesis("model", "bottle", "--as", form, "--out", In("out"));

        Assert.Equal((0, 0, ""), (screen.Status, file.Status, file.Out));
        Assert.StartsWith(start, screen.Out, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(In("out")).TrimEnd('\n'), screen.Out.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("no model is named \"bottel\"", "model", "bottel")]
    [InlineData("\"pdf\" is no form of a model", "model", "bottle", "--as", "pdf")]
    [InlineData("krogh has no states", "model", "krogh", "--as", "c")]
    public void What_there_is_not_is_told_in_one_line(string told, params string[] arguments)
    {
        var run = Tool.Hormesis(arguments);

        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.Contains(told, Assert.Single(run.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }
}
