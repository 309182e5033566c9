using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Model.Validation;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// The bookkeeping of hyperoxic blood: what a volume that is given back carries more than ordinary blood, and for how long a
/// resting body lives on that. docs/reference/physiology.md 1.5.
/// </summary>
public static class ReinfusedOxygen
{
    const double MillilitresPerDecilitre = 100;
    const double SecondsPerMinute = 60;

    static readonly string[] SameName =
        ["bloodVolumeMl", "pO2MmHg", "comparedWithPO2MmHg", "pCO2MmHg", "pH", "haemoglobinGPerDl", "dpgMmolPerL"];

    public static ModelDeclaration Declaration { get; } = Declare();

    public static ICaseModel Model { get; } = new FormulaCases(
        Declaration, "what the oxygen of reinfused blood is worth", Inputs(new(Declaration)), Read);

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("reinfused-oxygen", "What reinfused oxygen is worth", Summary);
        ParameterSymbols p = new(m, new([.. Blood.Table.Parameters, .. ParameterTable.Of("Body/Oxygen/reinfused.json").Parameters]));
        Blood blood = new(m, p);
        var given = Content("pO2MmHg", "given");
        var compared = Content("comparedWithPO2MmHg", "compared");
        var extra = m.Define(
            "extra", "mL", p["bloodVolumeMl"] / MillilitresPerDecilitre * (given - compared), "Oxygen that the volume carries more.");

        m.Observable("extraO2MlPerDl", "mL/dL", given - compared, "Oxygen of a dL above that of the blood it is compared with.");
        m.Observable("extraO2Ml", "mL", extra, "Oxygen that the volume carries more.");
        m.Observable(
            "restSeconds", "s", SecondsPerMinute * extra / p["o2Consumption"], "How long a resting body uses that much oxygen.");
        p.RequireAllAsked();
        return m.Build();

        Expression Content(string tension, string name) => m.Define(
            $"O2{name}", "mL/dL",
            blood.OxygenContent(p[tension], blood.Recommended(new(p[tension], p["pCO2MmHg"], p["pH"]), name).Saturation),
            "Oxygen of this blood.", "docs/reference/physiology.md 1.5");
    }

    static IReadOnlyList<CaseInput> Inputs(ParameterInputs of) =>
        [.. SameName.Select(of.Number), of.Celsius("temperatureC", "temperature"), of.Number("o2ConsumptionMlPerMin", "o2Consumption")];

    static void Read(CaseInputs given, ParameterValues to)
    {
        foreach (var name in SameName) to[name] = given.Number(name);
        to["temperature"] = Quantities.Temperature.FromCelsius(given.Number("temperatureC")).Kelvin;
        to["o2Consumption"] = given.Number("o2ConsumptionMlPerMin");
    }

    const string Summary =
        "What a volume of blood of a given oxygen tension carries more than ordinary arterial blood, in mL of oxygen and in seconds of a "
        + "resting body's use. It shows that oxygen from the bottle is nothing to the body.";
}
