using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Blood in a model of the body: what its samples share (haemoglobin, 2,3-DPG, temperature) and what follows from that. Its
/// formulas are declared here once; blood gas, breathing and tissues ask the same ones.
/// </summary>
sealed class Blood
{
    const double MillilitresPerDecilitre = 100;
    const double DecilitresPerLitre = 10;
    const double HaemsPerHaemoglobin = 4;

    readonly Expression _solubility;

    public Blood(ModelBuilder model, ParameterSymbols p)
    {
        (Model, P) = (model, p);
        Warming = p["temperature"] - p["Tstandard"];
        _solubility = model.Define(
            "solubilityO2", "mL/dL mmHg", Volume(Water * Solubility("alphaO2")), "Oxygen dissolved in blood for each mmHg.",
            "docs/reference/physiology.md 1.1: by the water of blood");
        Capacity = model.Define(
            "capacityO2", "mL/dL",
            Volume(HaemsPerHaemoglobin * p["haemoglobinGPerDl"] * DecilitresPerLitre / p["haemoglobinMass"] * (1 - p["methaemoglobin"])),
            "Oxygen that the haemoglobin can bind.", "docs/reference/physiology.md 1.1");
    }

    /// <summary>What blood is made of, and the curve that is recommended.</summary>
    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Oxygen/blood.json");

    public ModelBuilder Model { get; }
    public ParameterSymbols P { get; }

    /// <summary>K above the standard temperature.</summary>
    public Expression Warming { get; }

    /// <summary>mL of oxygen that the haemoglobin of a dL can bind.</summary>
    public Expression Capacity { get; }

    /// <summary>mL of oxygen in a dL, at a tension in mmHg.</summary>
    public Expression OxygenContent(Expression tension, Expression saturation) => Capacity * saturation + _solubility * tension;

    /// <summary>Solubility of a gas in the water of blood, mol/L mmHg; docs/reference/physiology.md 1.1.</summary>
    public Expression Solubility(string gas) => P[gas] * (1 + P[$"{gas}T1"] * Warming + P[$"{gas}T2"] * Warming * Warming);

    /// <summary>Dash's curve with Siggaard-Andersen's terms for 2,3-DPG and methaemoglobin; the recommended one.</summary>
    /// <param name="name">Set after the names of its formulas.</param>
    public OxygenCurve Recommended(BloodSample sample, string name = "")
    {
        var a = P["aDPG"] * (P["dpgMmolPerL"] - P["DPGstandardSA"]) + P["aMetHb"] * P["methaemoglobin"];
        return DashCurve.Declare(this, sample, Expression.Exp(P["P50perA"] * a), name);
    }

    // Share of the blood that is water.
    Expression Water => (1 - P["haematocrit"]) * P["waterPlasma"] + P["haematocrit"] * P["waterCells"];

    // mol/L as mL of dry gas in a dL.
    Expression Volume(Expression molar) => MillilitresPerDecilitre * P["molarVolume"] * molar;
}

/// <summary>Blood at a place: tensions in mmHg and the pH of its plasma.</summary>
sealed record BloodSample(Expression PO2, Expression PCO2, Expression PH);

/// <summary>What a curve says of a sample.</summary>
/// <param name="Saturation">Share of the haemoglobin able to bind oxygen that does.</param>
/// <param name="P50">Oxygen tension at half saturation in blood like this, mmHg.</param>
sealed record OxygenCurve(Expression Saturation, Expression P50);
