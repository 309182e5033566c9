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
        O3 = Gas("nO3", mix * p["ozoneMoleFraction"], 2e-4, "Ozone in the headspace.");
        O2 = Gas(
            "nO2", mix * (1 - p["ozoneMoleFraction"] - p["waterShare"]) + p["airO2"] * air, 1e-2, "Oxygen in the headspace.");
        N2 = Gas("nN2", p["airN2"] * air, 1e-4, "Nitrogen in the headspace.");
        CO2 = Gas("nCO2", Zero, 4e-4, "Carbon dioxide in the headspace.");
        Dry = s.Model.Define(
            "pDry", "Pa", (O3.Value + O2 + N2 + CO2) / molesPerPascal, "Pressure of the headspace without its water vapour.", "ideal gas");
        Pressure = s.Model.Define(
            "pGas", "Pa", Dry + p["waterShare"] * p["fillPressure"],
            "Absolute pressure of the headspace; its water vapour stays what it was when the bottle was filled.");
        Moles = Pressure * molesPerPascal;
    }

    public Species O3 { get; }
    public Species O2 { get; }
    public Species N2 { get; }
    public Species CO2 { get; }

    /// <summary>Pa, without water vapour.</summary>
    public Expression Dry { get; }

    /// <summary>Pa, with water vapour: what a sensor on the bottle shows.</summary>
    public Expression Pressure { get; }

    /// <summary>mol, with water vapour.</summary>
    public Expression Moles { get; }

    /// <summary>mol/L.</summary>
    public Expression Concentration(Species gas) => gas / _s.P["Vg"];

    public void DeclareDecay()
    {
        var p = _s.P;
        var constant = p["kdec"] / Setting.SecondsPerMinute * Exp(-p["kdecEnergy"] / (p["R"] * p["T"]));
        _s.Process(
            "decay of ozone in the gas", [O3], [new(O2, OxygenOfOzone)], constant * O3,
            "Tan, Chen & Xu 2007; docs/reference/chemistry.md 1.3");
    }

    Species Gas(string name, Expression start, double scale, string summary) => Species.Of(_s.State(name, "mol", start, scale, summary));
}
