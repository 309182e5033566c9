using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// What crosses the interface between gas and blood: ozone, drawn in by its own reaction; oxygen, nitrogen and carbon dioxide
/// by the difference from equilibrium.
/// </summary>
/// <remarks>Two films with surface renewal (Danckwerts): 1/K = 1/kG + 1/(H sqrt(D k' + kL^2)); reference/chemistry, section 2.2.</remarks>
static class Dissolution
{
    const string Source = "two films, surface renewal; docs/reference/chemistry.md 2.2, 5";

    /// <summary>Ozone that crosses, mol/s, at the consumption k' in the film.</summary>
    public static Expression OzoneUptake(Setting s, Headspace gas, Expression demand)
    {
        var p = s.P;
        var overall = s.Model.Define("Kov", "m/s", OverallTransfer(s, demand), "Transfer coefficient of ozone over both films.", Source);
        return s.Model.Define(
            "J", "mol/s", Setting.LitresPerCubicMetre * p["A"] * overall * gas.Concentration(gas.O3),
            "Ozone that crosses into the blood.", Source);
    }

    /// <summary>1/K = 1/kG + 1/(H sqrt(D k' + kL^2)), m/s.</summary>
    public static Expression OverallTransfer(Setting s, Expression demand) =>
        1 / (1 / s.P["kG"] + 1 / (LiquidTransfer(s, demand) * s.Solubility.Ozone));

    /// <summary>sqrt(D k' + kL^2), m/s.</summary>
    public static Expression LiquidTransfer(Setting s, Expression demand) => Sqrt(s.P["DO3"] * demand + s.P["kL"] * s.P["kL"]);

    public static void DeclareOthers(Setting s, Headspace gas, BloodGas blood)
    {
        var p = s.P;
        s.Process(
            "oxygen dissolves", [gas.O2], [blood.O2],
            s.InterfaceFlow * p["transferO2"] * (gas.Concentration(gas.O2) * s.Solubility.Oxygen - blood.O2), Source);
        s.Process(
            "nitrogen dissolves", [gas.N2], [blood.N2],
            s.InterfaceFlow * p["transferO2"] * (gas.Concentration(gas.N2) * s.Solubility.Nitrogen - blood.N2), Source);
        s.Process(
            "carbon dioxide dissolves", [gas.CO2], [blood.DIC],
            s.InterfaceFlow * p["transferCO2"] * (gas.Concentration(gas.CO2) * s.Solubility.CarbonDioxide - blood.DissolvedCO2), Source);
    }
}
