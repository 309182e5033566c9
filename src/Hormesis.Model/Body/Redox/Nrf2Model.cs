using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Redox;

/// <summary>The published model by itself: NRF2 under an electrophile that is kept up or fades.</summary>
public static class Nrf2Model
{
    public const string Id = "nrf2";

    public static ModelDeclaration Declaration { get; } = Declare();

    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    static ModelDeclaration Declare()
    {
        ModelBuilder model = new(Id, "NRF2 and KEAP1 under an electrophile", Summary);
        ParameterTable all = new([.. ParameterTable.Of("Body/Redox/electrophile.json").Parameters, .. Nrf2.Table.Parameters]);
        ParameterSymbols p = new(model, all);
        var stimulus = model.State("S1", "nmol/L", p["stimulus"], 1, "Electrophile of classes I to V.");
        model.Process("the electrophile fades", [stimulus], [], p["stimulusLoss"] * stimulus, "physiology 3.1");
        Nrf2 nrf2 = new(model, p, stimulus, p["class6"], Expression.Zero);
        model.Observable(NuclearName, "nmol/L", nrf2.Nuclear, "NRF2 in the nucleus.");
        model.Observable(FoldName, "1", nrf2.Nuclear / nrf2.AtRest, "The same, of what it is at rest.");
        p.RequireAllAsked();
        return model.Build();
    }

    internal const string NuclearName = "nuclearNrf2NmPerL", FoldName = "foldOfBasal";

    const string Summary =
        "The reduced model of Liu, Pi and Zhang: KEAP1 as the hub, NRF2 that escapes it. It is of electrophiles in a cell; it says "
        + "nothing of how much of anything reaches a cell when ozonated blood is given back.";
}
