using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Validation;

/// <summary>Ozone in oxygen as a gas: what one concentration is in other units. No chemistry and no time.</summary>
/// <remarks>reference/chemistry, section 1.1.</remarks>
public sealed class OzoneGasCases : ICaseModel
{
    const string Concentration = "ozoneUgPerMl", Basis = "basis", Pressure = "pressureBarAbs", Celsius = "temperatureC";

    OzoneGasCases()
    {
    }

    public static OzoneGasCases Model { get; } = new();

    public string Id => "ozone-gas";

    public string Summary => "ozone in oxygen: one concentration in other units and at other conditions";

    public TimeSpan Longest => CaseTime.Longest;

    public IReadOnlyList<CaseInput> Inputs { get; } =
    [
        CaseInput.Number(Concentration, "µg/mL", 40, 0, 300, "concentration of ozone in the gas, at its basis"),
        CaseInput.Word(Basis, BasisWords.All, "condition that the volume is stated at; actual: at the pressure and temperature given"),
        CaseInput.Number(Pressure, "bar", 1.01325, 0.1, 10, "absolute pressure of the gas itself"),
        CaseInput.Number(Celsius, "°C", 25, -20, 60, "temperature of the gas itself"),
    ];

    public IReadOnlyList<CaseObservable> Observables { get; } =
    [
        new("molePercent", "%", "share of molecules, equal to the share of volume", TimeUse.None),
        new("massPercent", "%", "share of mass, the carrier being oxygen", TimeUse.None),
        new("moleculesPerCm3", "1/cm³", "molecules in a volume at the basis", TimeUse.None),
        new("mmolPerL", "mmol/L", "amount in a volume at the basis", TimeUse.None),
        new("normalUgPerMl", "µg/NmL", "concentration at 0 °C and 1 atm", TimeUse.None),
        new("actualUgPerMl", "µg/mL", "concentration at the gas's own pressure and temperature", TimeUse.None),
    ];

    public ICaseRun Prepare(JsonElement inputs, Place place)
    {
        var given = new CaseInputs(inputs, place, Inputs);
        var actual = new ReferenceCondition(
            AbsolutePressure.FromBar(given.Number(Pressure)), Temperature.FromCelsius(given.Number(Celsius)));
        var condition = BasisWords.Condition(given.Word(Basis), actual);
        return new Run(OzoneConcentration.FromMicrogramsPerMillilitre(given.Number(Concentration), condition), actual);
    }

    sealed class Run(OzoneConcentration gas, ReferenceCondition actual) : ICaseRun
    {
        public CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions) => new([.. questions.Select(q => Value(q.Observable))], "");

        double Value(string observable) => observable switch
        {
            "molePercent" => gas.MoleFraction.Percent,
            "massPercent" => gas.MassFraction.Percent,
            "moleculesPerCm3" => gas.MoleculesPerCubicCentimetre,
            "mmolPerL" => gas.KilogramsPerCubicMetre / PhysicalConstants.OzoneMolarMass,
            "normalUgPerMl" => gas.MicrogramsPerNormalMillilitre,
            "actualUgPerMl" => gas.At(actual).MicrogramsPerMillilitre,
            _ => throw new ArgumentOutOfRangeException(nameof(observable), observable, "not an observable of this model"),
        };
    }
}
