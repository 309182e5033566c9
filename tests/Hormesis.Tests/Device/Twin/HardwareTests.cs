using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>What hardware does by itself, whatever any software says.</summary>
public class HardwareTests
{
    static readonly Commands Everything = new()
    {
        DrawClampOpen = true,
        ReturnClampOpen = true,
        ReturnOpening = Fraction.Whole,
        GasToBottle = true,
        HighVoltageOn = true,
        Power = Fraction.FromValue(0.2),
        OxygenFlow = NormalFlow.FromNormalLitresPerMinute(0.5),
        VentClosed = true,
        VacuumOn = true,
        VacuumTarget = GaugePressure.FromMmHg(-100),
        MixerOn = true,
        HeaterOn = true,
    };

    [Fact]
    public void With_command_permit_relay_and_power_everything_moves()
    {
        var t = new Bench().Run(Everything, seconds: 1).Truth;

        Assert.True(t is
        {
            DrawClampOpen: true, ReturnClampOpen: true, WayToBottle: true, HighVoltageOn: true, VentOpen: false, VacuumOn: true,
            HeaterOn: true, MixerOn: true, RelayClosed: true, PowerGood: true,
        });
    }

    public static TheoryData<string> Ways { get; } = new("watchdog", "power", "commands", "permits");

    // RC-04
    [Theory, MemberData(nameof(Ways))]
    public void Without_any_one_of_them_the_machine_is_safe_within_100_ms(string lost)
    {
        var bench = new Bench().Run(Everything, seconds: 1);
        if (lost == "watchdog") bench.Beats = false;
        if (lost == "power") bench.Machine.Inject(Fault.Of(FaultKind.PowerCut));
        if (lost == "permits") bench.Permits = default;

        bench.Run(lost == "commands" ? default : Everything, seconds: 0.1);

        AssertSafe(bench.Truth);
    }

    // RC-05
    [Fact]
    public void A_watchdog_that_opened_stays_open_until_it_is_reset_with_a_moving_beat()
    {
        var bench = new Bench { Beats = false }.Run(Everything, seconds: 0.05);
        Assert.False(bench.Truth.RelayClosed);

        Assert.False(bench.Run(Everything with { RelayReset = true }, seconds: 1).Truth.RelayClosed);
        bench.Beats = true;
        Assert.False(bench.Run(Everything, seconds: 1).Truth.RelayClosed);
        Assert.True(bench.Run(Everything with { RelayReset = true }, seconds: 1).Truth.RelayClosed);
    }

    [Fact]
    public void A_dead_watchdog_is_a_barrier_less()
    {
        var bench = new Bench().Run(Everything, seconds: 1);
        bench.Machine.Inject(Fault.Of(FaultKind.WatchdogDead));
        bench.Beats = false;

        Assert.True(bench.Run(Everything, seconds: 0.2).Truth.DrawClampOpen);
    }

    [Fact]
    public void A_power_cut_is_seen_after_20_ms_alarms_for_two_minutes_and_leaves_the_regulator_where_it_was()
    {
        var bench = new Bench().Run(Everything with { BuzzerOn = true }, seconds: 2);
        bench.Machine.Inject(new(FaultKind.PowerCut, 200));

        Assert.True(bench.Run(Everything with { BuzzerOn = true }, seconds: 0.02).Readings.MainsGood);
        Assert.False(bench.Run(Everything with { BuzzerOn = true }, seconds: 0.02).Readings.MainsGood);
        bench.Run(default(Commands) with { BuzzerOn = true }, seconds: 100);
        Assert.True(bench.Truth.AlarmAudible && bench.Readings.Machine.BatteryGood);
        Assert.Equal(1, bench.Machine.State.Hardware.RegulatorOpening);
        bench.Run(default(Commands) with { BuzzerOn = true }, seconds: 30);
        Assert.False(bench.Truth.AlarmAudible || bench.Readings.Machine.BatteryGood);

        bench.Run(Everything, seconds: 80);
        Assert.True(bench.Readings.MainsGood && bench.Truth.PowerGood);
        AssertSafe(bench.Truth); // the relay waits for its reset
        Assert.True(bench.Run(Everything with { RelayReset = true }, seconds: 1).Truth.RelayClosed);
    }

    // RC-31
    [Fact]
    public void A_generator_that_hears_nothing_cuts_its_high_voltage_within_a_second_and_not_before()
    {
        var bench = new Bench().Run(Bench.Making, seconds: 10);
        bench.Machine.Inject(new(FaultKind.GeneratorLinkLoss, 30));

        Assert.True(bench.Run(Bench.Making with { Power = Fraction.None }, seconds: 0.9).Truth.HighVoltageOn); // the order did not arrive
        Assert.Equal(0.9, bench.Readings.Machine.GeneratorSilent.TotalSeconds, 0.02);
        Assert.False(bench.Run(Bench.Making, seconds: 0.2).Truth.HighVoltageOn);
        Assert.Equal(0, bench.Run(Bench.Making, seconds: 2).Truth.OxygenFlowNLPerMin, 1e-3);
        Assert.True(bench.Run(Bench.Making, seconds: 30).Truth.HighVoltageOn);
        Assert.Equal(0, bench.Readings.Machine.GeneratorSilent.TotalSeconds);
    }

