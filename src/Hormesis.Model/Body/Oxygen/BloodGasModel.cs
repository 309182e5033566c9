using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Blood gas as formulas: saturation, P50 and contents of one sample, by any of the curves. It has no states; samples that
/// follow from breathing or from a tissue are declared by their models with the same formulas.
/// </summary>
public static class BloodGasModel
{
    const double Percent = 100;

    public static ModelDeclaration Declaration { get; } = Declare();

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("blood-gas", "Blood gas", Summary);
        ParameterSymbols p = new(m, new([.. Blood.Table.Parameters, .. ParameterTable.Of("Body/Oxygen/blood-gas.json").Parameters]));
        Blood blood = new(m, p);
        BloodSample sample = new(p["pO2MmHg"], p["pCO2MmHg"], p["pH"]);

        var recommended = blood.Recommended(sample, "Recommended");
        var virtualFactor = KelmanCurve.VirtualFactor(blood, sample);
        OxygenCurve[] curves =
        [
            recommended,
            DashCurve.Declare(blood, sample, DashDpgFactor(blood), "Dash"),
            SiggaardAndersenCurve.Of1984(blood, sample),
            SiggaardAndersenCurve.Of1993(blood, sample),
            KelmanCurve.Severinghaus(blood, sample, virtualFactor),
            KelmanCurve.Kelman(blood, sample, virtualFactor),
        ];
        var saturation = m.Define("S", "1", Chosen(p, curves.Select(c => c.Saturation)), "Saturation by the curve that is chosen.");
        var plasma = CarbonDioxide.PlasmaContent(blood, sample);
        var odds = m.Define(
            "oddsRecommended", "1", DashCurve.Odds(blood, sample.PO2, recommended.P50), "Oxygenated over reduced haemoglobin.");
        var carbamate = CarbonDioxide.Carbamate(blood, sample, odds);

        m.Observable("saturationPercent", "%", Percent * saturation, "Oxygenated haemoglobin, of that able to bind oxygen.");
        m.Observable("p50MmHg", "mmHg", Chosen(p, curves.Select(c => c.P50)), "Oxygen tension at half saturation in this blood.");
        m.Observable("o2ContentMlPerDl", "mL/dL", blood.OxygenContent(sample.PO2, saturation), "Oxygen of the blood, bound and dissolved.");
        m.Observable("o2DissolvedMlPerDl", "mL/dL", blood.OxygenContent(sample.PO2, Zero), "Oxygen dissolved in the blood.");
        m.Observable(
            "co2ContentMlPerDl", "mL/dL", CarbonDioxide.Content(blood, sample, plasma, saturation),
            "Carbon dioxide of the blood, all of it.");
        m.Observable("co2PlasmaMlPerDl", "mL/dL", plasma, "Carbon dioxide of the plasma.");
        m.Observable("hbCO2Percent", "%", Percent * carbamate, "Haemoglobin that holds carbamate, by the recommended curve.");
        p.RequireAllAsked();
        return m.Build();
    }

    // Dash's own, a quadratic about 4.65 mmol/L.
    static Expression DashDpgFactor(Blood blood)
    {
        var p = blood.P;
        var more = p["dpgMmolPerL"] - p["dashDPGstandard"];
        return 1 + more * (p["dashDPG1"] + more * p["dashDPG2"]) / p["P50standard"];
    }

    static Expression Chosen(ParameterSymbols p, IEnumerable<Expression> curves) => curves
        .Select((formula, number) => (formula, number))
        .Aggregate((chosen, next) => (WhenGreater(p["variant"], next.number - 0.5, next.formula, chosen.formula), next.number)).formula;

    const string Summary =
        "Saturation, P50, oxygen and carbon dioxide content of a sample of blood, by six curves. The recommended one is that of Dash, "
        + "Korman and Bassingthwaighte with Siggaard-Andersen's terms for 2,3-DPG and methaemoglobin; see docs/models/oxygen.md for "
        + "how far they agree and where they end.";
}
