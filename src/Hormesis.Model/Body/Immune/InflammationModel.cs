using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Immune;

/// <summary>The published model by itself: an infection that resolves, or does not.</summary>
public static class InflammationModel
{
    public const string Id = "inflammation";

    public static ModelDeclaration Declaration { get; } = Declare();

    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    static ModelDeclaration Declare()
    {
        ModelBuilder model = new(Id, "Acute inflammation", Summary);
        ParameterTable all = new([.. ParameterTable.Of("Body/Immune/infection.json").Parameters, .. Inflammation.Table.Parameters]);
        ParameterSymbols p = new(model, all);
        Inflammation body = new(
            model, p, (Expression.Zero, Expression.Zero, p["antiSource"] / p["antiLoss"]), InflammationDrive.Published(p), pathogen: true);
        model.Observable("pathogen", "1", model.StateNamed("P"), "Pathogen.");
        model.Observable("phagocytes", "1", body.Phagocytes, "Activated phagocytes.");
        model.Observable("damage", "1", body.Damage, "Damage of tissue.");
        model.Observable("antiInflammatory", "1", body.Anti, "Anti-inflammatory mediators.");
        p.RequireAllAsked();
        return model.Build();
    }

    const string Summary =
        "Reynolds' model of acute inflammation in four states without a unit. It has three ends: health, death without pathogen and "
        + "death with it; which one is reached hangs on small differences at the start.";
}
