using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Immune;

/// <summary>
/// TNF-alpha, IL-6, IL-10 and CRP as a laboratory reports them, driven by phagocytes and damage relative to the patient's rest.
/// It declares their making and loss; the scale is the patient's own.
/// </summary>
/// <remarks>Loss rates and who inhibits whom: physiology 4.2. The scale and the shares are ours: the source has no unit.</remarks>
sealed class Cytokines
{
    const string Source = "physiology 4.2, relative to rest";

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Immune/cytokines.json");

    /// <param name="phagocytes">Of what they are at rest.</param>
    /// <param name="damage">Of what it is at rest.</param>
    /// <param name="effect">How much of what is claimed is reached, 0 to 1.</param>
    public Cytokines(ModelBuilder model, ParameterSymbols p, Expression phagocytes, Expression damage, Expression effect)
    {
        TNF = model.State("TNF", "pg/mL", p["tnfRest"], 1, "TNF-alpha.");
        IL6 = model.State("IL6", "pg/mL", p["il6Rest"], 1, "Interleukin 6.");
        IL10 = model.State("IL10", "pg/mL", p["il10Rest"], 1, "Interleukin 10.");
        CRP = model.State("CRP", "mg/L", p["crpRest"], 1, "C-reactive protein.");

        var calm = IL10 / p["il10Rest"] / p["tnfByIl10"];
        var calmAtRest = 1 / p["tnfByIl10"];
        var inhibition = (1 + calmAtRest * calmAtRest) / (1 + calm * calm);
        Turn(model, "TNF-alpha", TNF, p["tnfLoss"], p["tnfRest"] * phagocytes * inhibition);
        var called = p["il6ByTnf"] * TNF / p["tnfRest"] + (1 - p["il6ByTnf"]) * phagocytes;
        Turn(model, "IL-6", IL6, p["il6Loss"], p["il6Rest"] * called * (1 - p["effectIl6"] * effect));
        Turn(model, "IL-10", IL10, p["il10Loss"], p["il10Rest"] * damage);
        Turn(model, "CRP", CRP, 1 / p["crpLoss"], p["crpRest"] * IL6 / p["il6Rest"]);
    }

    public Expression.State TNF { get; }
    public Expression.State IL6 { get; }
    public Expression.State IL10 { get; }
    public Expression.State CRP { get; }

    static void Turn(ModelBuilder model, string name, Expression.State what, Expression lossPerHour, Expression level)
    {
        model.Process($"{name} is made", [], [what], lossPerHour * level / Clock.Hour, Source);
        model.Process($"{name} is lost", [what], [], lossPerHour * what / Clock.Hour, Source);
    }
}
