using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>Each injector does what its name says, heals where it can, and at rest changes nothing.</summary>
public class InjectionTests
{
    static readonly FaultKind[] OfOthers =
    [
        FaultKind.ControlStall, FaultKind.Restart, FaultKind.CommandReplay, FaultKind.CommandForge, FaultKind.MemoryFlip,
        FaultKind.StoreFailure, FaultKind.OrderLease, FaultKind.CommandAuthentic, FaultKind.LabsValid, FaultKind.PatientMatch,
        FaultKind.BottleMatch, FaultKind.DoseLedger, FaultKind.AlarmStorm, FaultKind.OperatorSlip,
    ];

    public static TheoryData<FaultKind> Machines { get; } = new(Injectors.All.Select(i => i.Kind).Except(OfOthers));
    public static TheoryData<FaultKind> Others { get; } = new(OfOthers);

    // What is broken for good, what moves on by itself, and what draws from the patient's chance.
    public static TheoryData<FaultKind> Healing { get; } = new(
        Injectors.All.Select(i => i.Kind).Except(OfOthers).Except([FaultKind.BottleRupture, FaultKind.ClockJump, FaultKind.PatientEvent]));

    [Theory, MemberData(nameof(Machines))]
    public void The_machine_knows_its_faults(FaultKind kind) => Assert.True(new Machine(Rig.Profile, 1).Inject(Fault.Of(kind)));

    [Theory, MemberData(nameof(Others))]
    public void Faults_of_others_are_not_the_machines(FaultKind kind) => Assert.False(new Machine(Rig.Profile, 1).Inject(Fault.Of(kind)));

    [Theory, MemberData(nameof(Healing))]
    public void A_fault_that_healed_before_it_could_act_changed_nothing(FaultKind kind)
    {
        var (sound, healed) = (new Bench().WithBlood(20), new Bench().WithBlood(20));

        healed.Machine.Inject(Fault.Of(kind));
        healed.Machine.Clear(kind);

        foreach (var commands in new[] { Bench.Making, Bench.Injecting, default, Bench.Returning })
        {
            sound.Run(commands, seconds: 5);
            healed.Run(commands, seconds: 5);
            Assert.Equal(sound.Readings, healed.Readings);
            Assert.Equal(sound.Truth, healed.Truth);
        }
    }

    [Theory]
    [InlineData(0.8), InlineData(1.3)]
    public void A_photometers_gain_is_in_channel_1_alone(double gain)
    {
        var (sound, broken) = Pair(Settled, new(FaultKind.PhotometerGain, gain), b => b.Run(Bench.Making, seconds: 4));

        double Shown(Bench b) => b.Readings.Photometer.MicrogramsPerNormalMillilitre;
        var (right, wrong) = (Shown(sound), Shown(broken));
        Assert.Equal(gain * right, wrong, 0.05 + 0.15 * Math.Abs(1 - gain)); // rounding, and what the zero error does not follow
        Assert.Equal(sound.Readings.PhotometerSecond, broken.Readings.PhotometerSecond);
        Assert.Equal(sound.Monitor, broken.Monitor);
        Assert.Equal(sound.Truth, broken.Truth);
    }

    [Fact]
    public void A_lamp_that_fails_says_so_and_a_frozen_photometer_does_not()
    {
        var (sound, lamp) = Pair(b => b, new(FaultKind.PhotometerLamp), b => b.Run(Bench.Making, seconds: 40));
        Assert.True(sound.Readings.PhotometerGood);
        Assert.False(lamp.Readings.PhotometerGood);

        var (_, frozen) = Pair(b => b, new(FaultKind.PhotometerFreeze), b => b.Run(Bench.Making, seconds: 40));
        Assert.True(frozen.Readings.PhotometerGood);
        Assert.Equal((0u, 0.0), (frozen.Readings.PhotometerSample, frozen.Readings.Photometer.MicrogramsPerNormalMillilitre));
        Assert.True(frozen.Monitor.PhotometerSample > 10);
    }

