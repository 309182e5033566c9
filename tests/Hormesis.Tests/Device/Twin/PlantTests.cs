using Hormesis.Device.Faults;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>The simulated machine against the physics that it stands for.</summary>
public class PlantTests
{
    [Fact]
    public void Filling_the_closed_bottle_raises_its_pressure_by_the_gas_law()
    {
        var bench = new Bench().Run(Bench.Filling, seconds: 10);

        var expected = (NormalFlow.FromNormalLitresPerMinute(1) * TimeSpan.FromSeconds(10))
            .RiseIn(ActualVolume.FromMillilitres(500), Temperature.FromCelsius(22));
        Assert.Equal(expected.Bar, bench.Truth.BottleGaugeBar, 0.03 * expected.Bar); // valve, flow lag, sensor of 1 %, tubing
    }

    [Fact]
    public void A_closed_dry_bottle_keeps_its_pressure()
    {
        var bench = new Bench().Run(Bench.Filling, seconds: 10).Run(Bench.Closed, seconds: 1);
        var before = bench.Truth.BottleGaugeBar;

        bench.Run(Bench.Closed, seconds: 600);

        Assert.Equal(before, bench.Truth.BottleGaugeBar, 1e-9);
    }

    [Fact]
    public void The_open_vent_lets_half_a_bar_out_within_two_seconds()
    {
        var bench = new Bench().Run(Bench.Filling, seconds: 15).Run(default, seconds: 2);

        Assert.InRange(bench.Truth.BottleGaugeBar, -0.001, 0.02);
    }

    // device-safety 1.3: an 18G cannula gives 74 mL/min at 200 mmHg; the vein's own 10 mmHg comes on top, and 10 % of spread.
    [Fact]
    public void Blood_comes_as_fast_as_the_cannula_lets_it()
    {
        var bench = new Bench().Run(Bench.Drawing, seconds: 10);
        var before = bench.Ledger.BloodDrawnMl;

        bench.Run(Bench.Drawing, seconds: 30);

        var mlPerMin = (bench.Ledger.BloodDrawnMl - before) * 2;
        Assert.InRange(mlPerMin, 74 * 210 / 200.0 / 1.12, 74 * 210 / 200.0 / 0.88);
    }

    [Fact]
    public void A_vein_that_is_sucked_at_too_hard_gives_less_than_the_suction_promises()
    {
        double Drawn(double mmHg)
        {
            var bench = new Bench().Run(Bench.Drawing with { VacuumTarget = GaugePressure.FromMmHg(mmHg) }, seconds: 20);
            var before = bench.Ledger.BloodDrawnMl;
            return bench.Run(Bench.Drawing with { VacuumTarget = GaugePressure.FromMmHg(mmHg) }, seconds: 20).Ledger.BloodDrawnMl - before;
        }

        Assert.Equal(110.0 / 210, Drawn(-100) / Drawn(-200), 0.01); // laminar: in proportion to vein less bottle
        Assert.True(Drawn(-400) < 0.8 * Drawn(-200) * 410 / 210);
    }

    [Fact]
    public void Priming_drives_the_air_out_without_any_of_it_passing_the_clamp()
    {
        var bench = new Bench();
        Assert.True(bench.Machine.Read(TimeSpan.Zero).AirNow);

        bench.Run(new() { PrimeOn = true }, seconds: 30);

        Assert.False(bench.Readings.AirNow);
        Assert.Equal(0, bench.Ledger.AirPastClampMl);
    }

    [Fact]
    public void Two_clamps_that_fail_on_a_pressurised_bottle_send_blood_and_gas_to_the_patient()
    {
        var bench = new Bench().WithBlood(20).Run(Bench.Returning, seconds: 1); // the regulator stands open
        bench.Run(Bench.Filling with { ReturnOpening = Fraction.FromValue(0.6) }, seconds: 15);

        bench.Machine.Inject(new(FaultKind.ReturnClampStuckOpen));
        bench.Run(Bench.Closed with { ReturnOpening = Fraction.FromValue(0.6) }, seconds: 60);

        Assert.True(bench.Truth.PastReturnUnderPressureMl > 10, "the simulator must show this hazard, or it could not show its absence");
        Assert.True(bench.Truth.GasPastReturnMl > 10);
        Assert.Equal(bench.Ledger.AirPastClampMl, bench.Truth.GasPastReturnMl, 1e-9);
    }

    // RC-11
    [Fact]
    public void The_non_return_valve_holds_what_an_open_draw_clamp_does_not()
    {
        var bench = new Bench().WithBlood().Run(Bench.Filling, seconds: 15);

        bench.Run(Bench.Closed with { DrawClampOpen = true }, seconds: 60);

        Assert.InRange(bench.Truth.PastDrawMl, 1e-4, 0.01); // it leaks a little, as real ones do
    }

