using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

public class SafetyMonitorTests
{
    static readonly NormalFlow Litre = NormalFlow.FromNormalLitresPerMinute(1);
    static readonly ActualVolume Bubble = ActualVolume.FromMillilitres(0.06);

    [Fact]
    public void A_session_that_goes_well_is_never_refused()
    {
        var m = new Watched();
        for (var pass = 0; pass < 3; pass++)
        {
            m.Draw().Fill(0.281).Mix().Vent();
            Assert.Equal(0UL, m.State.Shown);
            m.Return();
            Assert.Equal(0UL, m.State.Shown);
            m.See(r => r with { Weight = r.Weight + Watched.Setup.Order.Anticoagulant }).For(1);
        }
    }

    [Fact]
    public void Zeroed_memory_permits_nothing_and_no_press_changes_that()
    {
        var m = new Watched { State = default };

        m.Press().For(1);

        Assert.True(m.State.IsTripped);
        Assert.Equal(default, m.Permits);
    }

    [Fact]
    public void A_silent_machine_is_permitted_nothing()
    {
        var m = new Watched(first: default(MonitorReadings));
        for (var i = 0; i < 200; i++) Assert.Equal(default, m.Step().Permits);
    }

    public static TheoryData<string> NumbersSeen { get; } =
        ["Bottle", "Line", "Weight", "AirTotal", "Photometer", "Blood", "RoomOzone"];

    [Theory, MemberData(nameof(NumbersSeen))]
    public void What_is_not_a_number_is_withheld(string reading)
    {
        var hurt = PermitsHurtBy(reading);
        Assert.NotEmpty(hurt);
        foreach (var permit in hurt)
        {
            var m = ReadyFor(permit);
            Assert.True(Has(m.Permits, permit), $"{permit} was not ready");

            m.See(r => Without(r, reading)).Step();

            Assert.False(Has(m.Permits, permit), $"{permit} without {reading}");
        }
    }

    [Fact]
    public void Every_flag_that_is_silent_withholds_what_it_speaks_for()
    {
        foreach (var (permit, silence) in Flags)
        {
            var m = ReadyFor(permit);
            Assert.True(Has(m.Permits, permit), permit);

            m.See(silence).For(0.05);

            Assert.False(Has(m.Permits, permit), permit);
        }
    }

    [Fact]
    public void A_trip_takes_all_permits_and_is_left_only_by_a_press_with_the_cause_gone()
    {
        var m = new Watched().Ask(c => c with { VentClosed = true }).See(r => r with { Bottle = GaugePressure.FromBar(1.1) }).Step();
        Assert.Equal((Trip.Overpressure, m.Now), (m.State.Reason, m.State.TrippedAt));

        Assert.Equal(default, m.Press().Step().Permits);
        m.Ask(c => c with { VentClosed = false }).See(r => r with { Bottle = GaugePressure.Zero }).For(5);
        Assert.True(m.State.IsTripped);
        Assert.Equal(default, m.Permits);

        m.Press();
        Assert.False(m.State.IsTripped);
        Assert.True(m.Permits.VentClosed);
    }

    [Fact]
    public void A_stuck_reset_button_clears_nothing()
    {
        var m = new Watched().See(r => r with { ResetPressed = true }).Step(5);
        m.Ask(c => c with { VentClosed = true }).See(r => r with { Bottle = GaugePressure.FromBar(1.1) }).Step();

        m.See(r => r with { Bottle = GaugePressure.Zero }).For(5);

        Assert.True(m.State.IsTripped);
    }

    [Fact]
    public void The_relief_valve_may_be_tried_before_a_patient_and_never_after()
    {
        var m = new Watched().Ask(c => c with { VentClosed = true, GasToBottle = true, OxygenFlow = Litre });
        for (var bar = 0.0; bar < 1.05; bar += 0.0009) m.See(r => r with { Bottle = GaugePressure.FromBar(bar) }).Step();
        Assert.True(m.Permits is { Gas: true, VentClosed: true });

        m.See(r => r with { Weight = r.Weight + Mass.FromGrams(60) }).Step();

        Assert.Equal(default, m.Permits);
        Assert.True(m.State.Shows(Trip.Overpressure));
    }