    [Fact]
    public void Dirt_is_shown_grows_reads_as_ozone_and_ends_in_an_error()
    {
        var bench = new Bench();
        bench.Machine.Inject(new(FaultKind.PhotometerDirt, 20));
        bench.Run(default, seconds: 120);

        Assert.Equal(0.4, bench.Readings.Machine.PhotometerDirt.Value, 0.01);
        Assert.True(bench.Readings.PhotometerGood);
        Assert.InRange(bench.Readings.Photometer.MicrogramsPerNormalMillilitre, 1.5, 6); // there is none
        Assert.False(bench.Run(default, seconds: 90).Readings.PhotometerGood);
    }

    // RC-15
    [Theory]
    [InlineData(0, ConcentrationUnit.WeightPercent)]
    [InlineData(1, ConcentrationUnit.PartsPerMillion)]
    [InlineData(2, ConcentrationUnit.Uncompensated)]
    public void A_wrong_unit_changes_number_and_register_together(byte choice, ConcentrationUnit unit)
    {
        var (sound, broken) = Pair(Settled, new(FaultKind.PhotometerUnit, Choice: choice), b => b.Run(Bench.Making, seconds: 0.05));

        var truth = sound.Readings.Photometer;
        var room = new ReferenceCondition(Rig.Profile.Bottle.Ambient, Rig.Profile.Bottle.Room);
        double[] expected = [truth.MassFraction.Percent, truth.PartsPerMillion, truth.At(room).MicrogramsPerMillilitre];
        Assert.Equal(unit, broken.Readings.Machine.PhotometerUnit);
        Assert.Equal(expected[choice], broken.Readings.Photometer.MicrogramsPerNormalMillilitre, 1e-9);
    }

    [Theory]
    [InlineData(0, 14.5, 0), InlineData(1, 14.5, 0), InlineData(0, 1, 1.013), InlineData(1, 1, 1.013)]
    public void A_pressures_scale_is_that_of_its_sensor(byte sensor, double factor, double offset)
    {
        var fault = new Fault(FaultKind.PressureScale, factor, offset, sensor);
        var (sound, broken) = Pair(b => b.Run(Bench.Filling, seconds: 6), fault, b => b.Run(Bench.Closed, 0.05));

        double Off(double bar, bool isHit) => isHit ? bar * factor + offset : bar;
        Assert.Equal(Off(sound.Readings.Bottle.Bar, sensor == 0), broken.Readings.Bottle.Bar, 1e-9);
        Assert.Equal(Off(sound.Readings.BottleSecond.Bar, sensor == 1), broken.Readings.BottleSecond.Bar, 1e-9);
        Assert.Equal(broken.Readings.BottleSecond, broken.Monitor.Bottle);
        Assert.Equal(sound.Truth, broken.Truth);
    }

    [Fact]
    public void A_flow_sensors_gain_makes_more_gas_than_it_shows()
    {
        var (sound, broken) = Pair(b => b, new(FaultKind.FlowGain, 0.85), b => b.Run(Bench.Filling, seconds: 6));

        Assert.Equal(1 / 0.85, broken.Truth.OxygenFlowNLPerMin / sound.Truth.OxygenFlowNLPerMin, 1e-3);
        Assert.Equal(1, broken.Readings.OxygenFlow.NormalLitresPerMinute, 0.02); // it holds what it shows
    }

    [Fact]
    public void A_flow_on_the_wrong_basis_is_less_the_higher_the_pressure()
    {
        var (sound, broken) = Pair(b => b, new(FaultKind.VolumeBasis), b => b.Run(Bench.Filling, seconds: 12));

        var actual = 101_325 / (Rig.Profile.Bottle.Ambient.Pascal + sound.Truth.BottleGaugeBar * 1e5) * 295.15 / 273.15;
        Assert.Equal(actual, broken.Readings.OxygenFlow.NormalLitresPerMinute / sound.Readings.OxygenFlow.NormalLitresPerMinute, 0.003);
        Assert.Equal(sound.Truth, broken.Truth);
    }

