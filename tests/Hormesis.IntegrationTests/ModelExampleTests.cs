namespace Hormesis.IntegrationTests;

/// <summary>Adding a reaction is a change in one place: the example runs, and its page shows what it does.</summary>
public class ModelExampleTests
{
    static readonly string Program = Path.Combine("examples", "models", "adding-a-reaction.cs");

    [Fact]
    public void The_example_adds_a_reaction_that_uses_up_ozonation_products()
    {
        var run = Tool.Run("dotnet", Tool.Root, "run", Program);

        Assert.True(run.Status == 0, run.Error + run.Out);
        Assert.Contains("1 reaction added", run.Out);
        var words = run.Out.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var amounts = words.Where((_, i) => i + 1 < words.Length && words[i + 1] == "umol/L")
            .Select(w => double.Parse(w, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(2, amounts.Length);
        Assert.InRange(amounts[1], 1, 0.95 * amounts[0]);
    }

    [Fact]
    public void The_page_shows_the_lines_of_the_example()
    {
        var program = File.ReadAllText(Tool.Path(Program));
        var page = File.ReadAllText(Tool.Path("docs", "models", "adding-a-reaction.md"));

        var reaction = program.Split("// <reaction>")[1].Split("// </reaction>")[0];
        Assert.All(
            reaction.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Contains(line, page));
    }
}
