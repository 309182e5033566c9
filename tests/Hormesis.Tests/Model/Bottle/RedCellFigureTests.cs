using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>The red cells' processes against the figures of the papers they are taken from (reference/chemistry, V9 and V20).</summary>
public class RedCellFigureTests
{
    static readonly ModelDeclaration Model = BottleModel.Declaration;

    /// <summary>A process's rate in mol per second and litre of cells: what is named at these levels, the rest at its start.</summary>
    static double Rate(string process, params (string State, double Level)[] levels)
    {
        var parameters = Bottles.Of(40).ToParameters().Values.ToArray();
        Evaluation start = new(Array.Empty<double>(), parameters);
        double[] y = [.. Model.Starts.Select(start.Of)];
        foreach (var (state, level) in levels) y[Model.StateIndex(state)] = level;
        Evaluation at = new(y, parameters);
        return at.Of(Process(process).Rate) / at.Of(Model.Compartments.Single(c => c.Name == "redCells").Volume);
    }

    static Process Process(string name) => Model.Processes.Single(p => p.Name == name);

    // V9: glutathione peroxidase, reductase and G6PD keep their activity after 20 to 80 ug/mL (Larini and Bocci 2004). An enzyme
    // that lost activity would make these rates depend on something beside what the enzyme turns over.
    [Theory]
    [InlineData("catalase", "H2O2r")]
    [InlineData("glutathione peroxidase", "H2O2r", "GSH")]
    [InlineData("glutathione reductase", "GSSG", "NADPH")]
    [InlineData("G6PD makes NADPH", "NADPH")]
    public void No_enzyme_is_inactivated(string process, params string[] substrates)
    {
        var states = new Dependence().StatesOf(Process(process).Rate).Select(i => Model.States[i].Name);

        Assert.Equal(substrates.Order(), states.Order());
    }

    // Benfeitas 2014: 220 /s by catalase, 25 /s by the peroxidase while there is little peroxide.
    [Fact]
    public void Little_hydrogen_peroxide_is_spent_at_the_published_speeds()
    {
        const double little = 1e-9;

        Assert.Equal(220, Rate("catalase", ("H2O2r", little)) / little, 10.0);
        Assert.Equal(25, Rate("glutathione peroxidase", ("H2O2r", little), ("GSH", 3.2e-3)) / little, 0.5);
    }

    // Benfeitas 2014 and its 9.72: at 3.2 mmol/L of glutathione the peroxidase does not exceed some 330 umol/L in a second.
    [Fact]
    public void The_peroxidase_saturates_where_it_is_published_to() =>
        Assert.Equal(330e-6, Rate("glutathione peroxidase", ("H2O2r", 1), ("GSH", 3.2e-3)), 10e-6);

    // Benfeitas 2014: 49 umol/L in a second at most, half of it at 65 umol/L of GSSG while NADPH is plenty.
    [Fact]
    public void The_reductase_has_the_published_halves()
    {
        const double plenty = 1;

        Assert.Equal(49e-6, Rate("glutathione reductase", ("GSSG", plenty), ("NADPH", plenty)), 0.5e-6);
        Assert.Equal(24.5e-6, Rate("glutathione reductase", ("GSSG", 65e-6), ("NADPH", plenty)), 0.5e-6);
    }

    // Benfeitas 2014: hydrogen peroxide crosses the membrane at 10.9 /s for a litre of cells.
    [Fact]
    public void Hydrogen_peroxide_enters_at_the_published_speed() =>
        Assert.Equal(10.9e-6, Rate("hydrogen peroxide enters red cells", ("H2O2", 1e-6), ("H2O2r", 0)), 0.1e-6);

    // The erythrocyte papers of the fifties: within a minute 77 to 100 % of the outside level, for the cells' own volume.
    [Fact]
    public void Dehydroascorbate_is_inside_within_a_minute()
    {
        var perSecond = Rate("dehydroascorbate enters red cells", ("DHA", 1e-6), ("DHAr", 0)) / 1e-6;

        Assert.InRange(1 - Math.Exp(-60 * perSecond), 0.77, 1);
    }

    // Cohen and Hochstein 1961: cells that lack G6PD cannot hold glutathione.
    [Fact]
    public void Without_G6PD_glutathione_does_not_come_back()
    {
        var normal = Bottles.Of(80).Run(60, 1500);
        var deficient = (Bottles.Of(80) with { G6pdActivity = Fraction.FromValue(0.02) }).Run(60, 1500);

        Assert.True(normal.Observe("gshPercent", 1) > normal.Observe("gshPercent", 0) + 2);
        Assert.True(deficient.Observe("gshPercent", 1) < normal.Observe("gshPercent", 1) - 5);
    }
}