    [Fact]
    public void Clamps_may_be_moved_before_a_patient_and_that_is_no_draw()
    {
        var m = new Watched();
        m.Ask(c => c with { DrawClampOpen = true }).Step().See(r => r with { DrawClampClosed = false }).For(1);
        m.Ask(c => c with { DrawClampOpen = false }).Step(4).See(r => r with { DrawClampClosed = true }).For(1);
        m.See(r => r with { AirNow = true, AirTotal = ActualVolume.FromMillilitres(9) });
        m.Ask(c => c with { ReturnClampOpen = true }).Step().See(r => r with { ReturnClampClosed = false }).For(1);
        m.Ask(c => c with { ReturnClampOpen = false }).Step(4).See(r => r with { ReturnClampClosed = true }).For(1);

        Assert.Equal(0UL, m.State.Shown);
        Assert.False(m.State.Senses.PatientSeen);
    }

    [Fact]
    public void Ozone_before_blood_is_not_let_into_the_bottle()
    {
        var m = new Watched().For(1).Ask(c => c with { GasToBottle = true, HighVoltageOn = true, OxygenFlow = Litre });

        Assert.False(m.Step().Permits.Gas);
    }

    [Fact]
    public void Its_own_account_of_ozone_is_concentration_times_gas()
    {
        var m = new Watched().Draw().Fill(0.281);

        // n = dp V / (R T) with 400 mL of headspace at 22 degrees, at 0 degrees and 1 atm: 104 NmL of 15 ug.
        var headspaceMl = 500 - 100;
        var gasNMl = 0.281 / 1.01325 * headspaceMl * 273.15 / 295.15;
        Assert.Equal(15 * gasNMl, m.State.Ozone.Micrograms, 15 * gasNMl * 1e-3);
        Assert.True(m.State.Ozone.Micrograms is > 1_500 and < 1_590);
    }

