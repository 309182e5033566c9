using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Immune;

/// <summary>
/// Pathogen, activated phagocytes, damage and anti-inflammatory mediators: the four states of Reynolds' model of acute
/// inflammation, with a source of damage for chronic disease. Cytokines are for others.
/// </summary>
/// <remarks>Reynolds 2006, BIOMD0000000714; physiology 4.1.</remarks>
sealed class Inflammation
{
    const string Source = "physiology 4.1";

    readonly ParameterSymbols _p;

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Immune/inflammation.json");

    /// <param name="starts">Where phagocytes, damage and mediators start, of parameters alone.</param>
    /// <param name="pathogen">False for a sterile disease: there is none, and no state for it.</param>
    public Inflammation(
        ModelBuilder model, ParameterSymbols p, (Expression Phagocytes, Expression Damage, Expression Anti) starts, bool pathogen = true)
    {
        _p = p;
        var germs = pathogen ? model.State("P", "1", p["pathogenStart"], 1, "Pathogen.") : null;
        Phagocytes = model.State("Nstar", "1", starts.Phagocytes, 0.1, "Activated phagocytes.");
        Damage = model.State("D", "1", starts.Damage, 1, "Damage of tissue.");
        Anti = model.State("Ca", "1", starts.Anti, 0.1, "Anti-inflammatory mediators, in all.");

        if (germs is not null) DeclarePathogen(model, germs);
        var activation = Inhibited(
            p["phagocytesByPhagocytes"] * Phagocytes + p["phagocytesByDamage"] * Damage
            + (germs is null ? Zero : p["phagocytesByPathogen"] * germs));
        Rate(model, "phagocytes are activated", Phagocytes, p["phagocyteSource"] * activation / (p["phagocyteRestingLoss"] + activation));
        Rate(model, "activated phagocytes are lost", Phagocytes, -(p["phagocyteLoss"] * Phagocytes));
        var harm = Pow(Inhibited(Phagocytes), 6);
        Rate(model, "phagocytes damage tissue", Damage, p["damageMost"] * harm / (Pow(p["damageHalf"], 6) + harm));
        Rate(model, "the disease damages tissue", Damage, p["damageSource"]);
        Rate(model, "damage is repaired", Damage, -(p["damageLoss"] * Damage));
        var call = Inhibited(Phagocytes + p["antiByDamage"] * Damage);
        Rate(model, "mediators are made", Anti, p["antiSource"] + p["antiMost"] * call / (1 + call));
        Rate(model, "mediators are lost", Anti, -(p["antiLoss"] * Anti));
    }

    public Expression.State Phagocytes { get; }
    public Expression.State Damage { get; }
    public Expression.State Anti { get; }

    void DeclarePathogen(ModelBuilder model, Expression.State germs)
    {
        var p = _p;
        Rate(model, "pathogen grows", germs, p["pathogenGrowth"] * germs * (1 - germs / p["pathogenMost"]));
        Rate(
            model, "the local response kills it", germs,
            -(p["pathogenLocal"] * p["localSource"] * germs / (p["localLoss"] + p["localUse"] * germs)));
        Rate(model, "phagocytes kill it", germs, -(p["pathogenKilled"] * Inhibited(Phagocytes) * germs));
    }

    Expression Inhibited(Expression x)
    {
        var share = Anti / _p["inhibitionHalf"];
        return x / (1 + share * share);
    }

    // All rates of the paper are per hour.
    static void Rate(ModelBuilder model, string name, Expression.State what, Expression perHour) =>
        model.Process(name, [], [what], perHour / Clock.Hour, Source);
}