    [Fact]
    public void A_pressure_unit_that_hears_nothing_vents_and_stops_its_pump_within_300_ms_and_not_before()
    {
        var bench = new Bench().Run(Bench.Drawing, seconds: 5);
        bench.Machine.Inject(Fault.Of(FaultKind.PressureLinkLoss));

        Assert.True(bench.Run(default, seconds: 0.25).Truth is { VacuumOn: true, VentOpen: false });
        Assert.True(bench.Run(Bench.Drawing, seconds: 0.11).Truth is { VacuumOn: false, VentOpen: true });
        Assert.True(bench.Readings.Machine.PressureUnitSilent > TimeSpan.FromSeconds(0.3));
    }

    [Fact]
    public void A_silent_panel_only_tells()
    {
        var bench = new Bench().Run(Everything, seconds: 1);
        bench.Machine.Inject(new(FaultKind.PanelLinkLoss, 5));

        bench.Run(Everything, seconds: 3);

        Assert.Equal(3, bench.Readings.Machine.PanelSilent.TotalSeconds, 0.02);
        Assert.True(bench.Truth is { DrawClampOpen: true, HighVoltageOn: true });
    }

    // RC-18
    [Fact]
    public void The_shut_off_valve_stops_what_a_stuck_gas_valve_lets_through()
    {
        var bench = new Bench();
        bench.Machine.Inject(Fault.Of(FaultKind.GasValveStuckOpen));
        var flow = Bench.Closed with { GasToBottle = true, OxygenFlow = NormalFlow.FromNormalLitresPerMinute(1) };
        Assert.True(bench.Run(flow, seconds: 1).Truth.WayToBottle);

        bench.Permits = bench.Permits with { Gas = false };
        bench.Run(flow, seconds: 0.1);
        var before = bench.Truth.BottleGaugeBar;

        Assert.Equal(before, bench.Run(flow, seconds: 5).Truth.BottleGaugeBar, 1e-9);
        Assert.False(bench.Monitor.GasValveClosed);
    }

    // RC-17
    [Fact]
    public void High_voltage_that_is_stuck_high_gives_way_to_its_relay_alone()
    {
        var bench = new Bench();
        bench.Machine.Inject(Fault.Of(FaultKind.HighVoltageStuck));

        Assert.Equal(1, bench.Run(Bench.Making, seconds: 1).Readings.Machine.HighVoltage.Value, 0.03);
        bench.Permits = bench.Permits with { HighVoltage = false };
        Assert.False(bench.Run(Bench.Making, seconds: 0.05).Truth.HighVoltageOn);
    }

    [Fact]
    public void Without_a_safety_monitor_hardware_grants_every_permit()
    {
        var profile = Rig.Profile with { Equipment = Rig.Profile.Equipment with { SafetyMonitor = false } };
        var machine = new Machine(profile, seed: 1);

        for (var i = 1u; i < 30; i++) machine.Apply(Everything with { Beat = i }, default, Rig.Tick);

        Assert.True(machine.Truth is { DrawClampOpen: true, HighVoltageOn: true, VentOpen: false, HeaterOn: true });
        var seen = machine.ReadMonitor(TimeSpan.Zero);
        Assert.Equal(double.NaN, seen.Photometer.MicrogramsPerNormalMillilitre);
        Assert.Equal(default, seen with { Photometer = default });
    }

    [Fact]
    public void What_a_profile_does_not_fit_stays_at_its_default()
    {
        var bare = new EquipmentProfile
        {
            Overpressure = false,
            SafetyMonitor = true,
            PhotometerChannels = 0,
            VentPhotometer = false,
            PressureSensors = 1,
            AirDetectors = 1,
            WeighingBridges = 1,
            NeedleSensor = false,
            HaemolysisSensor = false,
            Heater = false,
            PatientMonitor = false,
        };
        var machine = new Machine(Rig.Profile with { Equipment = bare }, seed: 1);
        for (var i = 1u; i < 500; i++)
        {
            machine.Read(i * Rig.Tick);
            machine.Apply(Everything with { Beat = i }, Bench.AllPermitted, Rig.Tick);
        }

        var (r, q) = (machine.Read(5 * TimeSpan.FromSeconds(1)), machine.ReadMonitor(5 * TimeSpan.FromSeconds(1)));

        Assert.All([r.Photometer, r.PhotometerSecond, r.VentPhotometer], c => Assert.Equal(double.NaN, c.MicrogramsPerNormalMillilitre));
        Assert.Equal(double.NaN, r.Haemolysis.Value);
        Assert.False(r.PhotometerGood || r.VentPhotometerGood || r.WetAtNeedle || machine.Truth.HeaterOn);
        Assert.Equal(default, r.BottleSecond);
        Assert.Equal(default, r.Vitals);
        Assert.True(r.AirDetectorGood && !q.AirDetectorGood && !q.PhotometerGood);
        Assert.Equal((default, default), (q.Bottle, q.Weight));
    }

    static void AssertSafe(in PlantTruth t) => Assert.True(t is
    {
        DrawClampOpen: false, ReturnClampOpen: false, WayToBottle: false, HighVoltageOn: false, VentOpen: true, VacuumOn: false,
        HeaterOn: false,
    });
}
