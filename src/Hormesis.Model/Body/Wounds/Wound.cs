using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Wounds;

/// <summary>
/// A wound of the skin over weeks: its margin advances where there is granulation and little inflammation; bacteria, vessels and
/// collagen decide that, and oxygen decides them. It declares radius, bacteria, inflammation, vessels and granulation.
/// </summary>
/// <remarks>
/// Our design after physiology 5.3. The radius is the state and not the area, because a margin that advances at one speed closes
/// wounds of any size (Bull 2022), and because the area's rate has no slope at zero.
/// </remarks>
sealed class Wound
{
    const string Source = "our design on physiology 5.3";

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Wounds/wound.json");

    /// <param name="effect">How much of what is claimed is reached, 0 to 1.</param>
    public Wound(ModelBuilder model, ParameterSymbols p, Expression effect)
    {
        Radius = model.State("woundRadius", "cm", Sqrt(p["woundArea"] / Math.PI), 0.1, "Radius of a round wound of the same area.");
        Bacteria = model.State("bacteria", "1", p["bacteriaStart"], 0.1, "Bacteria of the wound, of the most.");
        Inflammation = model.State(
            "woundInflammation", "1",
            (p["inflammationByBacteria"] * p["bacteriaStart"] + p["inflammationByDamage"]) / p["inflammationLoss"], 0.1,
            "Inflammation of the wound.");
        Vessels = model.State("vessels", "1", p["vesselsStart"], 0.1, "Vessels of the wound, of the most.");
        Granulation = model.State("granulation", "1", p["granulationStart"], 0.1, "Granulation and collagen, of the most.");

        Oxygen = model.Define(
            "woundOxygen", "mmHg",
            Max(p["oxygenFloor"], p["capillaryOxygen"] + (1 - p["acuteWound"]) * p["effectUlcer"] * effect
                - p["oxygenDrop"] / Max(Vessels, p["vesselsFloor"])),
            "Oxygen of the wound: the fall from the capillaries grows as vessels are further apart.", "Krogh, physiology 1.7 and 5.3");
        DeclareBacteria(model, p, effect);
        DeclareRepair(model, p, effect);

        var claimed = p["effectEpithelium"] + p["acuteWound"] * p["effectAcute"];
        var speed = model.Define(
            "marginAdvance", "cm/d",
            p["marginSpeed"] / MillimetresPerCentimetre * p["marginFactor"] * Granulation
                / (1 + Inflammation / p["inflammationTolerated"]) * (1 + claimed * effect),
            "Advance of the margin.", Source);
        Rate(model, p, "the margin advances", Radius, -(speed * Radius / (Radius + p["healedRadius"])));
    }

    const double MillimetresPerCentimetre = 10;

    public Expression.State Radius { get; }
    public Expression.State Bacteria { get; }
    public Expression.State Inflammation { get; }
    public Expression.State Vessels { get; }
    public Expression.State Granulation { get; }

    /// <summary>mmHg.</summary>
    public Expression Oxygen { get; }

    void DeclareBacteria(ModelBuilder model, ParameterSymbols p, Expression effect)
    {
        var killed = p["killing"] * (1 + p["effectKilling"] * effect) * Inflammation * Oxygen / (Oxygen + p["killingOxygen"]);
        Rate(model, p, "bacteria grow", Bacteria, p["bacteriaGrowth"] * Bacteria * (1 - Bacteria) + p["bacteriaSeed"]);
        Rate(model, p, "bacteria are killed", Bacteria, -(killed * Bacteria));
        Rate(
            model, p, "the wound is inflamed", Inflammation,
            p["inflammationByBacteria"] * Bacteria + p["inflammationByDamage"]);
        Rate(model, p, "inflammation ends", Inflammation, -(p["inflammationLoss"] * Inflammation));
    }

    void DeclareRepair(ModelBuilder model, ParameterSymbols p, Expression effect)
    {
        var call = Oxygen / (Oxygen + p["vesselOxygenLow"]) * p["vesselOxygenHigh"] / (Oxygen + p["vesselOxygenHigh"]);
        var faster = 1 + p["effectVessels"] * effect;
        Rate(model, p, "vessels grow", Vessels, p["vesselGrowth"] * faster * call * (1 - Vessels));
        Rate(model, p, "vessels are lost", Vessels, -(p["vesselLoss"] * Inflammation * Vessels));
        Rate(
            model, p, "granulation grows", Granulation,
            p["collagenGrowth"] * faster * Vessels * Oxygen / (Oxygen + p["collagenOxygen"]) * (1 - Granulation));
        Rate(model, p, "granulation is broken down", Granulation, -(p["collagenBreakdown"] * Inflammation * Granulation));
    }

    // Nothing happens to a wound before the course begins: how it is then is what is known of it.
    static void Rate(ModelBuilder model, ParameterSymbols p, string name, Expression.State what, Expression perDay) =>
        model.Process(name, [], [what], p["begun"] * perDay / Clock.Day, Source);
}