    [Fact]
    public void Gas_ends_where_its_own_account_passes_the_order()
    {
        var m = new Watched().Draw().Fill(0.35);

        Assert.Equal(Trip.OzoneMass, m.State.Reason);
        Assert.True(m.State.Filling.DoseBegun);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_filling_is_never_dosed_twice(bool afterReturn)
    {
        var m = new Watched().Draw().Fill(0.1).Mix().Vent();
        if (afterReturn) m.Return();

        m.Ask(c => c with { GasToBottle = true, VentClosed = true, OxygenFlow = NormalFlow.FromNormalLitresPerMinute(0.5) }).Step();

        Assert.False(m.Permits.Gas);
        Assert.Equal(Trip.SecondDose, m.State.Reason);
    }

    [Fact]
    public void A_return_that_left_the_blood_in_the_bottle_makes_no_new_filling()
    {
        var m = new Watched().Draw(50).Fill(0.2).Mix().Vent().Return(restMl: 49);

        m.Draw(20).Ask(c => c with { GasToBottle = true, VentClosed = true }).Step();

        Assert.True(m.State.Shows(Trip.SecondDose));
    }

    [Fact]
    public void Blood_that_was_there_at_power_on_gets_no_gas_and_is_not_returned()
    {
        var m = new Watched(first: Watched.Quiet with { Weight = Mass.FromGrams(530) }).For(1);

        Assert.True(m.Permits is { Gas: false, Return: false });
        Assert.False(m.Ask(c => c with { GasToBottle = true }).Step().Permits.Gas);
    }

    [Fact]
    public void The_pause_of_the_hold_at_low_pressure_is_part_of_the_dose()
    {
        var m = new Watched().Draw().Fill(0.1).For(6).Fill(0.281);

        Assert.Equal(0UL, m.State.Shown);
        m.For(31).Ask(c => c with { GasToBottle = true }).Step();
        Assert.Equal(Trip.SecondDose, m.State.Reason);
    }

    [Theory, InlineData(1.09, true), InlineData(1.11, false)]
    public void The_draw_ends_above_a_tenth_more_than_ordered(double share, bool permitted)
    {
        var m = new Watched().Ask(c => c with { DrawClampOpen = true }).Step();

        m.See(r => r with { DrawClampClosed = false, Weight = r.Weight + Mass.OfBlood(ActualVolume.FromMillilitres(100 * share)) }).Step();

        Assert.Equal(permitted, m.Permits.Draw);
    }

    [Fact]
    public void Air_past_its_detector_stops_the_return_and_repeated_resets_do_not_add_up()
    {
        var m = new Watched().Draw().Mix().OpenReturn();
        Assert.True(m.Permits.Return);
        var past = 0;
        for (; m.Permits.Return; past++)
        {
            m.See(r => r with { AirTotal = r.AirTotal + Bubble, ReturnClampClosed = true }).Step(3);
            m.Ask(c => c with { ReturnClampOpen = false });
            Assert.Equal(Trip.Air, m.State.Reason);
            m.Step().Press().Ask(c => c with { ReturnClampOpen = true }).Step();
        }

        Assert.InRange(past * Bubble.Millilitres, 0.4, 0.5);
    }

    [Fact]
    public void A_bubble_smaller_than_the_limit_does_not_move_an_open_clamp_but_keeps_a_closed_one_closed()
    {
        var m = new Watched().Draw().Mix().OpenReturn();
        m.See(r => r with { AirNow = true, AirTotal = ActualVolume.FromMillilitres(0.04) }).Step(5);
        Assert.True(m.Permits.Return);

        m.Ask(c => c with { ReturnClampOpen = false }).Step().See(r => r with { ReturnClampClosed = true }).Step();

        Assert.False(m.Ask(c => c with { ReturnClampOpen = true }).Step().Permits.Return);
    }

    // RC-25
    [Theory, InlineData(9.9, true), InlineData(10.1, false)]
    public void Blood_that_stands_is_not_returned(double minutes, bool permitted)
    {
        var m = new Watched().Draw().Mix().For(minutes * 60);

        Assert.Equal(permitted, m.Permits.Return);
    }

    [Fact]
    public void Blood_older_than_an_hour_is_not_returned_however_it_was_mixed()
    {
        var m = new Watched().Draw().Mix(3_550);
        Assert.True(m.Permits.Return);

        Assert.False(m.Mix(60).Permits.Return);
        Assert.False(m.OpenReturn().State.IsTripped); // withheld, and the blood can be thrown away without a reset
    }

    // RC-06
    [Fact]
    public void The_controllers_beat_matters_once_blood_is_about()
    {
        var m = new Watched { BeatsOn = false };
        Assert.False(m.For(1).State.IsTripped);

        m.BeatsOn = true;
        m.Draw();
        m.BeatsOn = false;
        Assert.Equal(Trip.Beat, m.Step(6).State.Reason);
    }

    // RC-37
    [Fact]
    public void Any_flipped_bit_of_order_or_limits_stops_within_a_tick()
    {
        for (var bit = 0; bit < 64 * 33; bit++)
        {
            foreach (var damaged in new[] { Watched.Setup.WithFlippedOrder(bit), Watched.Setup.WithFlippedLimit(bit) })
            {
                var m = new Watched { This = damaged };

                Assert.Equal(default, m.Step().Permits);
                Assert.True(m.State.Shows(Trip.Memory));
            }
        }
    }

    [Fact]
    public void A_tripped_monitor_permits_nothing_whatever_it_sees()
    {
        var chance = new RandomSource(1, 0);
        for (var run = 0; run < 200; run++)
        {
            var m = new Watched().Draw().See(r => r with { SupplyGood = false }).For(0.1).See(r => r with { SupplyGood = true });
            for (var i = 0; i < 50; i++)
            {
                m.See(r => Shaken(r, chance)).Ask(_ => AnyRequest(chance)).Step();
                Assert.Equal(default, m.Permits);
            }
        }
    }

    [Fact]
    public void It_allocates_nothing()
    {
        var m = new Watched().Draw();
        m.For(10);
        var (state, readings, requests, now) = (m.State, m.Readings, m.Requests, m.Now);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10_000; i++) (state, _) = SafetyMonitor.Step(state, readings, requests, Watched.Setup, now += Watched.Tick);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    static readonly (string Permit, Func<MonitorReadings, MonitorReadings> Silence)[] Flags =
    [
        ("Draw", r => r with { GasValveClosed = false }),
        ("Draw", r => r with { ReturnClampClosed = false }),
        ("Draw", r => r with { SupplyGood = false }),
        ("Return", r => r with { DrawClampClosed = false }),
        ("Return", r => r with { AirDetectorGood = false }),
        ("Return", r => r with { SupplyGood = false }),
        ("Gas", r => r with { DrawClampClosed = false }),
        ("Gas", r => r with { ReturnClampClosed = false }),
        ("HighVoltage", r => r with { PhotometerUnit = default }),
        ("HighVoltage", r => r with { PhotometerUnit = ConcentrationUnit.WeightPercent }),
        ("HighVoltage", r => r with { PhotometerGood = false }),
        ("HighVoltage", r => r with { SupplyGood = false }),
        ("VentClosed", r => r with { SupplyGood = false }),
        ("Vacuum", r => r with { SupplyGood = false }),
        ("Heater", r => r with { SupplyGood = false }),
    ];

    static string[] PermitsHurtBy(string reading) => reading switch
    {
        "Bottle" => ["Draw", "Return", "Gas", "VentClosed", "Vacuum"],
        "Line" => ["Draw", "Return"],
        "Weight" => ["Draw", "Gas"],
        "AirTotal" => ["Return"],
        "Photometer" => ["Gas", "HighVoltage"],
        "Blood" => ["Heater"],
        "RoomOzone" => ["HighVoltage"],
        _ => [],
    };

    static MonitorReadings Without(MonitorReadings r, string reading) => reading switch
    {
        "Bottle" => r with { Bottle = GaugePressure.FromBar(double.NaN) },
        "Line" => r with { Line = GaugePressure.FromBar(double.NaN) },
        "Weight" => r with { Weight = Mass.FromGrams(double.NaN) },
        "AirTotal" => r with { AirTotal = ActualVolume.FromMillilitres(double.NaN) },
        "Photometer" => r with { Photometer = default },
        "Blood" => r with { Blood = Temperature.FromCelsius(double.NaN) },
        "RoomOzone" => r with { RoomOzone = Fraction.FromValue(double.NaN) },
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, null),
    };