    [Fact]
    public void Poor_oxygen_is_shown_and_makes_less_ozone()
    {
        var (sound, poor) = Pair(b => b, new(FaultKind.OxygenPurity, 0.93), b => b.Run(Bench.Making, seconds: 60));

        Assert.Equal(0.93, poor.Readings.Machine.OxygenPurity.Value, 0.002);
        Assert.Equal(0.92, poor.Truth.ConcentrationUgPerNMl / sound.Truth.ConcentrationUgPerNMl, 0.005); // device-safety 5.1: -8 %
    }

    [Theory, InlineData(0.05), InlineData(0.5)]
    public void A_leak_loses_what_it_says_from_0_3_bar(double barPerMinute)
    {
        var bench = new Bench().Run(Bench.Filling, seconds: 10);
        bench.Machine.Inject(new(FaultKind.GasLeak, barPerMinute));
        bench.Run(Bench.Closed, seconds: 0.2);
        while (bench.Truth.BottleGaugeBar > 0.3) bench.Run(Bench.Closed, seconds: 0.01);

        Assert.Equal(-barPerMinute / 60, bench.Truth.BottleBarPerSecond, 0.02 * barPerMinute / 60);
    }

    [Fact]
    public void Ozone_in_the_room_comes_from_leaks_and_from_a_spent_destruct_and_ends_with_the_high_voltage()
    {
        var (sound, leak) = Pair(Settled, new(FaultKind.RoomLeak, 50), b => b.Run(Bench.Making, seconds: 60));
        var (_, spent) = Pair(Settled, new(FaultKind.DestructEfficiency, 0.5), b => b.Run(Bench.Making, seconds: 60));

        Assert.Equal(0.01, sound.Truth.RoomOzonePpm, 0.001);
        Assert.Equal(60 * 50 / leak.Machine.Constants.RoomUgPerPpm, leak.Truth.RoomOzonePpm - 0.01, 0.005);
        Assert.True(spent.Truth.RoomOzonePpm > 0.04);
        Assert.InRange(sound.Readings.Machine.DestructOzone.Value * 1e6, 0, 0.1); // device-safety 4 H15
        Assert.True(spent.Readings.Machine.DestructOzone.Value * 1e6 > 100);

        leak.Run(default, seconds: 60);
        var after = leak.Truth.RoomOzonePpm;
        Assert.True(leak.Run(default, seconds: 60).Truth.RoomOzonePpm < after);
    }

    [Fact]
    public void A_broken_bottle_loses_pressure_glass_and_blood_at_once()
    {
        var bench = new Bench().WithBlood(30).Run(Bench.Filling, seconds: 6).Run(Bench.Closed, seconds: 0.5);
        var weight = bench.Readings.Weight;

        bench.Machine.Inject(Fault.Of(FaultKind.BottleRupture));
        bench.Run(Bench.Closed, seconds: 0.01);
        Assert.True(bench.Truth.BottleBarPerSecond < -5);
        bench.Run(Bench.Closed, seconds: 0.5);

        Assert.Equal(0, bench.Truth.ContentMl, 1e-6);
        Assert.True((weight - bench.Readings.Weight).Grams > 20);
        Assert.Equal(0, bench.Truth.BottleGaugeBar, 0.01);
        Assert.Equal(0, bench.Truth.BloodLostMl); // that is of the lines
    }

    [Fact]
    public void The_vent_that_is_too_fast_is_as_fast_as_it_says()
    {
        var bench = new Bench().WithBlood(30).Run(Bench.Filling, seconds: 10);
        bench.Machine.Inject(new(FaultKind.VentFast, 0.5));
        bench.Run(Bench.Closed with { SlowVentOpening = Fraction.FromValue(0.05) }, seconds: 0.3);

        Assert.Equal(-0.5, bench.Truth.BottleBarPerSecond, 0.02);
    }

