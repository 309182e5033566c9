using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Immune;

/// <summary>What drives inflammation from outside of its four states.</summary>
/// <param name="DamageSource">Damage that a chronic disease keeps up, 1/h.</param>
/// <param name="Tone">Answer of phagocytes, of what is normal.</param>
/// <param name="Called">Phagocytes called by what is given back, of the same unit as what pathogen and damage call, 1/h.</param>
sealed record InflammationDrive(Expression DamageSource, Expression Tone, Expression Called)
{
    public static InflammationDrive Published(ParameterSymbols p) => new(p["damageSource"], One, Zero);
}

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
        ModelBuilder model, ParameterSymbols p, (Expression Phagocytes, Expression Damage, Expression Anti) starts,
        InflammationDrive drive, bool pathogen = false)
    {
        _p = p;
        var germs = pathogen ? model.State("P", "1", p["pathogenStart"], 1, "Pathogen.") : null;
        Phagocytes = model.State("Nstar", "1", starts.Phagocytes, 0.1, "Activated phagocytes.");
        Damage = model.State("D", "1", starts.Damage, 1, "Damage of tissue.");
        Anti = model.State("Ca", "1", starts.Anti, 0.1, "Anti-inflammatory mediators, in all.");

        if (germs is not null) DeclarePathogen(model, germs);
        var activation = Inhibited(
            p["phagocytesByPhagocytes"] * Phagocytes + p["phagocytesByDamage"] * Damage
            + (germs is null ? Zero : p["phagocytesByPathogen"] * germs) + drive.Called);
        Rate(
            model, "phagocytes are activated", Phagocytes,
            drive.Tone * p["phagocyteSource"] * activation / (p["phagocyteRestingLoss"] + activation));
        Rate(model, "activated phagocytes are lost", Phagocytes, -(p["phagocyteLoss"] * Phagocytes));
        Rate(model, "phagocytes damage tissue", Damage, Harm(p, Inhibited(Phagocytes)));
        Rate(model, "the disease damages tissue", Damage, drive.DamageSource);
        Rate(model, "damage is repaired", Damage, -(p["damageLoss"] * Damage));
        var call = Inhibited(Phagocytes + p["antiByDamage"] * Damage);
        Rate(model, "mediators are made", Anti, p["antiSource"] + p["antiMost"] * call / (1 + call));
        Rate(model, "mediators are lost", Anti, -(p["antiLoss"] * Anti));
    }

    public Expression.State Phagocytes { get; }
    public Expression.State Damage { get; }
    public Expression.State Anti { get; }

    /// <summary>What active phagocytes damage, 1/h.</summary>
    internal static Expression Harm(ParameterSymbols p, Expression active)
    {
        var sixth = Pow(active, 6);
        return p["damageMost"] * sixth / (Pow(p["damageHalf"], 6) + sixth);
    }

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
