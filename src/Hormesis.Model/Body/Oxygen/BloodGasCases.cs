using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;
using Hormesis.Model.Validation;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>Blood gas as a model that answers cases, by the names of the contracts.</summary>
public static class BloodGasCases
{
    static readonly string[] SameName = ["pO2MmHg", "pCO2MmHg", "pH", "dpgMmolPerL", "haemoglobinGPerDl", "haematocrit"];

    public static ICaseModel Model { get; } = new FormulaCases(
        BloodGasModel.Declaration, "saturation, P50 and contents of one sample of blood", Inputs(new(BloodGasModel.Declaration)), Read);

    static IReadOnlyList<CaseInput> Inputs(ParameterInputs of) =>
    [
        of.Number("pO2MmHg"),
        of.Number("pCO2MmHg"),
        of.Number("pH"),
        of.Celsius("temperatureC", "temperature"),
        of.Number("dpgMmolPerL") with { Text = "2,3-DPG of the red cells; left out, the standard of the variant: 4.65 for dash, else 5" },
        of.Number("haemoglobinGPerDl"),
        of.Number("haematocrit") with { Text = "share of the blood that is cells; left out, it follows the haemoglobin: 0.45 at 15 g/dL" },
        of.Percent("metHbPercent", "methaemoglobin"),
        CaseInput.Word("variant", BloodGasVariants.Words, "whose curve; recommended: Dash's with Siggaard-Andersen's 2,3-DPG"),
    ];

    static void Read(CaseInputs given, ParameterValues to)
    {
        var cellsPerHaemoglobin = to["haematocrit"] / to["haemoglobinGPerDl"];
        foreach (var name in SameName.Where(given.Has)) to[name] = given.Number(name);
        to["temperature"] = Temperature.FromCelsius(given.Number("temperatureC")).Kelvin;
        to["methaemoglobin"] = Fraction.FromPercent(given.Number("metHbPercent")).Value;
        var variant = (BloodGasVariant)BloodGasVariants.Words.IndexOf(given.Word("variant"));
        to["variant"] = (double)variant;
        if (!given.Has("dpgMmolPerL") && variant == BloodGasVariant.Dash) to["dpgMmolPerL"] = to["dashDPGstandard"];
        if (!given.Has("haematocrit")) to["haematocrit"] = Math.Min(1, cellsPerHaemoglobin * to["haemoglobinGPerDl"]);
    }
}
