using Hormesis.Model;
using Hormesis.Model.Body.Oxygen;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Quantities;
using Hormesis.Model.Validation;
using static Hormesis.Tests.Model.Body.Oxygen.Asked;

namespace Hormesis.Tests.Model.Body.Oxygen;

public class BreathingTests
{
    // What the contracts promise, by name.
    static readonly string[] Inputs =
        ["manoeuvre", "factor", "fraction", "litresPerMinute", "co2Percent", "o2Percent", "anaesthetised"];

    static readonly string[] Observables =
        ["paCo2MmHg", "etCo2MmHg", "paO2MmHg", "minuteVentilationLPerMin", "respiratoryRatePerMin"];

    static readonly SolvedCases Model = BreathingCases.Model;

    public static TheoryData<string> Manoeuvres { get; } =
    [
        """{"manoeuvre":"rest"}""", """{"manoeuvre":"breath-hold"}""", """{"manoeuvre":"hyperventilation","factor":3}""",
        """{"manoeuvre":"dead-space-step","fraction":0.4}""", """{"manoeuvre":"cardiac-output-step","litresPerMinute":2}""",
        """{"manoeuvre":"inspired-gas","co2Percent":6}""", """{"manoeuvre":"inspired-gas","o2Percent":8}""",
        """{"manoeuvre":"inspired-gas","o2Percent":100}""", """{"manoeuvre":"dead-space-step","fraction":0.25,"anaesthetised":true}""",
    ];

