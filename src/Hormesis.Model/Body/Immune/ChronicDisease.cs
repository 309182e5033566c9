using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Immune;

/// <summary>
/// The balance of inflammation without pathogen for a patient whose CRP at rest is known, and the source
/// of damage that keeps it up. It is exact, so that a patient of any parameters stays as he is until something is done to him.
/// </summary>
/// <remarks>
/// With all rates of physiology 4.1 zero: mediators say how strongly they are called, that call joins phagocytes and damage, and
/// phagocytes solve a quadratic; damage and its source follow.
/// </remarks>
sealed class ChronicDisease
{
    const string Source = "calculated: all rates of physiology 4.1 zero";

    public ChronicDisease(ModelBuilder model, ParameterSymbols p)
    {
        Expression Part(string name, string unit, Expression body, string summary) => model.Define(name, unit, body, summary, Source);

        var rest = p["antiHealth"] + p["antiByCrp"] * Log(1 + p["crpRest"]);
        Anti = Part("antiAtRest", "1", Min(rest, p["antiHighest"]), "Anti-inflammatory mediators at rest, by how inflamed the patient is.");
        var share = Anti / p["inhibitionHalf"];
        var open = Part("inflammationOpen", "1", 1 / (1 + share * share), "What mediators leave of an answer, at rest.");
        var called = Max(Zero, p["antiLoss"] * Anti - p["antiSource"]) / p["antiMost"];
        var call = Part(
            "inflammationCall", "1", called / (1 - called) / open, "Phagocytes and damage, as they call mediators, at rest.");

        // R = open (k N + d (call - N) / w) is linear in N; N (resting loss + R) = most R is quadratic.
        var byDamage = p["phagocytesByDamage"] / p["antiByDamage"];
        var slope = open * (p["phagocytesByPhagocytes"] - byDamage);
        var level = open * byDamage * call;
        var most = p["immuneTone"] * p["phagocyteSource"] / p["phagocyteLoss"];
        var middle = p["phagocyteRestingLoss"] + level - most * slope;
        Phagocytes = Part(
            "phagocytesAtRest", "1", 2 * most * level / (middle + Sqrt(middle * middle + 4 * slope * most * level)),
            "Activated phagocytes at rest.");
        Damage = Part("damageAtRest", "1", (call - Phagocytes) / p["antiByDamage"], "Damage at rest.");
        DamageSource = Part(
            "diseaseSource", "1/h", p["damageLoss"] * Damage - Inflammation.Harm(p, open * Phagocytes),
            "Damage that the disease keeps up.");
    }

    public Expression Phagocytes { get; }
    public Expression Damage { get; }
    public Expression Anti { get; }

    /// <summary>1/h.</summary>
    public Expression DamageSource { get; }
}
