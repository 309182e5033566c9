using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Redox;

/// <summary>2,3-DPG of red cells over hours and days, and what it does to P50.</summary>
/// <remarks>Physiology 2; P50 by the factor of Siggaard-Andersen 1993, physiology 1.3.</remarks>
sealed class Dpg
{
    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Redox/dpg.json");

    /// <param name="effect">How much of what is claimed is reached, 0 to 1.</param>
    public Dpg(ModelBuilder model, ParameterSymbols p, Expression effect)
    {
        Level = model.State("DPG", "mmol/L", p["dpgRest"], 1, "2,3-DPG of red cells.");
        var level = model.Define(
            "dpgLevel", "mmol/L",
            p["dpgRest"] * (1 + p["dpgByPh"] * (p["redCellPh"] - p["redCellPhRest"])
                + p["dpgByHypoxia"] * (p["saturationRest"] - p["saturation"]) + p["effectDpg"] * effect),
            "What 2,3-DPG tends to: more in alkalosis and in hypoxia.", "physiology 2");
        model.Process("2,3-DPG turns over", [], [Level], (level - Level) / (p["dpgTime"] * Clock.Hour), "physiology 2");
        P50 = model.Define(
            "P50", "mmHg", p["p50Rest"] * Expression.Exp(p["dpgSlope"] * (Level - p["dpgRest"])),
            "P50 at 37 °C, pH 7.4 and 40 mmHg of carbon dioxide.", "physiology 1.3");
    }

    public Expression.State Level { get; }
    public Expression P50 { get; }
}
