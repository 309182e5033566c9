using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Wounds;

/// <summary>
/// Waugh and Sherratt's model of macrophage phenotype in a dermal wound, normal and diabetic: the published check beside the
/// project's own wound.
/// </summary>
/// <remarks>
/// MODEL1006230106 and MODEL1006230003; physiology 5.1. The logarithm is to the base of ten: read as the natural one, inflammatory
/// macrophages of the diabetic wound settle near 975.
/// </remarks>
public static class WaughSherratt
{
    public const string Id = "wound-waugh-sherratt";

    const string Source = "physiology 5.1";

    public static ModelDeclaration Declaration { get; } = Declare();

    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    static ModelDeclaration Declare()
    {
        ModelBuilder model = new(Id, "Macrophages and repair of a dermal wound", Summary);
        ParameterSymbols p = new(model, ParameterTable.Of("Body/Wounds/waugh-sherratt.json"));
        var inflammatory = model.State("I", "cell/mm3", p["inflammatoryStart"], 10, "Inflammatory macrophages.");
        var repair = model.State("R", "cell/mm3", p["repairStart"], 10, "Repair macrophages.");
        var tgf = model.State("T", "pg/mm3", p["tgfStart"], 0.1, "TGF-beta.");
        var pdgf = model.State("PDGF", "pg/mm3", p["pdgfStart"], 0.1, "PDGF.");
        var fibroblasts = model.State("F", "cell/mm3", p["fibroblastsStart"], 10, "Fibroblasts.");
        var collagen = model.State("C", "ug/mm3", p["collagenStart"], 100, "Collagen.");
        var hyaluronan = model.State("H", "ug/mm3", p["hyaluronanStart"], 0.1, "Hyaluronan.");

        void Rate(string name, Expression.State what, Expression perDay) =>
            model.Process(name, [], [what], perDay / Clock.Day, Source);

        var room = model.Define(
            "room", "1", 1 - (p["crowdingMacrophages"] * (inflammatory + repair) + p["crowdingFibroblasts"] * fibroblasts
                + p["crowdingCollagen"] * collagen), "Share of the space that is free.", Source);
        var share = model.Define(
            "alpha", "1",
            p["alphaStart"] - p["alphaSlope"] * Expression.Log(Expression.Max(hyaluronan, p["hyaluronanFloor"])) / Math.Log(10),
            "Share of arriving macrophages that are inflammatory.", Source);
        var arriving = model.Define("K", "cell/mm3 d", Cubic(p, "migration", tgf), "Macrophages that arrive.", Source);
        Rate("inflammatory macrophages arrive", inflammatory, share * arriving);
        Rate("repair macrophages arrive", repair, (1 - share) * arriving);
        foreach (var (name, cells) in new[] { ("inflammatory", inflammatory), ("repair", repair) })
        {
            Rate($"{name} macrophages divide", cells, p["macrophageGrowth"] * cells * room);
            Rate($"{name} macrophages are lost", cells, -(p["macrophageLoss"] * cells));
        }
        Rate("TGF-beta is made", tgf, p["tgfByMacrophages"] * inflammatory + p["tgfByFibroblasts"] * fibroblasts);
        Rate("TGF-beta is lost", tgf, -(p["tgfLoss"] * tgf));
        Rate("PDGF is made", pdgf, p["pdgfByMacrophages"] * (inflammatory + repair) + p["pdgfByFibroblasts"] * fibroblasts);
        Rate("PDGF is lost", pdgf, -(p["pdgfLoss"] * pdgf));
        Rate("fibroblasts arrive", fibroblasts, Cubic(p, "fibroblasts", pdgf));
        Rate("fibroblasts divide", fibroblasts, p["fibroblastGrowth"] * fibroblasts * room);
        Rate("fibroblasts are lost", fibroblasts, -(Of(p, "fibroblastLoss") * fibroblasts));
        Rate(
            "collagen is made", collagen,
            Of(p, "collagenMake") * fibroblasts * Cubic(p, "collagenTgf", tgf) * Cubic(p, "collagenSelf", collagen));
        Rate("collagen is broken down", collagen, -(p["collagenLoss"] * fibroblasts * collagen));
        Rate("hyaluronan is made", hyaluronan, Of(p, "hyaluronanMake") * fibroblasts);
        Rate("hyaluronan is lost", hyaluronan, -(p["hyaluronanLoss"] * hyaluronan));

        Observe(model);
        p.RequireAllAsked();
        return model.Build();
    }

    // As it is in normal wounds, or in those of diabetes.
    static Expression Of(ParameterSymbols p, string name) =>
        p[$"{name}Normal"] + p["diabetic"] * (p[$"{name}Diabetic"] - p[$"{name}Normal"]);

    static void Observe(ModelBuilder model)
    {
        model.Observable("inflammatoryMacrophages", "cell/mm3", model.StateNamed("I"), "Inflammatory macrophages.");
        model.Observable("repairMacrophages", "cell/mm3", model.StateNamed("R"), "Repair macrophages.");
        model.Observable("tgfBeta", "pg/mm3", model.StateNamed("T"), "TGF-beta.");
        model.Observable("pdgf", "pg/mm3", model.StateNamed("PDGF"), "PDGF.");
        model.Observable("fibroblasts", "cell/mm3", model.StateNamed("F"), "Fibroblasts.");
        model.Observable("collagen", "ug/mm3", model.StateNamed("C"), "Collagen.");
        model.Observable("hyaluronan", "ug/mm3", model.StateNamed("H"), "Hyaluronan.");
    }

    static Expression Cubic(ParameterSymbols p, string name, Expression x) =>
        ((p[$"{name}3"] * x + p[$"{name}2"]) * x + p[$"{name}1"]) * x + p[$"{name}0"];

    const string Summary =
        "Macrophages that inflame or repair, two growth factors, fibroblasts, collagen and hyaluronan in a wound of the skin, normal "
        + "or diabetic. It knows no oxygen and no area.";
}
