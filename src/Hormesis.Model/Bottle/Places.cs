using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The five places of the bottle and their volumes: headspace, the plasma of the film under the interface, plasma, blood, red
/// cells. The film comes on top of the plasma, of which it is 0.2 to 3 %.
/// </summary>
/// <remarks>
/// Without cells the red-cell pools still need a volume to be concentrations in: haematocrit is held at a floor there, so that
/// nothing is divided by zero, and the pools are cut off from plasma, so that nothing happens to cells that are not there.
/// </remarks>
sealed class Places
{
    public Places(ModelBuilder model, ParameterSymbols p, bool reduced)
    {
        var plasmaShare = 1 - p["Hct"];
        CellsThere = Expression.Min(p["Hct"] / p["HctFloor"], 1);
        Gas = model.Compartment("gas", p["Vg"], "Headspace of the bottle.");
        Film = model.Compartment(
            "film",
            Setting.LitresPerCubicMetre * p["A"] * (p["DO3"] / p["kL"]) * plasmaShare,
            "Plasma of the film under the interface, D/kL thick: here ozone reacts.");
        Blood = model.Compartment("blood", p["Vb"], "All the liquid: plasma and cells.");
        Plasma = model.Compartment("plasma", p["Vb"] * plasmaShare, "Plasma, well stirred.");
        RedCells = model.Compartment("redCells", p["Vb"] * Expression.Max(p["Hct"], p["HctFloor"]), "The inside of the red cells.");
        Dehydroascorbate = reduced ? DehydroascorbateSpace(model, p) : Plasma;
    }

    /// <summary>1 where there are cells, 0 where there are none, bent at the floor: what cells take in is multiplied by it.</summary>
    public Expression CellsThere { get; }

    public Compartment Gas { get; }
    public Compartment Film { get; }
    public Compartment Blood { get; }
    public Compartment Plasma { get; }
    public Compartment RedCells { get; }

    /// <summary>In the reduced model plasma and, as far as it is found there, red cells; in the reference model plasma.</summary>
    public Compartment Dehydroascorbate { get; }

    Compartment DehydroascorbateSpace(ModelBuilder model, ParameterSymbols p)
    {
        var within = p["kDHAin"] / (p["kDHAin"] + p["kDHAred"] * p["GST"]);
        return model.Compartment(
            "dehydroascorbate", Plasma.Volume + within * RedCells.Volume,
            "Where dehydroascorbate is: plasma, and red cells to nine tenths.");
    }
}
