using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Quantities;
using Hormesis.Model.Validation;

namespace Hormesis.Model.Bottle;

/// <summary>The inputs of a bottle as cases write them, by the names of the contracts.</summary>
static class BottleCaseInputs
{
    static readonly string[] Headspaces = ["replaced", "air"];
    static readonly string[] Media = ["whole-blood", "washed-cells", "plasma"];
    static readonly string[] Anticoagulants = ["none", "heparin", "citrate"];

    public static IReadOnlyList<CaseInput> All { get; } =
    [
        Number("ozoneUgPerMl") with { Unit = "µg/mL" },
        CaseInput.Word("basis", BasisWords.All, "condition that the concentration is stated at: 0 °C and 1 atm; 25 °C and 1 atm; or the "
            + "bottle's own temperature and fill pressure"),
        Number("bloodVolumeMl"),
        Number("gasVolumeMl"),
        Number("fillPressureBarAbs"),
        CaseInput.Word("headspaceGas", Headspaces, "whether the mix replaced the air of the headspace, or came on top of it"),
        Number("temperatureC"),
        Number("haematocrit"),
        MixingInput(),
        Number("g6pdActivity"),
        CaseInput.Word("medium", Media, "what is in the bottle beside gas; washed cells are in buffer, plasma has no cells"),
        Number("ascorbateUmPerL"),
        Number("urateUmPerL"),
        Number("thiolUmPerL"),
        CaseInput.Word("anticoagulant", Anticoagulants, "citrate dilutes, heparin takes no volume"),
        Number("anticoagulantMlPerMl"),
        CaseInput.SwitchesOf(
            "hypothesis", [.. Hypotheses.Shipped.All.Select(h => h.Id)], "other views of open questions; docs/reference/chemistry.md 7.4"),
    ];

    /// <exception cref="InputException">An input is unknown, of another type, out of its range, or contradicts another.</exception>
    public static ParameterVector Read(JsonElement inputs, Place place)
    {
        var given = new CaseInputs(inputs, place, All);
        var temperature = Temperature.FromCelsius(given.Number("temperatureC"));
        var pressure = AbsolutePressure.FromBar(given.Number("fillPressureBarAbs"));
        var basis = BasisWords.Condition(given.Word("basis"), new(pressure, temperature));
        var bottle = new BottleInputs
        {
            Ozone = OzoneConcentration.FromMicrogramsPerMillilitre(given.Number("ozoneUgPerMl"), basis),
            Blood = ActualVolume.FromMillilitres(given.Number("bloodVolumeMl")),
            Headspace = ActualVolume.FromMillilitres(given.Number("gasVolumeMl")),
            FillPressure = pressure,
            HeadspaceGas = (HeadspaceGas)Headspaces.IndexOf(given.Word("headspaceGas")),
            Temperature = temperature,
            Haematocrit = Fraction.FromValue(given.Number("haematocrit")),
            Mixing = given.IsNumber("mixing") ? Mixing.OfArea(given.Number("mixing")) : Mixing.Named(given.Word("mixing")),
            G6pdActivity = Fraction.FromValue(given.Number("g6pdActivity")),
            Medium = (Medium)Media.IndexOf(given.Word("medium")),
            Ascorbate = Pool(given, "ascorbateUmPerL"),
            Urate = Pool(given, "urateUmPerL"),
            Thiol = Pool(given, "thiolUmPerL"),
            Anticoagulant = (Anticoagulant)Anticoagulants.IndexOf(given.Word("anticoagulant")),
            AnticoagulantPerBlood = given.Has("anticoagulantMlPerMl") ? Fraction.FromValue(given.Number("anticoagulantMlPerMl")) : null,
            Hypotheses = given.SwitchesOn("hypothesis"),
        };
        try
        {
            return bottle.ToParameters();
        }
        catch (InputException wrong)
        {
            throw new InputException(place.Member(wrong.Place).ToString(), wrong.Wrong, wrong.Remedy, wrong);
        }
    }

    static CaseInput Number(string name)
    {
        var range = InputTable.Shipped[name];
        return CaseInput.Number(name, range.Unit, range.Default, range.Low, range.High, range.Text);
    }

    static CaseInput MixingInput()
    {
        var range = InputTable.Shipped["mixing"];
        return CaseInput.WordOrNumber(
            "mixing", range.Unit, Mixing.Reference.Name, [.. Mixing.Regimes.Select(r => r.Name)], range.Low, range.High,
            "how the bottle is moved, or the interface in m² at the reference transfer coefficients");
    }

    // Null lets the medium say: washed cells have next to nothing.
    static MolarConcentration? Pool(CaseInputs given, string name) =>
        given.Has(name) ? MolarConcentration.FromMicromolesPerLitre(given.Number(name)) : null;
}
