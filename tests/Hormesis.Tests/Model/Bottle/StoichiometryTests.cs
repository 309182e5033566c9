using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>What no reaction may make or lose, read from the declaration: it holds for every state and every rate.</summary>
public class StoichiometryTests
{
    static readonly ModelDeclaration Model = BottleModel.Declaration;
    static readonly Evaluation Numbers = new(Array.Empty<double>(), Model.DefaultParameters());

    [Fact]
    public void Glutathione_is_neither_made_nor_lost() =>
        Assert.All(Model.Processes, p => Assert.Equal(0, Change(p, ("GSH", 1), ("GSSG", 2)), 1e-15));

    [Fact]
    public void Ozone_is_what_came_in_less_what_was_vented_decayed_or_met_something()
    {
        string[] ends = ["decay of ozone in the gas", "red cells take ozone",
            .. Model.Processes.Select(p => p.Name).Where(n => n.EndsWith(" + O3"))];

        foreach (var process in Model.Processes)
        {
            var change = Change(process, ("nO3", 1), ("O3f", 1), ("O3vented", 1), ("O3in", -1));
            Assert.Equal(ends.Contains(process.Name) ? -1 : 0, change, 1e-15);
        }
        Assert.Equal(8, ends.Length);
    }

    [Fact]
    public void What_crosses_into_the_blood_is_counted() =>
        Assert.All(Model.Processes, p => Assert.Equal(0, Change(p, ("O3absorbed", 1), ("O3f", -1)) + Consumed(p), 1e-15));

    [Fact]
    public void Diffusion_moves_and_changes_nothing()
    {
        foreach (var id in new[] { "AS", "UA", "SH", "MW", "LI", "YH" })
        {
            var process = Model.Processes.Single(p => p.Takes.Any(s => s.State.Name == id) && p.Gives.Any(s => s.State.Name == id + "f"));
            Assert.Equal(0, Change(process, (id, 1), (id + "f", 1)));
        }
    }

    [Theory]
    [InlineData("oxygen dissolves", "nO2", "O2d")]
    [InlineData("nitrogen dissolves", "nN2", "N2d")]
    [InlineData("carbon dioxide dissolves", "nCO2", "DIC")]
    public void What_leaves_the_gas_is_in_the_blood(string process, string gas, string blood) =>
        Assert.Equal(0, Change(Model.Processes.Single(p => p.Name == process), (gas, 1), (blood, 1)));

    // Stoichiometry may be a parameter but never a state: SBML and readers expect numbers.
    [Fact]
    public void Shares_are_numbers_or_parameters() =>
        Assert.All(
            Model.Processes.SelectMany(p => p.Takes.Concat(p.Gives)), s => Assert.Empty(new Dependence().StatesOf(s.Amount)));

    static double Consumed(Process p) => p.Takes.Where(s => s.State.Name == "O3f").Sum(s => -Numbers.Of(s.Amount));

    static double Change(Process p, params (string State, double Weight)[] weights) =>
        weights.Sum(w => w.Weight * (Amount(p.Gives, w.State) - Amount(p.Takes, w.State)));

    static double Amount(IReadOnlyList<Share> shares, string state) =>
        shares.Where(s => s.State.Name == state).Sum(s => Numbers.Of(s.Amount));
}
