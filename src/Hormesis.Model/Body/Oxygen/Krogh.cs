using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Model.Validation;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Krogh's cylinder: one capillary, the tissue around it that it alone serves, consumption the same everywhere. It gives the
/// fall of oxygen tension to the corner that is farthest from blood.
/// </summary>
/// <remarks>docs/reference/physiology.md 1.7. Where the tension would be below nothing, the tissue there has none.</remarks>
public static class Krogh
{
    const string Source = "Krogh; docs/reference/physiology.md 1.7";
    const double MillilitresPerDecilitre = 100;
    const double SecondsPerMinute = 60;

    internal static ParameterTable Table { get; } = ParameterTable.Of("Body/Oxygen/krogh.json");

    public static ModelDeclaration Declaration { get; } = Declare();

    public static ICaseModel Model { get; } = Cases(new(Declaration));

    /// <summary>mmHg from the capillary to the far edge of its cylinder.</summary>
    /// <param name="consumption">mL/dL min.</param>
    /// <param name="radius">Of the cylinder, µm.</param>
    internal static Expression Drop(ParameterSymbols p, Expression consumption, Expression radius)
    {
        var perSecond = consumption / MillilitresPerDecilitre / SecondsPerMinute;
        var (outer, inner) = (radius * radius, p["capillaryRadius"] * p["capillaryRadius"]);
        return perSecond / (p["diffusionO2"] * p["tissueO2"])
            * (0.5 * outer * Log(radius / p["capillaryRadius"]) - 0.25 * (outer - inner));
    }

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("krogh", "Krogh's cylinder", "Oxygen tension in the tissue around one capillary. " + Limits);
        ParameterSymbols p = new(m, new([.. Table.Parameters, .. ParameterTable.Of("Body/Oxygen/krogh-cylinder.json").Parameters]));
        var drop = m.Define("drop", "mmHg", Drop(p, p["consumptionMlPerDlPerMin"], p["radiusUm"]), "Fall to the far edge.", Source);
        m.Observable("dropMmHg", "mmHg", drop, "Fall of oxygen tension from the capillary to the far edge of its cylinder.");
        m.Observable("lowestPO2MmHg", "mmHg", Max(Zero, p["capillaryPO2MmHg"] - drop), "Oxygen tension at the far edge.");
        p.RequireAllAsked();
        return m.Build();
    }

    static FormulaCases Cases(ParameterInputs of)
    {
        string[] sameName = ["consumptionMlPerDlPerMin", "radiusUm", "capillaryPO2MmHg"];
        return new(
            Declaration, "oxygen tension around one capillary",
            [.. sameName.Select(of.Number), of.Number("capillaryRadiusUm", "capillaryRadius")],
            (given, to) =>
            {
                foreach (var name in sameName) to[name] = given.Number(name);
                to["capillaryRadius"] = given.Number("capillaryRadiusUm");
            });
    }

    const string Limits =
        "Consumption is the same everywhere and does not fall with oxygen, so it is a worst case; tissues that capillaries serve in "
        + "common are not in it.";
}
