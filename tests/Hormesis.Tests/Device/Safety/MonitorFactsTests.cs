using System.Reflection;
using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

/// <summary>Each answer that the interlocks get, on both sides of its limit: beyond it only these answers turn to no.</summary>
public class MonitorFactsTests
{
    sealed record Row(string Name, string[] TurnsToNo, Func<Look, Look> At, Func<Look, Look> Beyond);

    static readonly MonitorLimits L = Look.Limits;

    static readonly PropertyInfo[] Facts = typeof(MonitorFacts).GetProperties(BindingFlags.Instance | BindingFlags.Public);

    // All that can be good at once is good: no clamp is open, and gas is asked for.
    static readonly Look Quiet = Look.Good
        .See(r => r with { DrawClampClosed = true, ReturnClampClosed = true }).Ask(c => c with { ReturnClampOpen = false });

    static readonly Row[] Rows =
    [
        new("ambient", ["AtAmbient"], l => Bottle(l, -L.ReturnFromAmbient), l => Bottle(l, Look.Down(-L.ReturnFromAmbient))),
        new("draw", ["PressureForDraw"], l => Bottle(l, L.DrawHighest), l => Bottle(l, Look.Up(L.DrawHighest))),
        new("vacuum", ["PressureForVacuum"], l => Bottle(l, Look.Up(L.VacuumLowest)), l => Bottle(l, L.VacuumLowest)),
        new("lowest", ["PressureInRange"], l => Bottle(l, Look.Up(L.PressureLowest)), l => Bottle(l, L.PressureLowest)),
        new("ceiling", ["PressureForGas"], l => Bottle(l, Ceiling), l => Bottle(l, Look.Up(Ceiling))),
        new(
            "highest", ["PressureInRange"], l => Bottle(l, Look.Down(L.PressureHighest)), l => Bottle(l, L.PressureHighest)),
        new(
            "highest in the test", ["PressureForGas", "PressureInRange"], l => NoPatient(Bottle(l, Look.Down(L.TestPressureHighest))),
            l => NoPatient(Bottle(l, L.TestPressureHighest))),
        new("rise", ["PressureSteady"], l => l, l => Broken(l, Trip.PressureRise)),
        new(
            "fall", ["PressureSteady"], l => l.Feel(s => s with { FallPerSecond = L.FallFastestPerSecond }),
            l => l.Feel(s => s with { FallPerSecond = Look.Up(L.FallFastestPerSecond) })),
        new("line low", ["LineGood"], l => Line(l, L.LineLowest), l => Line(l, Look.Down(L.LineLowest))),
        new("line hard", ["LineGood"], l => Line(l, L.LineHard), l => Line(l, Look.Up(L.LineHard))),
        new("line for long", ["LineGood"], l => l, l => Broken(l, Trip.LinePressure)),
        new("draw clamp", ["DrawClampClosed"], l => l, l => l.See(r => r with { DrawClampClosed = false })),
        new("return clamp", ["ReturnClampClosed"], l => l, l => l.See(r => r with { ReturnClampClosed = false })),
        new("gas valve", ["GasValveClosed"], l => l, l => l.See(r => r with { GasValveClosed = false })),
        new("drawn", ["DrawnWithinOrder"], l => l, l => l.Hold(f => f with { Before = Look.Bottle(-50) })),
        new("stands", ["BloodFresh"], l => l, l => l.Hold(f => f with { MovedAt = l.State.Now - L.BloodStands - Watched.Tick })),
        new("air detector", ["AirDetectorGood"], l => l, l => l.See(r => r with { AirDetectorGood = false })),
        new("air counted", ["AirClear"], l => l, l => l.Hold(f => f with { Air = Look.Up(L.AirAtOnce) })),
        new("air now", ["AirClear"], l => l, l => l.See(r => r with { AirNow = true })),
        new("cold", ["BloodCool"], l => l, l => l.See(r => r with { Blood = L.BloodColdest })),
        new("dosed", ["FillingMayHaveGas"], l => l, l => l.Hold(f => f with { DoseOver = true })),
        new("ozone", ["OzoneWithinOrder"], l => l, l => l.Hold(f => f with { Ozone = 1.07 * Watched.Setup.Order.Ozone })),
        new(
            "room", ["RoomGood"], l => l.See(r => r with { RoomOzone = L.RoomEvacuate }),
            l => l.See(r => r with { RoomOzone = Look.Up(L.RoomEvacuate) })),
        new("room for long", ["RoomGood"], l => l, l => Broken(l, Trip.RoomOzone)),
        new("flow", ["GasHasPath"], l => l, l => l.Ask(c => c with { OxygenFlow = NormalFlow.Zero })),
        new("photometer", ["PhotometerGood"], l => l, l => l.See(r => r with { PhotometerGood = false })),
        new(
            "sample", ["PhotometerGood"], l => l.Feel(s => s with { SampleAt = l.State.Now - L.PhotometerOldest }),
            l => l.Feel(s => s with { SampleAt = l.State.Now - Look.Up(L.PhotometerOldest) })),
        new("unit", ["PhotometerUnitRight"], l => l, l => l.See(r => r with { PhotometerUnit = ConcentrationUnit.WeightPercent })),
        new("concentration for long", ["ConcentrationGood"], l => l, l => Broken(l, Trip.Concentration)),
        new(
            "concentration", ["ConcentrationGood"], l => Gas(l, Math.BitDecrement(100.0)), l => Gas(l, 100)),
        new("clamps", ["ClampsClosedSteadily"], l => Closed(l, L.ClampsSteady), l => Closed(l, L.ClampsSteady - TimeSpan.FromTicks(1))),
        new(
            "high voltage before a patient", ["FillingMayHaveGas"], l => NoPatient(l).Ask(c => c with { HighVoltageOn = false }),
            NoPatient),
    ];

