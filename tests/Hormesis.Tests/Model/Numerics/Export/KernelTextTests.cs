using System.Globalization;
using System.Text.RegularExpressions;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.Tests.Model.Numerics.Export;

public partial class KernelTextTests
{
    static readonly ModelPrograms Programs = new(Sample.Model);

    [Fact]
    public void Every_operation_and_every_store_is_a_line()
    {
        foreach (var program in Programs.All)
        {
            var lines = KernelText.Of(program, Programs).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            var stores = program.Stores.Sum(s => s.Count());
            Assert.StartsWith($"{program.Name}: {program.Operations} operations, ", lines[0], StringComparison.Ordinal);
            Assert.Equal(1 + program.Operations + stores, lines.Length);
        }
    }

    [Fact]
    public void No_value_is_used_before_it_is_computed()
    {
        foreach (var program in Programs.All)
        {
            HashSet<int> known = [];
            foreach (var line in KernelText.Of(program, Programs).Split('\n').Skip(1))
            {
                var sides = line.Split(" = ", 2);
                if (sides.Length < 2) continue;
                Assert.All(Value().Matches(sides[1]), m => Assert.Contains(Number(m), known));
                if (Value().Match(sides[0]) is { Success: true } computed) Assert.True(known.Add(Number(computed)));
            }
        }
    }

    [Fact]
    public void Inputs_and_results_stand_by_name()
    {
        var rates = KernelText.Of(Programs.Rates, Programs);

        Assert.All(Sample.Model.States, s => Assert.Contains($"\n  rate[{s.Name}] = ", rates, StringComparison.Ordinal));
        Assert.Contains("[A(g)]", rates, StringComparison.Ordinal);
        Assert.Contains("LU[A,A]", KernelText.Of(Programs.Solve, Programs), StringComparison.Ordinal);
    }

    static int Number(Match m) => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w\[])t(\d+)(?!\w)")]
    private static partial Regex Value();
}
