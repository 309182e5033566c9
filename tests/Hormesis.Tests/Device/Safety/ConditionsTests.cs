using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

/// <summary>
/// Each of the monitor's conditions on both sides of its limit: at the limit all is well, the next number beyond raises this
/// condition and no other, and it raises nothing where the question does not arise.
/// </summary>
public class ConditionsTests
{
    sealed record Row(string Name, Trip[] Raises, Func<Look, Look> At, Func<Look, Look> Beyond, params Func<Look, Look>[] NotAsked);

    static readonly MonitorLimits L = Look.Limits;

    static readonly Func<Look, Look> NoPatient = l => l.Feel(s => s with { PatientSeen = false });
    static readonly Func<Look, Look> ReturnNotAsked =
        l => l.See(r => r with { ReturnClampClosed = true }).Ask(c => c with { ReturnClampOpen = false });
    static readonly Func<Look, Look> DrawNotAsked =
        l => l.See(r => r with { DrawClampClosed = true }).Ask(c => c with { DrawClampOpen = false });
    static readonly Func<Look, Look> NeitherAsked = l => ReturnNotAsked(DrawNotAsked(l));
    static readonly Func<Look, Look> NoGas = l => l.Ask(c => c with { GasToBottle = false });
    static readonly Func<Look, Look> NoHighVoltage = l => l.Ask(c => c with { HighVoltageOn = false });
    static readonly Func<Look, Look> NoPressure = l => l with { Setup = Look.With(e => e with { PressureSensors = 1 }) };
    static readonly Func<Look, Look> NoBridge = l => l with { Setup = Look.With(e => e with { WeighingBridges = 1 }) };
    static readonly Func<Look, Look> NoAirDetector = l => l with { Setup = Look.With(e => e with { AirDetectors = 1 }) };
    static readonly Func<Look, Look> NoPhotometer = l => l with { Setup = Look.With(e => e with { PhotometerChannels = 1 }) };
    static readonly Func<Look, Look> NoHeater = l => l with { Setup = Look.With(e => e with { Heater = false }) };

