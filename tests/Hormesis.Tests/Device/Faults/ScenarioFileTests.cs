using System.Text;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Model;

namespace Hormesis.Tests.Device.Faults;

public class ScenarioFileTests
{
    static Scenario Read(string json) => ScenarioFile.Read(Encoding.UTF8.GetBytes(json), "scenario.json");

    static Scenario ReadFault(string fault) => Read($$"""{"id": "x", "faults": [{{fault}}]}""");

    [Fact]
    public void The_example_of_the_contract_is_read()
    {
        var scenario = Read(
            """
            {"id": "leak-while-mixing", "seed": 3, "passes": 1,
             "faults": [{"at": "mixing+10s", "inject": "gas.leak", "barPerMinute": 0.05},
                        {"at": "mixing+40s", "inject": "o2.pressure", "factor": 0}]}
            """);

        Assert.Equal(("leak-while-mixing", 3UL, 1), (scenario.Id, scenario.Seed, scenario.Passes));
        Assert.Equal(
            [new(new(Phase.Mixing, 1, TimeSpan.FromSeconds(10)), new(FaultKind.GasLeak, 0.05), null),
             new(new(Phase.Mixing, 1, TimeSpan.FromSeconds(40)), new(FaultKind.OxygenPressure, 0), null)],
            scenario.Faults);
    }

    [Theory]
    [InlineData("\"reinfusion#2+20s\"", Phase.Reinfusion, 2, 20)]
    [InlineData("\"vent-before-gas\"", Phase.VentBeforeGas, 1, 0)]
    [InlineData("\"draw+0.5s\"", Phase.Draw, 1, 0.5)]
    [InlineData("\"90\"", Phase.Safe, 1, 90)]
    [InlineData("90", Phase.Safe, 1, 90)]
    public void A_time_is_a_phase_with_an_offset_or_seconds(string at, Phase phase, int pass, double seconds)
    {
        var fault = ReadFault($$"""{"at": {{at}}, "inject": "hv.stuckHigh"}""").Faults[0];

        Assert.Equal(new(phase, pass, TimeSpan.FromSeconds(seconds)), fault.At);
    }

    [Fact]
    public void Fields_words_switches_and_durations_are_taken_or_have_their_defaults()
    {
        var faults = Read(
            """
            {"id": "x", "faults": [
              {"at": 1, "inject": "pressure.scale", "offsetBar": 1.013, "factor": 1, "sensor": 2, "for": 5},
              {"at": 1, "inject": "photo.unit", "unit": "ppm"},
              {"at": 1, "inject": "input.labsValid", "value": true},
              {"at": 1, "inject": "photo.gain"}]}
            """).Faults;

        Assert.Equal((new Fault(FaultKind.PressureScale, 1, 1.013, 1), TimeSpan.FromSeconds(5)), (faults[0].Fault, faults[0].For));
        Assert.Equal(1, faults[1].Fault.Choice);
        Assert.True(faults[2].Fault.Value);
        Assert.Equal(0.8, faults[3].Fault.Amount);
    }

    [Theory]
    [InlineData("""{"at": "mixxing+1s", "inject": "hv.stuckHigh"}""", "faults[0].at", "there is no phase \"mixxing\"")]
    [InlineData("""{"at": "safe+1s", "inject": "hv.stuckHigh"}""", "faults[0].at", "there is no phase")]
    [InlineData("""{"at": "mixing+xs", "inject": "hv.stuckHigh"}""", "faults[0].at", "no such time")]
    [InlineData("""{"at": "mixing-1s", "inject": "hv.stuckHigh"}""", "faults[0].at", "there is no phase")]
    [InlineData("""{"at": -1, "inject": "hv.stuckHigh"}""", "faults[0].at", "out of range")]
    [InlineData("""{"at": "mixing#0+1s", "inject": "hv.stuckHigh"}""", "faults[0].at", "is no pass")]
    [InlineData("""{"at": 1, "inject": "hv.stuckLow"}""", "faults[0].inject", "there is no injector \"hv.stuckLow\"")]
    [InlineData("""{"at": 1, "inject": "hv.stuckHigh", "factor": 2}""", "faults[0].factor", "there is no such field")]
    [InlineData("""{"at": 1, "inject": "photo.gain", "gain": -1}""", "faults[0].gain", "out of range")]
    [InlineData("""{"at": 1, "inject": "photo.unit", "unit": "psi"}""", "faults[0].unit", "\"psi\" is none of its words")]
    [InlineData("""{"at": 1, "inject": "hv.stuckHigh", "for": -1}""", "faults[0].for", "out of range")]
    [InlineData("""{"inject": "hv.stuckHigh"}""", "faults[0].at", "missing")]
    [InlineData("7", "faults[0]", "an object")]
    public void What_is_wrong_is_said_with_its_place(string fault, string place, string wrong)
    {
        var refusal = Assert.Throws<InputException>(() => ReadFault(fault));

        Assert.Equal(("scenario.json", place), (refusal.Input, refusal.Place));
        Assert.Contains(wrong, refusal.Wrong);
    }

    [Fact]
    public void Every_injector_is_written_and_read_back()
    {
        ScheduledFault[] all =
        [
            .. Injectors.All.Select(i => new ScheduledFault(
                new(Phase.Draw, 2, TimeSpan.FromSeconds(1.25)), Fault.Of(i.Kind), TimeSpan.FromSeconds(3))),
        ];
        Scenario scenario = new("all", 5, 3, all);

        var back = Read(ScenarioText.Of(scenario));

        Assert.Equal(scenario with { Faults = [] }, back with { Faults = [] });
        Assert.Equal(all, back.Faults);
    }

    [Fact]
    public void Every_kind_has_an_injector_and_every_hazard_of_one_is_in_the_table()
    {
        Assert.Equal(Enum.GetValues<FaultKind>().Where(k => k != FaultKind.None).Order(), Injectors.All.Select(i => i.Kind).Order());
        Assert.Equal(54, HazardTable.All.Count);
        Assert.All(Injectors.All.SelectMany(i => i.Hazards), h => Assert.Contains(HazardTable.All, row => row.Id == h));
    }
}
