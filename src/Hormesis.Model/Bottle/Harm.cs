using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>What ozone does to red cells beyond their defence: methaemoglobin, damage of the membrane, lysis that follows.</summary>
sealed class Harm
{
    // Steepness of lysis over damage; with D50 tuned to "negligible at 80 ug/mL" (reference/chemistry, section 5).
    const double LysisExponent = 3;

    const string Source = "docs/reference/chemistry.md 5";

    readonly Setting _s;

    public Harm(Setting s)
    {
        _s = s;
        Methaemoglobin = s.Extra("MHb", "1", s.P["MHbStart"], 1e-2, "Methaemoglobin as a share of haemoglobin.");
        Damage = s.Extra("D", "mol/L", Zero, 1e-3, "Damage of the membranes, as ozone that they took.", s.Places.RedCells);
        Lysed = s.Extra("FH", "1", Zero, 1e-2, "Share of the haemoglobin that is free.");
    }

    public Species Methaemoglobin { get; }
    public Species Damage { get; }
    public Species Lysed { get; }

    public void Declare(RedCells cells, OzoneReactions ozone)
    {
        DeclareMethaemoglobin(cells, ozone);

        var p = _s.P;
        var share = cells.SomeGSH / p["GST"];
        _s.Process(
            "ozone damages membranes", [], [Damage], p["rbcDam"] * ozone.CellRate * (1 + p["damageGSH"] * (1 - share)), Source);
        _s.Process(
            "membranes without glutathione are damaged", [], [Damage],
            p["kDG"] * Max(Zero, (p["gshCollapse"] - share) / p["gshCollapse"]) * _s.Places.RedCells.Volume, Source);

        var damage = Pow(Damage, LysisExponent);
        var due = damage / (damage + Pow(p["D50"], LysisExponent));
        _s.Process("damaged cells lyse", [], [Lysed], Max(due - Lysed, Zero) / p["tauH"], Source);
    }

    void DeclareMethaemoglobin(RedCells cells, OzoneReactions ozone)
    {
        var p = _s.P;
        _s.Process(
            "hydrogen peroxide makes methaemoglobin", [], [Methaemoglobin], p["kmet"] * cells.H2O2 * (1 - Methaemoglobin.Value), Source);
        _s.Process(
            "ozone makes methaemoglobin", [], [Methaemoglobin],
            p["metPerOzone"] * ozone.CellRate / _s.Places.RedCells.Volume / p["haemCells"], Source);
        _s.Process("methaemoglobin is reduced", [Methaemoglobin], [], p["kmetred"] * Methaemoglobin, Source);
    }
}