    static readonly Row[] Rows =
    [
        new("tick", [Trip.Stall], l => l with { Elapsed = L.TickLongest }, l => l with { Elapsed = Look.Up(L.TickLongest) }),
        new("time", [Trip.Stall], l => l with { Elapsed = TimeSpan.FromTicks(1) }, l => l with { Elapsed = TimeSpan.Zero }),
        new("beat", [Trip.Beat], l => l, l => l.Feel(s => s with { Beats = false }), NoPatient),
        new("supply", [Trip.Supply], l => l, l => l.See(r => r with { SupplyGood = false })),
        new("memory", [Trip.Memory], l => l, l => l with { Setup = l.Setup.WithFlippedOrder(64 * 9) }),
        new(
            "overpressure", [Trip.Overpressure], l => ReturnNotAsked(Bottle(l, Look.Down(L.PressureHighest))),
            l => ReturnNotAsked(Bottle(l, L.PressureHighest)), NoPressure, NoPatient),
        new(
            "overpressure in the test", [Trip.Overpressure], l => NoPatient(Bottle(l, Look.Down(L.TestPressureHighest))),
            l => NoPatient(Bottle(l, L.TestPressureHighest)), NoPressure),
        new(
            "rise", [Trip.PressureRise], l => l.Feel(s => s with { RisePerSecond = L.RiseFastestPerSecond }),
            l => l.Feel(s => s with { RisePerSecond = Look.Up(L.RiseFastestPerSecond) }), NoPressure),
        new(
            "fall", [Trip.Rupture], l => l.Feel(s => s with { FallPerSecond = L.FallFastestPerSecond }),
            l => l.Feel(s => s with { FallPerSecond = Look.Up(L.FallFastestPerSecond) }), NoPressure),
        new(
            "vacuum", [Trip.Vacuum], l => ReturnNotAsked(Bottle(l, Look.Up(L.PressureLowest))),
            l => ReturnNotAsked(Bottle(l, L.PressureLowest)), NoPressure),
        new(
            "return above ambient", [Trip.ReturnPressure], l => Bottle(l, L.ReturnFromAmbient),
            l => Bottle(l, Look.Up(L.ReturnFromAmbient)), NoPressure, NoPatient, ReturnNotAsked),
        new(
            "return below ambient", [Trip.ReturnPressure], l => Bottle(l, -L.ReturnFromAmbient),
            l => Bottle(l, -Look.Up(L.ReturnFromAmbient)), NoPressure, NoPatient, ReturnNotAsked),
        new("line low", [Trip.LinePressure], l => Line(l, L.LineLowest), l => Line(l, Look.Down(L.LineLowest)), NoPressure, NeitherAsked),
        new("line high", [Trip.LinePressure], l => Line(l, L.LineHighest), l => Line(l, Look.Up(L.LineHighest)), NoPressure, NeitherAsked),
        new(
            "line high for a return", [Trip.LinePressure], l => DrawNotAsked(Line(l, L.LineHighest)),
            l => DrawNotAsked(Line(l, Look.Up(L.LineHighest))), NoPressure, ReturnNotAsked),
        new(
            "line hard for a draw", [Trip.LinePressure, Trip.LinePressureHard], l => ReturnNotAsked(Line(l, L.LineHighest)),
            l => ReturnNotAsked(Line(l, Look.Up(L.LineHard))), NoPressure, DrawNotAsked),
        new("age", [Trip.BloodAge], l => Age(l, L.BloodOldest), l => Age(l, Look.Up(L.BloodOldest)), NoPatient, ReturnNotAsked),
        new("rest", [Trip.BloodAge], l => Rest(l, L.BloodStands), l => Rest(l, Look.Up(L.BloodStands)), NoPatient, ReturnNotAsked),
        new(
            "nothing drawn", [Trip.BloodAge], l => NoGas(Stage(l, FillingStage.Returning)), l => NoGas(Stage(l, FillingStage.Empty)),
            NoPatient, ReturnNotAsked),
        new(
            "unknown blood", [Trip.BloodAge], NoGas, l => NoGas(Stage(l, FillingStage.Unknown)), NoPatient, ReturnNotAsked),
        new(
            "air at once", [Trip.Air], l => l.Hold(f => f with { Air = L.AirAtOnce }),
            l => l.Hold(f => f with { Air = Look.Up(L.AirAtOnce) }), NoPatient, ReturnNotAsked, NoAirDetector),
        new(
            "air in a filling", [Trip.Air], l => l.Hold(f => f with { Air = L.AirPerFilling, AirAtOpening = L.AirPerFilling }),
            l => l.Hold(f => f with { Air = Look.Up(L.AirPerFilling), AirAtOpening = L.AirPerFilling }),
            NoPatient, ReturnNotAsked, NoAirDetector),
        new(
            "air detector", [Trip.AirDetector], l => l, l => l.See(r => r with { AirDetectorGood = false }),
            NoPatient, ReturnNotAsked, NoAirDetector),
        new("blood cold", [Trip.BloodTemperature], l => Blood(l, Look.Up(L.BloodColdest)), l => Blood(l, L.BloodColdest), NoHeater),
        new("blood hot", [Trip.BloodTemperature], l => Blood(l, Look.Down(L.BloodHottest)), l => Blood(l, L.BloodHottest), NoHeater),
        new(
            "dose over", [Trip.SecondDose], l => l, l => l.Hold(f => f with { DoseOver = true }), NoGas, NoPatient),
        new("gas while it returns", [Trip.SecondDose], l => l, l => Stage(l, FillingStage.Returning), NoGas, NoPatient),
        new(
            "ozone", [Trip.OzoneMass], l => Ozone(l, Most), l => Ozone(l, Math.BitIncrement(Most)),
            NoGas, NoPressure, NoBridge, NoPhotometer),
        new("photometer", [Trip.Photometer], l => l, l => l.See(r => r with { PhotometerGood = false }), NoHighVoltage, NoPhotometer),
        new(
            "sample", [Trip.Photometer], l => Sample(l, L.PhotometerOldest), l => Sample(l, Look.Up(L.PhotometerOldest)),
            NoHighVoltage, NoPhotometer),
        new(
            "unit", [Trip.PhotometerUnit], l => l, l => l.See(r => r with { PhotometerUnit = ConcentrationUnit.WeightPercent }),
            NoHighVoltage, NoPhotometer),
        new(
            "concentration", [Trip.Concentration], l => Gas(l, 1.1 * 15 + 2 - 1e-9), l => Gas(l, 1.1 * 15 + 2 + 1e-9),
            NoHighVoltage, NoPhotometer, NoGas),
        new(
            "concentration to the destruct", [Trip.Concentration], l => NoGas(Gas(l, 1.3 * 15 + 2 - 1e-9)),
            l => NoGas(Gas(l, 1.3 * 15 + 2 + 1e-9)), NoHighVoltage, NoPhotometer),
        new("room", [Trip.RoomOzone], l => Room(l, L.RoomOzone), l => Room(l, Look.Up(L.RoomOzone))),
        new(
            "room to be left", [Trip.RoomOzone, Trip.RoomOzoneEvacuate], l => Room(l, L.RoomOzone),
            l => Room(l, Look.Up(L.RoomEvacuate))),
        new("room not yet to be left", [Trip.RoomOzone], l => Room(l, L.RoomOzone), l => Room(l, L.RoomEvacuate)),
        new(
            "no permit for gas", [Trip.Refused], l => l, l => l.May(p => p with { Gas = false }), NoGas),
        new(
            "no permit for high voltage", [Trip.Refused], l => l, l => l.May(p => p with { HighVoltage = false }), NoHighVoltage),
        new(
            "no permit for the vent", [Trip.Refused], l => l, l => l.May(p => p with { VentClosed = false }),
            l => l.Ask(c => c with { VentClosed = false })),
        new(
            "no permit for vacuum", [Trip.Refused], l => l, l => l.May(p => p with { Vacuum = false }),
            l => l.Ask(c => c with { VacuumOn = false })),
        new(
            "no permit for heat", [Trip.Refused], l => l, l => l.May(p => p with { Heater = false }),
            l => l.Ask(c => c with { HeaterOn = false })),
        new(
            "no permit for a draw", [Trip.DrawClamp, Trip.Refused], l => l, l => l.May(p => p with { Draw = false }), DrawNotAsked),
        new(
            "no permit for a return", [Trip.ReturnClamp, Trip.Refused], l => l, l => l.May(p => p with { Return = false }),
            ReturnNotAsked),
        new("draw clamp", [Trip.DrawClamp], DrawNotAsked, l => l.Ask(c => c with { DrawClampOpen = false })),
        new("return clamp", [Trip.ReturnClamp], ReturnNotAsked, l => l.Ask(c => c with { ReturnClampOpen = false })),
        new("drawn", [Trip.OverDraw], l => Drawn(l, 110 - 1e-6), l => Drawn(l, 110 + 1e-6), NoBridge, DrawNotAsked),
        new(
            "bottle's content", [Trip.OverDraw], l => Holds(l, 220 + 35 - 1e-6), l => Holds(l, 220 + 35 + 1e-6), NoBridge, DrawNotAsked),
    ];

