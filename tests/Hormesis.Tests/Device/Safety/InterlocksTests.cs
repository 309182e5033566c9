using System.Reflection;
using Hormesis.Device.Safety;

namespace Hormesis.Tests.Device.Safety;

/// <summary>
/// Each interlock against its whole truth table, written here a second time as lists of questions; and each question shown to
/// decide by itself (modified condition and decision coverage).
/// </summary>
public class InterlocksTests
{
    // A line is a question, the sensors without which it is left out, and whether "before a patient" answers it too.
    sealed record Asked(string Fact, string? Unless = null, bool OrBeforePatient = false);

    static readonly Dictionary<string, Asked[]> Table = new()
    {
        ["Draw"] =
        [
            new("GasValveClosed"), new("ReturnClampClosed"), new("PressureForDraw", "Pressure"), new("LineGood", "Pressure"),
            new("DrawnWithinOrder", "Bridge"),
        ],
        ["Return"] =
        [
            new("GasNotAsked"), new("DrawClampClosed"), new("AtAmbient", "Pressure"), new("LineGood", "Pressure"),
            new("BloodFresh", null, true), new("AirDetectorGood", "AirDetector", true), new("AirClear", "AirDetector", true),
        ],
        ["Gas"] =
        [
            new("ClampsClosedSteadily"), new("FillingMayHaveGas"), new("PressureForGas", "Pressure"),
            new("OzoneWithinOrder", "OzoneAccount"),
        ],
        ["HighVoltage"] =
        [
            new("RoomGood"), new("GasHasPath"), new("PhotometerGood", "Photometer"), new("PhotometerUnitRight", "Photometer"),
            new("ConcentrationGood", "Photometer"),
        ],
        ["VentClosed"] = [new("PressureInRange", "Pressure"), new("PressureSteady", "Pressure")],
        ["Vacuum"] = [new("PressureForVacuum", "Pressure")],
        ["Heater"] = [new("BloodCool")],
    };

    static readonly PropertyInfo[] Facts = typeof(MonitorFacts).GetProperties(BindingFlags.Instance | BindingFlags.Public);

    static readonly Fitted All = new() { AirDetector = true, BloodTemperature = true, Bridge = true, Photometer = true, Pressure = true };

    public static TheoryData<string> Names { get; } = [.. Table.Keys];

    [Theory, MemberData(nameof(Names))]
    public void An_interlock_is_its_truth_table_whatever_is_fitted(string name)
    {
        var asked = Table[name];
        string[] inputs = [.. asked.Select(a => a.Fact), "BeforePatient"];
        foreach (var has in EveryFitting())
        {
            for (var row = 0; row < 1 << inputs.Length; row++)
            {
                var facts = FactsWith(inputs.Where((_, i) => (row >> i & 1) != 0));

                var expected = asked.All(a => IsAnswered(a, facts, has)) && (name != "Heater" || has.BloodTemperature);
                Assert.Equal(expected, Permit(name, facts, has));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_question_decides_by_itself_and_no_other_matters(string name)
    {
        var all = FactsWith(Facts.Select(f => f.Name).Where(f => f != "BeforePatient"));
        Assert.True(Permit(name, all, All));

        foreach (var fact in Facts.Select(f => f.Name).Where(f => f != "BeforePatient"))
        {
            var without = FactsWith(Facts.Select(f => f.Name).Where(f => f != "BeforePatient" && f != fact));

            Assert.Equal(Table[name].All(a => a.Fact != fact), Permit(name, without, All));
        }
    }

    [Fact]
    public void On_a_device_without_a_monitor_nothing_stands_between_command_and_actuator() => Assert.Equal(
        new Permits { Draw = true, Return = true, Gas = true, HighVoltage = true, VentClosed = true, Vacuum = true, Heater = true },
        Permits.WithoutMonitor);

    [Fact]
    public void Every_fact_is_asked_by_some_interlock() =>
        Assert.Empty(Facts.Select(f => f.Name).Except(Table.Values.SelectMany(t => t).Select(a => a.Fact)).Except(["BeforePatient"]));

    [Fact]
    public void No_answer_permits_nothing() => Assert.Equal(default, Interlocks.For(default, All));

    static bool IsAnswered(Asked a, object facts, Fitted has) =>
        Is(facts, a.Fact) || a.Unless is not null && !Is(has, a.Unless) || a.OrBeforePatient && Is(facts, "BeforePatient");

    static bool Is(object record, string property) => (bool)record.GetType().GetProperty(property)!.GetValue(record)!;

    static bool Permit(string name, object facts, Fitted has) => Is(Interlocks.For((MonitorFacts)facts, has), name);

    static object FactsWith(IEnumerable<string> trueOnes)
    {
        object facts = default(MonitorFacts);
        foreach (var name in trueOnes) typeof(MonitorFacts).GetProperty(name)!.SetValue(facts, true);
        return facts;
    }

    static IEnumerable<Fitted> EveryFitting() => Enumerable.Range(0, 32).Select(i => new Fitted
    {
        Pressure = (i & 1) != 0,
        Bridge = (i & 2) != 0,
        AirDetector = (i & 4) != 0,
        Photometer = (i & 8) != 0,
        BloodTemperature = (i & 16) != 0,
    });
}