    // RC-10
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void When_the_bottle_runs_dry_the_column_in_the_line_stops_before_the_vein(ulong seed)
    {
        var bench = new Bench(seed).WithBlood(30);

        bench.Run(Bench.Returning with { ReturnOpening = Fraction.Whole }, seconds: 600);

        Assert.Equal(0, bench.Truth.GasPastReturnMl);
        Assert.Equal(0, bench.Truth.LargestBubbleMl);
        Assert.InRange(bench.Truth.ContentMl, 1.9, 2.1); // what the spike cannot reach
        var column = 10.6 - bench.Machine.State.Return.GasMl;
        var balances = 10 * 133.322 / (PhysicalConstants.BloodDensity * PhysicalConstants.Gravity * 0.9) * 10.6;
        Assert.Equal(balances, column, 0.2); // vein and column weigh the same
    }

    [Fact]
    public void The_step_of_the_plant_does_not_change_what_comes_out()
    {
        var fine = new Bench().Run(Bench.Filling, seconds: 10, tick: TimeSpan.FromMilliseconds(2.5));
        var coarse = new Bench().Run(Bench.Filling, seconds: 10, tick: TimeSpan.FromMilliseconds(10));

        Assert.Equal(fine.Truth.BottleGaugeBar, coarse.Truth.BottleGaugeBar, 0.002 * fine.Truth.BottleGaugeBar);
    }

    // RC-02
    [Fact]
    public void The_relief_valve_holds_what_the_gas_valve_would_break()
    {
        var bench = new Bench();
        bench.Machine.Inject(new(FaultKind.GasValveStuckOpen));

        bench.Run(Bench.Closed with { GasToBottle = true, OxygenFlow = NormalFlow.FromNormalLitresPerMinute(2) }, seconds: 60);

        Assert.InRange(bench.Ledger.BottlePressureMaxBar, 0.95, 1.05);
    }

    [Fact]
    public void A_blocked_relief_valve_does_not()
    {
        var bench = new Bench();
        bench.Machine.Inject(new(FaultKind.ReliefBlocked));

        bench.Run(Bench.Filling, seconds: 60);

        Assert.True(bench.Ledger.BottlePressureMaxBar > 1.2);
    }

    [Fact]
    public void Letting_down_fast_makes_bubbles_that_settle()
    {
        double Bubbles(double barPerSecond, double settle)
        {
            var bench = new Bench().WithBlood().Run(Bench.Filling, seconds: 8);
            if (barPerSecond > 0) bench.Machine.Inject(new(FaultKind.VentFast, barPerSecond));
            var slow = Bench.Closed with { SlowVentOpening = Fraction.FromValue(0.2) };
            return bench.Run(slow, seconds: 20).Run(default, settle).Run(Bench.Returning, 3).Readings.Bubbles.PerSecond;
        }

        Assert.InRange(Bubbles(0, settle: 1), 0, 25); // device-safety 4 H18: 50
        Assert.True(Bubbles(0.5, settle: 1) > 50);
        Assert.True(Bubbles(0.5, settle: 120) < 10);
    }

    [Fact]
    public void Suction_breaks_cells_in_proportion_to_its_depth_and_time()
    {
        double Broken(double mmHg)
        {
            var bench = new Bench().Run(Bench.Drawing with { VacuumTarget = GaugePressure.FromMmHg(mmHg) }, seconds: 60);
            var before = bench.Truth.HaemolysisPercent;
            return bench.Run(Bench.Closed with { MixerOn = true }, seconds: 60).Truth.HaemolysisPercent - before;
        }

        Assert.Equal(2, Broken(-200) / Broken(-100), 0.1);
    }

    [Fact]
    public void Without_anticoagulant_the_line_clogs()
    {
        var without = new Bench().Run(Bench.Drawing, seconds: 60).Run(default, seconds: 600);
        var with = new Bench().WithBlood(60).Run(default, seconds: 600);

        Assert.True(without.Truth.LineResistanceFactor > 5);
        Assert.Equal(1, with.Truth.LineResistanceFactor);
    }

    [Fact]
    public void The_heater_stops_at_body_temperature_and_one_that_is_stuck_does_not()
    {
        var bench = new Bench().WithBlood().Run(new() { HeaterOn = true }, seconds: 600);
        Assert.Equal(37, bench.Truth.BloodCelsius, 0.2);

        bench.Machine.Inject(new(FaultKind.HeaterStuckOn));
        bench.Run(default, seconds: 300);
        Assert.True(bench.Truth.BloodCelsius > 42);

        bench.Permits = bench.Permits with { Heater = false };
        Assert.False(bench.Run(default, seconds: 1).Truth.HeaterOn);
    }
}
