using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Bottle;
using Hormesis.Model.Input;
using Hormesis.Model.Quantities;
using Hormesis.Model.Validation;

namespace Hormesis.Tests.Model.Bottle;

public class BottleCasesTests
{
    // What the contracts promise, by name.
    static readonly string[] Inputs =
    [
        "ozoneUgPerMl", "basis", "bloodVolumeMl", "gasVolumeMl", "fillPressureBarAbs", "headspaceGas", "temperatureC", "haematocrit",
        "mixing", "g6pdActivity", "medium", "ascorbateUmPerL", "urateUmPerL", "thiolUmPerL", "hypothesis",
    ];

    static readonly string[] Observables =
    [
        "pO2MmHg", "pO2At37CMmHg", "pCO2MmHg", "pH", "ozoneLeftPercent", "ozoneAbsorbedUg", "doseUgPerMlBlood", "tasDropPercent",
        "ascorbateDropPercent", "urateDropPercent", "thiolDropPercent", "gshDropPercent", "gshPercent", "h2o2UmPerL", "lopUmPerL",
        "metHbPercent", "haemolysisPercent", "pressureBarAbs", "releasableGasMlPerL", "ozoneSolubilityRatio",
    ];

    [Fact]
    public void It_can_be_told_and_asked_what_the_contracts_promise()
    {
        Assert.Empty(Inputs.Except(BottleCases.Model.Inputs.Select(i => i.Name)));
        Assert.Empty(Observables.Except(BottleCases.Model.Observables.Select(o => o.Name)));
    }

    [Fact]
    public void Without_inputs_it_is_the_bottle_of_the_defaults()
    {
        var defaults = new BottleInputs { Ozone = OzoneConcentration.FromMicrogramsPerNormalMillilitre(40) };

        var run = BottleRun.Of(defaults.ToParameters(), [TimeSpan.FromMinutes(5)]);

        Assert.Equal(run.Observe("pO2MmHg", 0), Ask("{}", "pO2MmHg", 5), 1e-3);
    }

    [Theory]
    [InlineData("""{"ozoneUgPerMl":40}""", 36.646)] // 0 °C and 1 atm
    [InlineData("""{"ozoneUgPerMl":40,"basis":"at-25C-1atm"}""", 40)]
    [InlineData("""{"ozoneUgPerMl":40,"basis":"actual","fillPressureBarAbs":1.8}""", 40)]
    [InlineData("""{"ozoneUgPerMl":40,"basis":"at-25C-1atm","fillPressureBarAbs":1.8}""", 71.058)]
    [InlineData("""{"ozoneUgPerMl":40,"basis":"at-25C-1atm","temperatureC":37}""", 38.452)]
    [InlineData("""{"ozoneUgPerMl":40,"basis":"at-25C-1atm","gasVolumeMl":100}""", 20)]
    public void The_dose_follows_from_basis_pressure_temperature_and_volumes(string inputs, double dose) =>
        Assert.Equal(dose, Ask(inputs, "doseUgPerMlBlood", 0), 0.001); // reference prototype, tables.json

    [Theory]
    [InlineData("""{"medium":"plasma"}""")]
    [InlineData("""{"medium":"washed-cells","haematocrit":0.2}""")]
    [InlineData("""{"medium":"washed-cells","haematocrit":0.8,"ascorbateUmPerL":1000,"mixing":"violent"}""")]
    [InlineData("""{"mixing":"still","headspaceGas":"air","fillPressureBarAbs":2}""")]
    [InlineData("""{"mixing":0.05,"haematocrit":0,"ozoneUgPerMl":0}""")]
    [InlineData("""{"ozoneUgPerMl":300,"fillPressureBarAbs":4,"g6pdActivity":0,"bloodVolumeMl":1,"gasVolumeMl":2000,"mixing":"violent"}""")]
    [InlineData("""{"ozoneUgPerMl":300,"bloodVolumeMl":1000,"gasVolumeMl":1,"temperatureC":4,"urateUmPerL":0,"thiolUmPerL":0}""")]
    [InlineData("""{"hypothesis":["kermani","half-protein"],"anticoagulant":"citrate"}""")]
    public void Anything_within_the_ranges_is_answered(string inputs)
    {
        var questions = BottleCases.Model.Observables.Select(o => new CaseQuestion(o.Name, TimeSpan.FromHours(1))).ToList();

        var answer = Prepare(inputs).Answer(questions);

        Assert.Equal("", answer.Failure);
        Assert.All(answer.Values, v => Assert.True(double.IsFinite(v), inputs));
    }

    [Fact]
    public void Questions_are_answered_in_their_own_order()
    {
        var (late, early) = (TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(30));

        var answer = Prepare("{}").Answer([new("ozoneLeftPercent", late), new("ozoneLeftPercent", early), new("ozoneLeftPercent", late)]);

        Assert.True(answer.Values[1] > 10 && answer.Values[0] < 1e-3);
        Assert.Equal(answer.Values[0], answer.Values[2]);
    }

    [Theory]
    [InlineData("""{"headspaceGas":"air"}""", "headspaceGas")]
    [InlineData("""{"ozoneUgPerMl":290,"basis":"at-25C-1atm"}""", "ozoneUgPerMl")] // 317 at 0 °C and 1 atm
    [InlineData("""{"hypothesis":["kermani","urate-first"]}""", "hypothesis")]
    [InlineData("""{"temperature":37}""", "temperature")]
    [InlineData("""{"basis":"atm"}""", "basis")]
    public void What_contradicts_itself_is_refused_with_its_place(string inputs, string place)
    {
        var refused = Assert.Throws<InputException>(() => Prepare(inputs));

        Assert.Equal("cases[0].inputs." + place, refused.Place);
    }

    // reference/chemistry V13: urate is oxidised to allantoin, which no cell of blood turns back.
    [Fact]
    public void Urate_that_is_gone_does_not_come_back()
    {
        TimeSpan[] times = [.. Enumerable.Range(0, 26).Select(m => TimeSpan.FromMinutes(m))];
        var urate = Prepare("{}").Answer([.. times.Select(t => new CaseQuestion("urateDropPercent", t))]).Values;

        Assert.All(urate.Zip(urate.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-6));
        Assert.True(urate[^1] > 10);
    }

    // reference/chemistry 3.3: a pulse of 4-HNE at haematocrit 0.45 has a half-life of 1 to 3 min. From 10 min on no ozone makes more.
    [Fact]
    public void HNE_is_cleared_within_minutes()
    {
        var (from, to) = (Ask("{}", "hneUmPerL", 10), Ask("{}", "hneUmPerL", 15));

        Assert.InRange(5 * Math.Log(2) / Math.Log(from / to), 1, 3);
    }

    static double Ask(string inputs, string observable, double minutes) =>
        Prepare(inputs).Answer([new(observable, TimeSpan.FromMinutes(minutes))]).Values[0];

    static ICaseRun Prepare(string inputs) =>
        BottleCases.Model.Prepare(JsonElement.Parse(inputs), Place.Root.Member("cases").Item(0).Member("inputs"));
}
