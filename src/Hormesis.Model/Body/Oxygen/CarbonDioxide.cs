using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>What blood holds of carbon dioxide: all of it after Douglas, and what is bound to haemoglobin after Dash.</summary>
/// <remarks>docs/reference/physiology.md 1.6 and 1.1. Dash's own total is 7 % below Douglas' and is not used.</remarks>
static class CarbonDioxide
{
    const string Source = "Douglas 1988; docs/reference/physiology.md 1.6";
    const string DashSource = "Dash, Korman & Bassingthwaighte 2016; docs/reference/physiology.md 1.1";

    static readonly double Ln10 = Math.Log(10);

    /// <summary>mL in a dL of plasma.</summary>
    public static Expression PlasmaContent(Blood blood, BloodSample sample)
    {
        var p = blood.P;
        var colder = -blood.Warming;
        var acid = p["pHstandard"] - sample.PH;
        var solubility = p["douglasS0"] + p["douglasS1"] * colder + p["douglasS2"] * colder * colder;
        var pK = blood.Model.Define(
            "pK", "1",
            p["douglasPK"] + p["douglasPKpH"] * acid
                + (p["douglasTpK"] - p["temperature"]) * (p["douglasPKT"] + p["douglasPKTpH"] * acid),
            "Apparent pK of carbonic acid.", Source);
        return blood.Model.Define(
            "CO2plasma", "mL/dL", p["douglasVolume"] * solubility * sample.PCO2 * (1 + Exp(Ln10 * (sample.PH - pK))),
            "Carbon dioxide of plasma.", Source);
    }

    /// <summary>mL in a dL of blood.</summary>
    public static Expression Content(Blood blood, BloodSample sample, Expression plasma, Expression saturation)
    {
        var p = blood.P;
        var cells = p["douglasHb"] * p["haemoglobinGPerDl"]
            / ((p["douglasSO2a"] - p["douglasSO2b"] * saturation) * (p["douglaspH"] - sample.PH));
        return blood.Model.Define("CO2blood", "mL/dL", plasma * (1 - cells), "Carbon dioxide of blood.", Source);
    }

    /// <summary>Share of the haemoglobin's sites that hold carbamate.</summary>
    /// <param name="odds">Oxygenated over reduced haemoglobin.</param>
    public static Expression Carbamate(Blood blood, BloodSample sample, Expression odds)
    {
        var p = blood.P;
        var protons = blood.Model.Define(
            "Hcells", "mol/L", Exp(-Ln10 * sample.PH) / p["gibbsDonnan"], "Protons of red cells.", DashSource);
        var dissolved = blood.Model.Define(
            "CO2dissolved", "mol/L", blood.Solubility("alphaCO2") * sample.PCO2,
            "Carbon dioxide dissolved in the water of blood.", DashSource);
        var (reduced, oxygenated) = (p["K2"] * (1 + p["K2ion"] / protons), p["K3"] * (1 + p["K3ion"] / protons));
        var (freeReduced, freeOxygenated) = (1 + protons / p["K5ion"], 1 + protons / p["K6ion"]);
        // K4' O of the paper, with O^n / C50^n written as the odds.
        var shared = blood.Model.Define(
            "K4O2", "1", odds * (reduced * dissolved + freeReduced) / (oxygenated * dissolved + freeOxygenated),
            "K4' times the dissolved oxygen.", DashSource);
        var constant = blood.Model.Define(
            "KHbCO2", "L/mol", (reduced + oxygenated * shared) / (freeReduced + freeOxygenated * shared),
            "Affinity for carbamate.", DashSource);
        return blood.Model.Define(
            "SCO2", "1", constant * dissolved / (1 + constant * dissolved), "Share of haemoglobin that holds carbamate.", DashSource);
    }
}
