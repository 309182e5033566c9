using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The gas over the blood: what it is at the start, its pressure, and the decay of ozone in it. What crosses the interface is
/// declared by <see cref="Dissolution"/>, what comes and goes through valves by <see cref="Valves"/>.
/// </summary>
sealed class Headspace
{
    const double OxygenOfOzone = 1.5; // 2 O3 -> 3 O2

    readonly Setting _s;

    public Headspace(Setting s)
    {
        _s = s;
        var p = s.P;
        var molesPerPascal = p["Vg"] / Setting.LitresPerCubicMetre / (p["R"] * p["T"]);
        var mix = (p["fillPressure"] - p["airPressure"]) * molesPerPascal;
        var air = p["airPressure"] * molesPerPascal * (1 - p["waterShare"]);
        O3 = s.State("nO3", "mol", mix * p["ozoneMoleFraction"], 2e-4, "Ozone in the headspace.");
        O2 = s.State(
            "nO2", "mol", mix * (1 - p["ozoneMoleFraction"] - p["waterShare"]) + p["airO2"] * air, 1e-2, "Oxygen in the headspace.");
        N2 = s.State("nN2", "mol", p["airN2"] * air, 1e-4, "Nitrogen in the headspace.");
        CO2 = s.State("nCO2", "mol", Zero, 4e-4, "Carbon dioxide in the headspace.");
        Dry = s.Model.Define(
            "pDry", "Pa", (O3 + O2 + N2 + CO2) / molesPerPascal, "Pressure of the headspace without its water vapour.", "ideal gas");
        Pressure = s.Model.Define("pGas", "Pa", Dry + s.Solubility.Water, "Absolute pressure of the headspace.", "docs/reference/chemistry.md 5");
        Moles = Pressure * molesPerPascal;
    }

    public Expression.State O3 { get; }
    public Expression.State O2 { get; }
    public Expression.State N2 { get; }
    public Expression.State CO2 { get; }

    /// <summary>Pa, without water vapour.</summary>
    public Expression Dry { get; }

    /// <summary>Pa, with water vapour: what a sensor on the bottle shows.</summary>
    public Expression Pressure { get; }

    /// <summary>mol, with water vapour.</summary>
    public Expression Moles { get; }

    /// <summary>mol/L.</summary>
    public Expression Concentration(Expression.State gas) => gas / _s.P["Vg"];

    public void DeclareDecay()
    {
        var p = _s.P;
        var constant = p["kdec"] / Setting.SecondsPerMinute * Exp(-p["kdecEnergy"] / (p["R"] * p["T"]));
        _s.Model.Process(
            "decay of ozone in the gas", [O3], [new Share(O2, OxygenOfOzone)], constant * O3,
            "Tan, Chen & Xu 2007; docs/reference/chemistry.md 1.3");
    }
}