    static double Most => L.Ozone.Value * Watched.Setup.Order.Ozone.Kilograms;

    public static TheoryData<string> Names { get; } = [.. Rows.Select(r => r.Name)];

    [Theory, MemberData(nameof(Names))]
    public void It_is_raised_beyond_its_limit_and_by_nothing_else(string name)
    {
        var row = Rows.Single(r => r.Name == name);

        Assert.Equal([], Raised(row.At(Look.Good)));
        Assert.Equal(row.Raises, Raised(row.Beyond(Look.Good)));
        Assert.All(row.NotAsked, without => Assert.DoesNotContain(row.Raises[0], Raised(without(row.Beyond(Look.Good)))));
    }

    [Fact]
    public void Every_condition_is_raised_by_some_row() => Assert.Equal(
        Enum.GetValues<Trip>().Except([Trip.None]).Order(),
        Rows.SelectMany(r => r.Raises).Append(Trip.ConcentrationHard).Distinct().Order());

    [Fact]
    public void The_hardest_concentration_is_one_that_is_reached()
    {
        Assert.DoesNotContain(Trip.ConcentrationHard, Raised(Gas(Look.Good, Math.BitDecrement(100.0))));
        Assert.Contains(Trip.ConcentrationHard, Raised(Gas(Look.Good, 100)));
        Assert.DoesNotContain(Trip.ConcentrationHard, Raised(NoHighVoltage(Gas(Look.Good, 100))));
        Assert.DoesNotContain(Trip.ConcentrationHard, Raised(NoPhotometer(Gas(Look.Good, 100))));
    }