    static GaugePressure Ceiling => Watched.Setup.Order.Ceiling + L.CeilingMargin;

    public static TheoryData<string> Names { get; } = [.. Rows.Select(r => r.Name)];

    [Theory, MemberData(nameof(Names))]
    public void An_answer_turns_to_no_beyond_its_limit_and_no_other_does(string name)
    {
        var row = Rows.Single(r => r.Name == name);
        var (at, beyond) = (Yes(row.At(Quiet)), Yes(row.Beyond(Quiet)));

        Assert.Empty(row.TurnsToNo.Except(at));
        Assert.Equal(row.TurnsToNo, at.Except(beyond));
        Assert.Empty(beyond.Except(at));
    }

    [Fact]
    public void When_all_is_well_only_the_two_questions_that_gas_and_a_patient_exclude_are_answered_with_no() =>
        Assert.Equal(["BeforePatient", "GasNotAsked"], Facts.Select(f => f.Name).Except(Yes(Quiet)).Order());

    [Fact]
    public void Before_a_patient_the_ceiling_of_the_plan_does_not_matter()
    {
        Assert.Contains("PressureForGas", Yes(NoPatient(Bottle(Quiet, Look.Up(Ceiling)))));
        Assert.Contains("BeforePatient", Yes(NoPatient(Quiet)));
    }

    [Fact]
    public void Gas_has_a_path_to_bottle_or_destruct_and_is_not_asked_without_the_bottle()
    {
        Assert.Contains("GasHasPath", Yes(Gas(bottle: true, destruct: false)));
        Assert.Contains("GasHasPath", Yes(Gas(bottle: false, destruct: true)));
        Assert.DoesNotContain("GasHasPath", Yes(Gas(bottle: false, destruct: false)));
        Assert.Contains("GasNotAsked", Yes(Gas(bottle: false, destruct: true)));
    }

    [Fact]
    public void Air_in_the_detector_is_let_pass_only_while_the_return_is_permitted_and_asked_for()
    {
        foreach (var (asked, may) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var l = Quiet.See(r => r with { AirNow = true }).Ask(c => c with { ReturnClampOpen = asked }).May(p => p with { Return = may });

            Assert.Equal(asked && may, Yes(l).Contains("AirClear"));
        }
    }

    static IReadOnlyList<string> Yes(Look l)
    {
        object facts = MonitorFacts.Of(l.State, l.Readings, l.Commands, l.Setup);
        return [.. Facts.Where(f => (bool)f.GetValue(facts)!).Select(f => f.Name)];
    }

    static Look NoPatient(Look l) => l.Feel(s => s with { PatientSeen = false });
    static Look Bottle(Look l, GaugePressure p) => l.See(r => r with { Bottle = p });
    static Look Line(Look l, GaugePressure p) => l.See(r => r with { Line = p });
    static Look Gas(Look l, double ug) => l.See(r => r with { Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ug) });
    static Look Gas(bool bottle, bool destruct) => Quiet.Ask(c => c with { GasToBottle = bottle, GasToDestruct = destruct });
    static Look Closed(Look l, TimeSpan time) => l.Feel(s => s with { ClampsClosedFor = time });
    static Look Broken(Look l, Trip trip) => l.Know(s => s with { Broken = 1UL << (int)trip });
}