    [Fact]
    public void A_regulator_that_fails_pulls_to_its_own_depth_and_only_when_it_is_on()
    {
        var bench = new Bench();
        bench.Machine.Inject(new(FaultKind.VacuumRegulator, -0.55));

        Assert.Equal(0, bench.Run(Bench.Closed, seconds: 10).Truth.BottleGaugeBar, 1e-6);
        bench.Run(Bench.Drawing with { DrawClampOpen = false }, seconds: 60);
        Assert.Equal(-0.55, bench.Truth.BottleGaugeBar, 0.01);
        Assert.InRange(bench.Run(Bench.Drawing, seconds: 3).Truth.DeepVacuumSeconds, 1, 3.1);
    }

    [Fact]
    public void Weights_drift_and_bump_as_they_say()
    {
        var (sound, drift) = Pair(b => b, new(FaultKind.WeightDrift, 10), b => b.Run(default, seconds: 30));
        Assert.Equal(5, (drift.Readings.Weight - sound.Readings.Weight).Grams, 0.1);
        Assert.Equal(sound.Monitor.Weight, drift.Monitor.Weight);

        var (still, bumped) = Pair(b => b, new(FaultKind.WeightBump, 40), b => b.Run(default, seconds: 0.5));
        Assert.Equal(40, (bumped.Readings.Weight - still.Readings.Weight).Grams, 0.1);
        Assert.Equal(40, (bumped.Monitor.Weight - still.Monitor.Weight).Grams, 0.1);
        Assert.Equal(still.Run(default, seconds: 1).Readings.Weight, bumped.Run(default, seconds: 1).Readings.Weight);
    }

    [Fact]
    public void An_air_detector_that_is_stuck_sees_nothing_and_misses_its_pulse_and_the_other_does_not()
    {
        var bench = new Bench().WithBlood(30).Run(Bench.Returning, seconds: 5);
        bench.Machine.Inject(Fault.Of(FaultKind.AirStuckClear));
        bench.Machine.Inject(new(FaultKind.LineAir, 1));
        var (before, beforeSecond) = (bench.Readings.AirTotal, bench.Monitor.AirTotal); // the air of the unprimed line

        bench.Run(Bench.Returning, seconds: 70);
        Assert.True(bench.Readings is { AirNow: false, AirDetectorGood: true });
        Assert.Equal(before, bench.Readings.AirTotal);
        Assert.Equal(1, (bench.Monitor.AirTotal - beforeSecond).Millilitres, 0.15);
        Assert.True(bench.Truth.GasPastReturnMl > 0.9);

        bench.Run(Bench.Returning with { AirTestPulse = true }, seconds: 0.05);
        Assert.False(bench.Readings.AirDetectorGood);
        Assert.True(bench.Monitor.AirDetectorGood);
    }

    [Fact]
    public void Gas_in_the_line_passes_both_detectors_before_the_clamp()
    {
        var bench = new Bench().WithBlood(60).Run(Bench.Returning, seconds: 5);
        bench.Machine.Inject(new(FaultKind.LineAir, 1));
        while (!bench.Readings.AirNow) bench.Run(Bench.Returning, seconds: 0.01);
        Assert.False(bench.Monitor.AirNow);
        while (!bench.Monitor.AirNow) bench.Run(Bench.Returning, seconds: 0.01);
        Assert.Equal(0, bench.Truth.GasPastReturnMl);

        bench.Run(default, seconds: 5); // clamped within 10 + 60 ms

        Assert.InRange(bench.Truth.GasPastReturnMl, 0, 0.1);
    }

    [Fact]
    public void A_kink_raises_the_lines_pressure_and_a_clot_lowers_it_and_both_slow_the_flow()
    {
        var (sound, kink) = Pair(Flowing, new(FaultKind.LineResistance, 4), b => b.Run(Bench.Returning, seconds: 5));
        var (_, clot) = Pair(Flowing, new(FaultKind.Clot, 4), b => b.Run(Bench.Returning, seconds: 5));

        Assert.True(kink.Truth.LineMmHg > sound.Truth.LineMmHg + 5 && clot.Truth.LineMmHg < sound.Truth.LineMmHg - 5);
        Assert.True(Math.Max(kink.Truth.ReturnedMl, clot.Truth.ReturnedMl) < sound.Truth.ReturnedMl - 0.5);
        Assert.Equal((4, 4), (kink.Truth.LineResistanceFactor, clot.Truth.LineResistanceFactor));
    }

