using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Export;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.Tests.Model.Numerics.Export;

public class ModelPageTests
{
    static readonly string[] Page = ModelPage.Of(Sample.Model).Split('\n');

    [Fact]
    public void Everything_that_was_declared_stands_on_the_page()
    {
        var model = Sample.Model;
        string[] names =
        [
            .. model.Compartments.Select(c => c.Name), .. model.States.Select(s => s.Name), .. model.Parameters.Select(p => p.Name),
            .. model.Definitions.Select(d => d.Name), .. model.Observables.Select(o => o.Name), .. model.Events.Select(e => e.Name),
        ];

        Assert.All(names, name => Assert.Contains(Page, line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal)));
        Assert.All(model.Processes, p => Assert.Contains(Page, line => line.Contains($" | {p.Name} | ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_row_has_the_columns_of_its_table()
    {
        var columns = 0;
        foreach (var line in Page.Where(line => line.StartsWith('|')))
        {
            var count = line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|');
            if (line.StartsWith("|---", StringComparison.Ordinal)) Assert.Equal(columns, count);
            else if (Page[Array.IndexOf(Page, line) + 1].StartsWith("|---", StringComparison.Ordinal)) columns = count;
            else Assert.True(columns == count, line);
        }
    }

    [Theory]
    [InlineData("| 2 | A to B+ | `2 · A → [B+]` |")] // named twice, taken twice
    [InlineData("| 5 | by half | `∅ → saturation · [B+]` |")]
    [InlineData("d A / dt = (-#1 - 2 · #2 + #4) / (area · height)")]
    [InlineData("d A(g) / dt = -#4")]
    [InlineData("| `micro` | 1e6 | umol/mol | exact |")]
    [InlineData("| `gas is spent` | `A(g) - 0.1 · [unit of amount]` falls through 0 |")]
    public void Processes_and_rates_read_as_a_chemist_writes_them(string start) =>
        Assert.Contains(Page, line => line.StartsWith(start, StringComparison.Ordinal));

    [Fact]
    public void An_iteration_that_is_written_out_does_not_flood_the_page() =>
        Assert.True(ModelPage.Of(BottleModel.Declaration).Split('\n').Max(line => line.Length) < 4_000);
}
