using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Oxygen of five tissues: what blood brings, what mitochondria use, what is left at the end of the capillaries, and by Krogh's
/// cylinder the corner that is worst off. Tissues do not know of each other. docs/reference/physiology.md 1.7.
/// </summary>
public static class TissueModel
{
    /// <summary>Names of the tissues as parameters and observables begin with them.</summary>
    public static IReadOnlyList<string> Tissues { get; } = ["brain", "muscle", "wound", "joint", "tumour"];

    public static ModelDeclaration Declaration { get; } = Declare();

    /// <summary>The same, ready to be solved; compiled when it is first asked for.</summary>
    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("tissue-oxygen", "Oxygen of tissues", Summary);
        ParameterSymbols p = new(
            m, new([.. Blood.Table.Parameters, .. Krogh.Table.Parameters, .. ParameterTable.Of("Body/Oxygen/tissues.json").Parameters]));
        Blood blood = new(m, p);
        BloodSample arterial = new(p["arterialPO2"], p["pCO2standard"], p["pHstandard"]);
        var content = m.Define(
            "CaO2", "mL/dL", blood.OxygenContent(arterial.PO2, blood.Recommended(arterial, "a").Saturation), "Oxygen of arterial blood.");

        foreach (var tissue in Tissues) Tissue.Declare(blood, tissue, content);
        m.Observable("arterialO2MlPerDl", "mL/dL", content, "Oxygen of arterial blood.");
        p.RequireAllAsked();
        return m.Build();
    }

    const string Summary =
        "Oxygen of brain, resting muscle, the edge of a wound, a joint's lining and a tumour. One balance for each tissue, with "
        + "mitochondria after Michaelis and Menten, and Krogh's fall to the far corner. The energy marker is respiration relative to its "
        + "most and nothing else: no ATP, no phosphocreatine, no glycolysis, no damage. See docs/models/oxygen.md.";
}

/// <summary>One tissue, for each dL of it.</summary>
static class Tissue
{
    const double Percent = 100;
    const double MillilitresPerDecilitre = 100;
    const double SecondsPerMinute = 60;
    const string Source = "lumped tissue, docs/reference/physiology.md 1.7";

    public static void Declare(Blood blood, string tissue, Expression arterialContent)
    {
        var (m, p) = (blood.Model, blood.P);
        var tension = m.State($"{tissue}PO2", "mmHg", p["startPO2"], 10, $"Oxygen tension of {tissue} and of the blood that leaves it.");
        var saturation = blood.Recommended(new(tension, p["venousPCO2"], p["venousPH"]), tissue).Saturation;
        var content = blood.OxygenContent(tension, saturation);
        var store = m.Define(
            $"{tissue}Store", "mL/dL mmHg",
            p["bloodShare"] * new Derivative().Of(content, tension) + MillilitresPerDecilitre * p["tissueO2"],
            $"Oxygen that a dL of {tissue} takes up for each mmHg.", Source);
        var used = m.Define(
            $"{tissue}Used", "mL/dL min", p[$"{tissue}Consumption"] * Share(p, tension), $"Oxygen that a dL of {tissue} uses.", Source);

        m.Process(
            $"blood brings oxygen to {tissue}", [], [new(tension, 1 / store)],
            p["flowFactor"] * p[$"{tissue}Flow"] * (arterialContent - content) / MillilitresPerDecilitre / SecondsPerMinute, Source);
        m.Process($"{tissue} uses oxygen", [new(tension, 1 / store)], [], used / SecondsPerMinute, Source);

        var drop = m.Define(
            $"{tissue}Drop", "mmHg", Krogh.Drop(p, p[$"{tissue}Consumption"], p[$"{tissue}Radius"]), $"Krogh's fall in {tissue}.", Source);
        var lowest = Expression.Max(Expression.Zero, tension - drop);
        m.Observable($"{tissue}PO2MmHg", "mmHg", tension, $"Oxygen tension of {tissue}, mean and venous.");
        m.Observable($"{tissue}LowestPO2MmHg", "mmHg", lowest, $"Oxygen tension of {tissue} at the corner that is farthest from blood.");
        m.Observable($"{tissue}O2UseMlPerDlPerMin", "mL/dL min", used, $"Oxygen that {tissue} uses.");
        m.Observable(
            $"{tissue}RespirationPercent", "%", Percent * Share(p, tension), $"Respiration of {tissue} at its mean tension, of its most.");
        m.Observable(
            $"{tissue}EnergyMarker", "1", Share(p, lowest),
            $"Respiration of {tissue} at the farthest corner, relative to its most: a marker, not an energy charge that was modelled.");
    }

    // Michaelis and Menten, of the most.
    static Expression Share(ParameterSymbols p, Expression tension) => tension / (tension + p["P0"]);
}