    [Fact]
    public void It_can_be_told_and_asked_what_the_contracts_promise()
    {
        Assert.Empty(Inputs.Except(Model.Inputs.Select(i => i.Name)));
        Assert.Empty(Observables.Except(Model.Observables.Select(o => o.Name)));
        Assert.Equal(
            ["rest", "breath-hold", "hyperventilation", "dead-space-step", "cardiac-output-step", "inspired-gas"],
            Model.Inputs.Single(i => i.Name == "manoeuvre").Words);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"anaesthetised":true}""")]
    [InlineData("""{"co2StoreLitres":20}""")]
    public void Rest_is_steady(string inputs)
    {
        foreach (var observable in Model.Observables)
        {
            var (start, late) = (Of(Model, inputs, observable.Name, 0), Of(Model, inputs, observable.Name, 3600));

            Assert.Equal(start, late, 1e-6 * Math.Max(1, Math.Abs(start)));
        }
    }

    // What is made less what is breathed out is what lungs and body hold more; so for oxygen.
    [Theory, MemberData(nameof(Manoeuvres))]
    public void Gas_is_neither_made_nor_lost(string inputs)
    {
        const double seconds = 600, production = 200.0 / 60;
        var run = (ITracedRun)Prepare(Model, inputs);
        var trace = run.Trace([TimeSpan.Zero, TimeSpan.FromSeconds(seconds)]);
        var p = BreathingModel.Declaration.Parameters.ToDictionary(x => x.Name, x => x.Value);

        Assert.Equal(production * seconds, Stored("PACO2", "CvCO2", "co2Store") + Change("CO2out"), 1e-3);
        Assert.Equal(Change("O2in") - Change("O2used"), Stored("PAO2", "CvO2", "o2Store"), 1e-3);

        double Stored(string lungs, string body, string store) =>
            Change(lungs) * p["lungVolume"] / p["mmHgPerContent"] + Change(body) * p[store];

        double Change(string state)
        {
            var column = trace.States.Select(s => s.Name).ToList().IndexOf(state);
            return trace.Values[1][column] - trace.Values[0][column];
        }
    }

    [Theory, MemberData(nameof(Manoeuvres))]
    public void Everything_stays_a_number_and_no_tension_is_below_nothing(string inputs)
    {
        foreach (var observable in Model.Observables)
        {
            var values = Over(Model, inputs, observable.Name, 0, 1, 30, 300, 3600);
            Assert.All(values, v => Assert.True(double.IsFinite(v), observable.Name));
            if (observable.Name.EndsWith("MmHg", StringComparison.Ordinal)) Assert.All(values, v => Assert.True(v >= 0, observable.Name));
        }
    }

    [Theory]
    [InlineData("""{"manoeuvre":"dead-space-step","anaesthetised":true}""")]
    [InlineData("""{"manoeuvre":"cardiac-output-step","anaesthetised":true}""")]
    [InlineData("""{"manoeuvre":"inspired-gas","co2Percent":5,"anaesthetised":true}""")]
    [InlineData("""{"manoeuvre":"hyperventilation"}""")]
    [InlineData("""{"manoeuvre":"breath-hold"}""")]
    public void Where_the_reflex_has_no_say_ventilation_does_not_change(string inputs)
    {
        var ventilation = Over(Model, inputs, "minuteVentilationLPerMin", 0, 10, 300, 1200);

        Assert.All(ventilation, v => Assert.Equal(ventilation[0], v));
    }

    [Theory]
    [InlineData("""{"manoeuvre":"dead-space-step"}""")]
    [InlineData("""{"manoeuvre":"inspired-gas","co2Percent":5}""")]
    [InlineData("""{"manoeuvre":"inspired-gas","o2Percent":9}""")]
    public void Who_is_awake_breathes_more(string inputs)
    {
        var ventilation = Over(Model, inputs, "minuteVentilationLPerMin", 0, 30, 300);

        Assert.True(ventilation[2] > ventilation[1] && ventilation[1] > ventilation[0]);
    }

    // Physiology 1.6: with ventilatory control PaCO2 is held and EtCO2 stays low; without it PaCO2 climbs and EtCO2 returns.
    [Fact]
    public void The_reflex_holds_arterial_carbon_dioxide_after_an_embolism()
    {
        const string awake = """{"manoeuvre":"dead-space-step"}""", asleep = """{"manoeuvre":"dead-space-step","anaesthetised":true}""";

        Assert.True(Of(Model, awake, "paCo2MmHg", 1800) < Of(Model, asleep, "paCo2MmHg", 1800) - 5);
        Assert.True(Of(Model, awake, "etCo2MmHg", 1800) < Of(Model, asleep, "etCo2MmHg", 1800) - 5);
    }

    [Theory, MemberData(nameof(Manoeuvres))]
    public void End_tidal_is_arterial_carbon_dioxide_less_dead_space(string inputs)
    {
        var (end, arterial) = (Of(Model, inputs, "etCo2MmHg", 120), Of(Model, inputs, "paCo2MmHg", 120));
        var share = inputs.Contains("0.4", StringComparison.Ordinal) ? 0.4 : inputs.Contains("0.25", StringComparison.Ordinal) ? 0.25 : 0;

        Assert.Equal(arterial * (1 - share), end, 1e-9);
    }

    [Theory]
    [InlineData("""{"factor":2}""", "factor")]
    [InlineData("""{"manoeuvre":"breath-hold","fraction":0.2}""", "fraction")]
    [InlineData("""{"manoeuvre":"hyperventilation","litresPerMinute":3}""", "litresPerMinute")]
    [InlineData("""{"manoeuvre":"dead-space-step","o2Percent":10}""", "o2Percent")]
    [InlineData("""{"manoeuvre":"inspired-gas","co2Percent":10,"o2Percent":95}""", "o2Percent")]
    [InlineData("""{"manoeuvre":"yawn"}""", "manoeuvre")]
    [InlineData("""{"anaesthetised":"yes"}""", "anaesthetised")]
    [InlineData("""{"anaesthetised":1}""", "anaesthetised")]
    public void What_does_not_belong_together_is_refused_in_one_line(string inputs, string place)
    {
        var refused = Assert.Throws<InputException>(() => Prepare(Model, inputs));

        Assert.Equal(place, refused.Place);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_manoeuvre_in_code_is_the_one_of_a_case()
    {
        BreathingInputs inputs = new(new Manoeuvre.DeadSpaceStep(Fraction.FromValue(0.25))) { IsAnaesthetised = true };

        var run = Trajectory.Run(
            BreathingModel.Compiled, inputs.ToParameters().Values, [new(300)], [300], cancellation: TestContext.Current.CancellationToken);

        using ObservableReader reader = new(BreathingModel.Compiled);
        var read = new double[BreathingModel.Declaration.Observables.Count];
        reader.Read(run.Parameters[0], run.States[0], read);
        Assert.Equal(
            Of(Model, """{"manoeuvre":"dead-space-step","fraction":0.25,"anaesthetised":true}""", "paCo2MmHg", 300),
            read[BreathingModel.Declaration.ObservableIndex("paCo2MmHg")], 0.01);
    }

    [Theory, MemberData(nameof(Manoeuvres))]
    public void Twice_is_the_same(string inputs) =>
        Assert.Equal(Of(Model, inputs, "paCo2MmHg", 777), Of(Model, inputs, "paCo2MmHg", 777));

    [Fact]
    public void Nothing_drives_it() =>
        Assert.Throws<InputException>(() => ((ITracedRun)Prepare(Model, "{}")).Trace([TimeSpan.Zero], "seconds\n0\n"));
}