    [Fact]
    public void An_open_return_line_bleeds_into_the_room_faster_than_into_the_vein_and_wets_the_sensor()
    {
        var (sound, open) = Pair(Flowing, new(FaultKind.LineOpen), b => b.Run(Bench.Returning, seconds: 1));

        Assert.True(open.Readings.Line.MmHg < 15 && open.Truth.LineMmHg < 10); // device-safety 4 H23
        Assert.True(open.Machine.State.Return.MlPerSecond > 1.2 * sound.Machine.State.Return.MlPerSecond);
        Assert.False(open.Readings.WetAtNeedle);
        open.Run(Bench.Returning, seconds: 0.5);
        Assert.True(open.Readings.WetAtNeedle);
        Assert.InRange(open.Truth.BloodLostMl, 0.2, 2.5);
        var lost = open.Run(default, seconds: 0.1).Truth.BloodLostMl;
        Assert.Equal(lost, open.Run(default, seconds: 10).Truth.BloodLostMl, 0.05);
    }

    [Fact]
    public void An_open_draw_line_sucks_air_and_bleeds_at_the_clamp()
    {
        var bench = new Bench().Run(Bench.Drawing, seconds: 20);
        var drawn = bench.Ledger.BloodDrawnMl;

        bench.Machine.Inject(Fault.Of(FaultKind.DrawOpen));
        bench.Run(Bench.Drawing, seconds: 3);

        Assert.Equal(drawn, bench.Ledger.BloodDrawnMl, 1e-9);
        Assert.True(bench.Truth.BottleGaugeBar > -0.1);
        Assert.InRange(bench.Truth.BloodLostMl, 0.1, 0.3);
    }

    [Fact]
    public void Anticoagulant_haemolysis_buzzer_and_clock_are_scaled_silenced_and_moved()
    {
        var bench = new Bench();
        bench.Machine.Inject(new(FaultKind.AnticoagulantMass, 0.5));
        bench.Machine.LoadAnticoagulant(ActualVolume.FromMillilitres(20));
        Assert.Equal(10, bench.Truth.ContentMl, 1e-9);

        bench.Run(Bench.Drawing, seconds: 60);
        var broken = bench.Truth.HaemolysisPercent;
        bench.Machine.Inject(new(FaultKind.HaemolysisIndex, 5));
        Assert.Equal(5 * broken, bench.Run(default, seconds: 0.01).Truth.HaemolysisPercent, 0.01 * broken);
        Assert.Equal(5 * broken, bench.Run(default, seconds: 3).Readings.Haemolysis.Percent, 0.1);

        bench.Machine.Inject(Fault.Of(FaultKind.BuzzerOpen));
        bench.Machine.Inject(new(FaultKind.ClockJump, 3600));
        bench.Run(new() { BuzzerOn = true }, seconds: 0.1);
        Assert.False(bench.Truth.AlarmAudible || bench.Readings.Machine.BuzzerGood);
        Assert.Equal(TimeSpan.FromHours(1), bench.Readings.Machine.WallSkew);
    }

    static Bench Flowing(Bench b) => b.WithBlood(60).Run(Bench.Returning, seconds: 5);

    static Bench Settled(Bench b) => b.Run(Bench.Making, seconds: 40);

    // The same machine without and with the fault.
    static (Bench Sound, Bench Broken) Pair(Func<Bench, Bench> before, Fault fault, Func<Bench, Bench> after)
    {
        var sound = before(new Bench());
        var broken = before(new Bench());
        broken.Machine.Inject(fault);
        return (after(sound), after(broken));
    }
}
