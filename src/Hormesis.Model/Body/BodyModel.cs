using Hormesis.Model.Body.Immune;
using Hormesis.Model.Body.Pain;
using Hormesis.Model.Body.Redox;
using Hormesis.Model.Body.Wounds;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body;

/// <summary>
/// The patient over days and weeks: what the blood brings back and what becomes of it. It joins the subsystems, each declared in
/// its own file; sessions come as segments, and who the patient is as parameters.
/// </summary>
public static class BodyModel
{
    public const string Id = "body";

    public static ModelDeclaration Declaration { get; } = Declare();

    /// <summary>Its parameters by name.</summary>
    public static ParameterPlaces Places { get; } = new(Declaration);

    /// <summary>Ready to be solved; compiled when it is first asked for.</summary>
    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    static ModelDeclaration Declare()
    {
        ModelBuilder model = new(Id, "The body over a course", Summary);
        ParameterSymbols p = new(model, Parameters());

        Returned returned = new(model, p);
        ChronicDisease disease = new(model, p);
        var primed = model.State("priming", "1", Expression.Zero, 1, "Leukocytes primed by sessions, in sessions.");
        model.Process("leukocytes are primed", [], [primed], p["returnExposure"], "physiology 4.3");
        model.Process("primed leukocytes calm down", [primed], [], primed / (p["primingTime"] * Clock.Hour), "physiology 4.2");
        var tone = p["immuneTone"] + p["effectImmune"] * returned.Effect * (1 - p["immuneTone"]);
        Inflammation inflammation = new(
            model, p, (disease.Phagocytes, disease.Damage, disease.Anti),
            new(disease.DamageSource, tone, p["primingGain"] * p["phagocytesByPhagocytes"] * primed));
        var phagocytes = inflammation.Phagocytes / disease.Phagocytes;
        Cytokines cytokines = new(model, p, phagocytes, inflammation.Damage / disease.Damage, returned.Effect);

        Dpg dpg = new(model, p, returned.Effect);
        Haemolysis haemolysis = new(model, p, returned.Electrophile);
        TissueRedox redox = new(
            model, p, returned.Electrophile, phagocytes - 1, haemolysis.FreeHaemoglobin - p["freeHbRest"]);
        CellEnzymes enzymes = new(model, p, redox, haemolysis.Marrow, haemolysis.Cells);
        PainScore pain = new(model, p, returned.Contact, cytokines.IL6 / p["il6Rest"], returned.Effect);
        Wound wound = new(model, p, returned.Effect);
        Exploratory.Exploratory exploratory = new(model, p, returned.Effect);

        Laboratory laboratory = new(model, p);
        laboratory.Blood(haemolysis, returned, dpg);
        laboratory.Redox(returned, redox, enzymes);
        laboratory.Immune(cytokines, inflammation);
        laboratory.Scores(pain, wound);
        laboratory.Exploratory(exploratory, returned);
        p.RequireAllAsked();
        return model.Build();
    }

    static ParameterTable Parameters() => new(
    [
        .. Returned.Table.Parameters, .. Inflammation.Table.Parameters, .. Cytokines.Table.Parameters,
        .. Nrf2.Table.Parameters, .. Glutathione.Table.Parameters, .. TissueRedox.Table.Parameters,
        .. Dpg.Table.Parameters, .. Haemolysis.Table.Parameters, .. PainScore.Table.Parameters, .. Wound.Table.Parameters,
        .. Body.Exploratory.Exploratory.Table.Parameters, .. Laboratory.Table.Parameters,
    ]);

    const string Summary =
        "What is known and what is assumed of a patient between sessions of ozonated autohaemotherapy: redox and its defence, "
        + "inflammation, haemolysis, pain, a wound, and two exploratory parts. What is given back enters by segment. Effects on "
        + "patients are switches (Treatment/effects.json) whose default is what controlled trials support, which is often nothing.";
}