    // A monitor just about to permit, or permitting, this to a controller that asks for it.
    static Watched ReadyFor(string permit)
    {
        var flow = NormalFlow.FromNormalLitresPerMinute(0.5);
        var gas = OzoneConcentration.FromMicrogramsPerNormalMillilitre(15);
        return permit switch
        {
            "Draw" => new Watched().Ask(c => c with { DrawClampOpen = true }).Step(2),
            "Return" => new Watched().Draw().Mix().OpenReturn(),
            "Gas" => new Watched().Draw().See(r => r with { Photometer = gas })
                .Ask(c => c with { GasToBottle = true, HighVoltageOn = true, VentClosed = true, OxygenFlow = flow }).Step(2),
            "HighVoltage" => new Watched().See(r => r with { Photometer = gas })
                .Ask(c => c with { GasToDestruct = true, HighVoltageOn = true, OxygenFlow = flow }).Step(2),
            _ => new Watched().Ask(c => c with { VentClosed = true, VacuumOn = true, HeaterOn = true }).Step(2),
        };
    }

    static bool Has(Permits permits, string name) => (bool)typeof(Permits).GetProperty(name)!.GetValue(permits)!;

    static MonitorReadings Shaken(MonitorReadings r, RandomSource chance) => r with
    {
        Bottle = GaugePressure.FromBar(chance.NextBetween(-0.6, 1.2)),
        Line = GaugePressure.FromMmHg(chance.NextBetween(-50, 400)),
        DrawClampClosed = chance.NextUniform() < 0.5,
        ReturnClampClosed = chance.NextUniform() < 0.5,
        GasValveClosed = chance.NextUniform() < 0.5,
        AirNow = chance.NextUniform() < 0.5,
    };

    static Commands AnyRequest(RandomSource chance) => new()
    {
        DrawClampOpen = chance.NextUniform() < 0.5,
        ReturnClampOpen = chance.NextUniform() < 0.5,
        GasToBottle = chance.NextUniform() < 0.5,
        HighVoltageOn = chance.NextUniform() < 0.5,
        VentClosed = chance.NextUniform() < 0.5,
        VacuumOn = chance.NextUniform() < 0.5,
        HeaterOn = chance.NextUniform() < 0.5,
    };
}
