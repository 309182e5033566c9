using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Body.Redox;

/// <summary>The published cut by itself: glutathione of a liver cell under more or less hydrogen peroxide.</summary>
public static class GlutathioneModel
{
    public const string Id = "glutathione";

    public static ModelDeclaration Declaration { get; } = Declare();

    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    static ModelDeclaration Declare()
    {
        ModelBuilder model = new(Id, "Glutathione of a liver cell", Summary);
        ParameterTable all = new([.. ParameterTable.Of("Body/Redox/peroxide.json").Parameters, .. Glutathione.Table.Parameters]);
        ParameterSymbols p = new(model, all);
        Glutathione cell = new(model, p, _ => p["h2o2Factor"] * p["h2o2Normal"], GlutathioneEnzymes.Normal);
        model.Observable("gshUmPerL", "umol/L", cell.Reduced, "Reduced glutathione.");
        model.Observable("gssgUmPerL", "umol/L", cell.Oxidised, "Oxidised glutathione.");
        model.Observable("fluxGcs", "umol/L h", cell.Ligase, "Glutamate-cysteine ligase.");
        model.Observable("fluxGs", "umol/L h", cell.Synthetase, "Glutathione synthetase.");
        model.Observable("fluxGpx", "umol/L h", cell.Peroxidase, "Glutathione peroxidase.");
        model.Observable("fluxGr", "umol/L h", cell.Reductase, "Glutathione reductase.");
        model.Observable("fluxGshExport", "umol/L h", cell.ReducedOut, "Export of reduced glutathione.");
        model.Observable("fluxGssgExport", "umol/L h", cell.OxidisedOut, "Export of oxidised glutathione.");
        p.RequireAllAsked();
        return model.Build();
    }

    const string Summary =
        "The part of Reed's model of the liver that makes, oxidises, reduces and exports glutathione, with amino acids and NADPH kept "
        + "up. The published state is its balance to within what is printed of it.";
}
