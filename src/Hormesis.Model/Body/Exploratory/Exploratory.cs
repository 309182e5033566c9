using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Exploratory;

/// <summary>
/// Tumour oxygen with what it does to radiation, and the swelling after an injury with what it does to small vessels. The least
/// that can be defended; nothing of it is for deciding about a patient.
/// </summary>
/// <remarks>
/// Alper and Howard-Flanders and the linear-quadratic model for a tumour of one oxygen tension; drainage as one time constant,
/// for Starling's forces of a patient are not known. Physiology 6.
/// </remarks>
sealed class Exploratory
{
    const string Source = "exploratory; physiology 6";

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Exploratory/exploratory.json");

    /// <param name="effect">How much of what is claimed is reached, 0 to 1.</param>
    public Exploratory(ModelBuilder model, ParameterSymbols p, Expression effect)
    {
        TumourOxygen = model.Define(
            "tumourOxygenNow", "mmHg", p["tumourOxygen"] * (1 + p["effectTumourOxygen"] * effect), "Oxygen of the tumour.", Source);
        Enhancement = model.Define(
            "OER", "1", (p["oerMost"] * TumourOxygen + p["oerHalf"]) / (TumourOxygen + p["oerHalf"]),
            "How much oxygen enhances radiation.", Source);
        var dose = p["fractionDose"] * Enhancement / p["oerMost"];
        Survival = model.Define(
            "survival", "1", Exp(-p["alpha"] * dose - p["alpha"] / p["alphaBeta"] * dose * dose), "Tumour cells that survive a fraction.",
            Source);

        Oedema = model.State("oedema", "mL", p["oedemaRest"], 100, "Fluid of a swollen limb.");
        model.Process(
            "fluid drains", [Oedema], [], p["begun"] * Oedema / (p["oedemaTime"] * Clock.Day) * (1 + p["effectOedema"] * effect), Source);
        Perfusion = p["oedemaPerfusion"] / (p["oedemaPerfusion"] + Oedema);
        Acidity = p["acidityRest"] + p["effectAcidity"] * effect;
        Mitochondria = 1 + p["effectMitochondria"] * effect;
    }

    public Expression TumourOxygen { get; }
    public Expression Enhancement { get; }
    public Expression Survival { get; }
    public Expression.State Oedema { get; }

    /// <summary>Flow of the small vessels, of normal.</summary>
    public Expression Perfusion { get; }

    /// <summary>pH between cells.</summary>
    public Expression Acidity { get; }

    /// <summary>Mitochondrial respiration, of rest.</summary>
    public Expression Mitochondria { get; }
}