    [Fact]
    public void A_draw_counts_from_its_own_begin_and_not_beyond_what_a_bottle_may_hold()
    {
        var twice = new MonitorSetup(Rig.Plan(bloodMl: 300), Rig.Profile, MonitorTable.Shipped);

        Assert.Equal([], Raised(Drawn(Look.Good, 219.9) with { Setup = twice }));
        Assert.Equal([Trip.OverDraw], Raised(Drawn(Look.Good, 220.1) with { Setup = twice }));
    }

    [Fact]
    public void A_clamp_may_be_open_only_if_it_is_asked_for_and_permitted()
    {
        for (var bits = 0; bits < 8; bits++)
        {
            var (closed, asked, may) = ((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
            var draw = Look.Good.See(r => r with { DrawClampClosed = closed }).Ask(c => c with { DrawClampOpen = asked })
                .May(p => p with { Draw = may });
            var back = Look.Good.See(r => r with { ReturnClampClosed = closed }).Ask(c => c with { ReturnClampOpen = asked })
                .May(p => p with { Return = may });

            Assert.Equal(!(closed || asked && may), Raised(draw).Contains(Trip.DrawClamp));
            Assert.Equal(!(closed || asked && may), Raised(back).Contains(Trip.ReturnClamp));
            Assert.Equal(asked && !may, Raised(draw).Contains(Trip.Refused));
            Assert.Equal(asked && !may, Raised(back).Contains(Trip.Refused));
        }
    }

    static Trip[] Raised(Look l)
    {
        var bad = Conditions.Bad(l.State, l.Readings, l.Commands, l.Setup, l.Elapsed);
        return [.. Enumerable.Range(0, 64).Where(i => (bad >> i & 1) != 0).Select(i => (Trip)i).Order()];
    }

    static Look Bottle(Look l, GaugePressure p) => l.See(r => r with { Bottle = p });
    static Look Line(Look l, GaugePressure p) => l.See(r => r with { Line = p });
    static Look Blood(Look l, Temperature t) => l.See(r => r with { Blood = t });
    static Look Room(Look l, Fraction f) => l.See(r => r with { RoomOzone = f });
    static Look Gas(Look l, double ug) => l.See(r => r with { Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ug) });
    static Look Stage(Look l, FillingStage stage) => l.Hold(f => f with { Stage = stage });
    static Look Ozone(Look l, double kilograms) => l.Hold(f => f with { Ozone = OzoneMass.FromKilograms(kilograms) });
    static Look Age(Look l, TimeSpan age) => l.Hold(f => f with { DrawnAt = l.State.Now - age });
    static Look Rest(Look l, TimeSpan rest) => l.Hold(f => f with { MovedAt = l.State.Now - rest });
    static Look Sample(Look l, TimeSpan age) => l.Feel(s => s with { SampleAt = l.State.Now - age });
    static Look Drawn(Look l, double ml) => l.See(r => r with { Weight = Look.Bottle(ml) }).Hold(f => f with { Before = Look.Bottle(0) });

    // The tare's tolerance is let off.
    static Look Holds(Look l, double ml)
    {
        var weight = Look.Bottle(ml) + Rig.Profile.Bottle.TareTolerance;
        return l.See(r => r with { Weight = weight }).Hold(f => f with { Before = weight });
    }
}
