using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Immune;

/// <summary>
/// Red cells that a session damages are cleared days later; haemoglobin falls, bilirubin and LDH rise, the marrow answers. Cells
/// with little G6PD are damaged in the circulation too. It declares cells, marrow and the laboratory's signs of haemolysis.
/// </summary>
/// <remarks>
/// Our design: no measurement of haemolysis after ozonated blood in G6PD deficiency was found. The course in time is that after
/// oxidant drugs; sizes are for showing the order of things, not for deciding about a patient.
/// </remarks>
sealed class Haemolysis
{
    const string Source = "our design; docs/models/body.md";

    readonly ModelBuilder _model;
    readonly ParameterSymbols _p;

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Immune/haemolysis.json");

    public Haemolysis(ModelBuilder model, ParameterSymbols p, Expression electrophile)
    {
        (_model, _p) = (model, p);
        Cells = State("redCells", "1", One, 1, "Red cells, of rest.");
        var damaged = State("damagedCells", "1", Zero, 0.01, "Damaged cells still in the circulation, of all red cells at rest.");
        Marrow = State("marrow", "1", One, 1, "Production of red cells, of rest.");
        FreeHaemoglobin = State("freeHb", "mg/dL", p["freeHbRest"], 1, "Free haemoglobin of plasma.");
        Haptoglobin = State("haptoglobin", "mg/dL", p["haptoglobinRest"], 10, "Haptoglobin.");
        Bilirubin = State("bilirubin", "umol/L", p["bilirubinRest"], 1, "Total bilirubin.");
        LDH = State("LDH", "U/L", p["ldhRest"], 10, "Lactate dehydrogenase.");
        Methaemoglobin = State("metHb", "%", p["metHbRest"], 0.1, "Methaemoglobin, of all haemoglobin.");

        var weakness = model.Define(
            "weakness", "1",
            p["mosaic"] * Weakness(p["g6pd"] / p["mosaic"])
                + (1 - p["mosaic"]) * Weakness(Max(p["g6pd"] - p["mosaic"], Zero) / Max(1 - p["mosaic"], p["g6pdFloor"])),
            "Share of the red cells that do not withstand the session, by how little G6PD they have.", Source);
        _model.Process("damaged cells come back", [], [damaged], p["returnDamagedCells"], Source);
        _model.Process("cells that lysed in the bottle do not", [Cells], [], p["returnLysedCells"], Source);
        _model.Process(
            "cells of little G6PD are damaged", [], [damaged],
            p["systemicDamage"] * electrophile * weakness * (Cells - damaged), Source);
        var cleared = _model.Define(
            "clearance", "1/s", damaged / (p["damagedClearance"] * Clock.Day), "Damaged cells that are cleared.", Source);
        _model.Process("damaged cells are cleared", [damaged, Cells], [], cleared, Source);
        var life = p["cellLife"] * Clock.Day;
        _model.Process("red cells are made", [], [Cells], Marrow / life, Source);
        _model.Process("red cells grow old", [Cells], [], Cells / life, Source);
        Follow(Marrow, 1 + p["marrowGain"] * Max(1 - Cells, Zero), p["marrowTime"] * Clock.Day, "the marrow answers");
        DeclareSigns(cleared);
    }

    /// <summary>Of rest.</summary>
    public Expression.State Cells { get; }

    /// <summary>Production, of rest.</summary>
    public Expression.State Marrow { get; }
    public Expression.State FreeHaemoglobin { get; }
    public Expression.State Haptoglobin { get; }
    public Expression.State Bilirubin { get; }
    public Expression.State LDH { get; }
    public Expression.State Methaemoglobin { get; }

    Expression Weakness(Expression activity)
    {
        var lack = Max(Zero, 1 - activity / _p["g6pdSafe"]);
        return lack * lack;
    }

    void DeclareSigns(Expression cleared)
    {
        var p = _p;
        const double decilitresPerLitre = 10, milligramsPerGram = 1e3;
        var blood = p["plasmaVolume"] + p["redCellVolume"];
        var plasmaDecilitres = p["plasmaVolume"] * decilitresPerLitre;
        var perSecond = p["intravascular"] * cleared * p["haemoglobinRest"] * milligramsPerGram * blood * decilitresPerLitre;
        _model.Process(
            "haemoglobin is freed", [], [FreeHaemoglobin], (perSecond + p["returnFreeHaemoglobin"]) / plasmaDecilitres, Source);
        Follow(FreeHaemoglobin, p["freeHbRest"], p["freeHbLoss"] * Clock.Hour, "free haemoglobin is taken away");
        Follow(Haptoglobin, p["haptoglobinRest"], p["haptoglobinTime"] * Clock.Day, "haptoglobin comes back");
        _model.Process(
            "haptoglobin is used", [Haptoglobin], [],
            p["haptoglobinUse"] * Max(FreeHaemoglobin - p["freeHbRest"], Zero) / (p["freeHbLoss"] * Clock.Hour)
                * Haptoglobin / p["haptoglobinRest"], Source);
        var turnover = cleared * p["cellLife"] * Clock.Day;
        Follow(Bilirubin, p["bilirubinRest"] * (1 + turnover), p["bilirubinTime"] * Clock.Hour, "bilirubin follows haemolysis");
        Follow(LDH, p["ldhRest"], p["ldhTime"] * Clock.Day, "LDH is lost");
        _model.Process("LDH is released", [], [LDH], p["ldhPerCells"] * cleared, Source);
        _model.Process("methaemoglobin comes back", [], [Methaemoglobin], 100 * p["returnMethaemoglobin"], Source);
        Follow(
            Methaemoglobin, p["metHbRest"], p["metHbTime"] * Clock.Hour / Max(p["g6pdFloor"], Min(p["g6pd"], One)),
            "methaemoglobin is reduced");
    }

    Expression.State State(string name, string unit, Expression start, double scale, string summary) =>
        _model.State(name, unit, start, scale, summary);

    void Follow(Expression.State what, Expression level, Expression time, string name) =>
        _model.Process(name, [], [what], (level - what) / time, Source);
}
