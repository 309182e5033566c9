using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Controller;

public class SessionControllerTests
{
    public static TheoryData<Phase> RunningPhases { get; } =
        [.. PhaseNames.All.Where(p => p is not (Phase.Safe or Phase.Ended or Phase.NextPass or Phase.Service))]; // NextPass lasts one tick

    [Fact]
    public void Zeroed_commands_are_the_safe_state()
    {
        var c = default(Commands);

        Assert.False(c.DrawClampOpen || c.ReturnClampOpen || c.GasToBottle || c.HighVoltageOn || c.VacuumOn || c.PrimeOn || c.FlushOn);
        Assert.False(c.VentClosed);
        Assert.Equal(NormalFlow.Zero, c.OxygenFlow);
        Assert.Equal(Fraction.None, c.Power);
    }

    [Fact]
    public void Zeroed_state_is_safe_and_no_step_leaves_it()
    {
        var rig = new Rig(seed: 1).For(1);

        var (state, commands) = SessionController.Step(default, rig.Readings, rig.Session.Unit.Breathing, rig.Setup, rig.Now);

        Assert.Equal(Phase.Safe, state.Phase);
        Assert.Equal(default, Rig.AtRest(commands));
    }

    [Fact]
    public void An_unknown_phase_becomes_the_safe_state()
    {
        var rig = new Rig(seed: 1).For(1);
        var unknown = rig.State with { Phase = (Phase)31 };

        var (state, commands) = SessionController.Step(unknown, rig.Readings, rig.Session.Unit.Breathing, rig.Setup, rig.Now);

        Assert.Equal(Phase.Safe, state.Phase);
        Assert.Equal(default, Rig.AtRest(commands));
    }

    [Theory, MemberData(nameof(RunningPhases))]
    public void A_silent_machine_is_made_safe_within_100_ms_in_every_phase(Phase phase)
    {
        var rig = new Rig(seed: 2).To(phase);

        rig.Distort = r => default(Readings) with { JournalDurable = r.JournalDurable, OperatorCount = r.OperatorCount };
        rig.For(0.1);

        Assert.Equal(Phase.Safe, rig.State.Phase);
        Assert.Equal(default, rig.Wants);
    }

    [Theory, MemberData(nameof(RunningPhases))]
    public void Overpressure_stops_every_phase_at_once(Phase phase)
    {
        var rig = new Rig(seed: 3).To(phase);

        rig.Distort = r => r with { Bottle = GaugePressure.FromBar(0.91) };
        rig.Step();

        Assert.Equal((Phase.Safe, "bottle-overpressure"), (rig.State.Phase, rig.StoppedBy));
        Assert.Equal(default, rig.Wants);
    }

    [Theory, MemberData(nameof(RunningPhases))]
    public void A_pressure_that_is_not_a_number_stops_every_phase_at_once(Phase phase)
    {
        var rig = new Rig(seed: 3).To(phase);

        rig.Distort = r => r with { BottleSecond = GaugePressure.FromPascal(double.NaN) };
        rig.Step();

        Assert.Equal(Phase.Safe, rig.State.Phase);
        Assert.Equal(default, rig.Wants);
    }

    [Theory, MemberData(nameof(RunningPhases))]
    public void A_person_stops_every_phase_with_one_action(Phase phase)
    {
        var rig = new Rig(seed: 4).To(phase);

        rig.Session.Stop();
        rig.Step();

        Assert.Equal((Phase.Safe, StopReason.Person), (rig.State.Phase, rig.State.Stop));
        Assert.Equal(default, rig.Wants);
    }

    [Theory, MemberData(nameof(RunningPhases))]
    public void A_failed_power_supply_is_safe_within_60_ms(Phase phase)
    {
        var rig = new Rig(seed: 5).To(phase);

        rig.Break(FaultKind.PowerCut);
        rig.For(0.06);

        Assert.Equal((Phase.Safe, "mains"), (rig.State.Phase, rig.StoppedBy));
    }

    [Fact]
    public void A_stop_is_never_left_by_itself()
    {
        var rig = new Rig(seed: 6).To(Phase.Mixing);
        rig.Distort = r => r with { Bottle = GaugePressure.FromBar(0.95) };
        rig.Step();

        rig.Distort = r => r with { Action = OperatorAction.None }; // nobody comes
        rig.For(120);

        Assert.Equal(Phase.Safe, rig.State.Phase);
        Assert.Equal(default, rig.Wants);
        Assert.InRange(rig.Readings.Bottle.Millibar, -20, 20);
    }

    [Fact]
    public void A_step_is_a_function_of_its_arguments()
    {
        var rig = new Rig(seed: 7);
        for (var i = 0; i < 30_000; i++)
        {
            var (before, tasks) = (rig.State, rig.Session.Unit.Tasks);
            rig.Step();

            var again = SessionController.Step(before, rig.Readings with { Tasks = tasks }, rig.Session.Unit.Breathing, rig.Setup, rig.Now);

            Assert.Equal(rig.State, again.State);
            Assert.Equal(rig.Commands, again.Commands with { BuzzerOn = rig.Commands.BuzzerOn });
        }
    }

    [Fact]
    public void A_tick_of_controller_and_plant_allocates_nothing()
    {
        var rig = new Rig(seed: 8).To(Phase.Conditioning); // everything is compiled by then
        rig.For(1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50_000; i++) rig.Step();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Controllers_without_a_tick_for_too_long_stop()
    {
        var rig = new Rig(seed: 9).To(Phase.Draw);

        var late = rig.Now + TimeSpan.FromMilliseconds(150);
        var (state, commands) = SessionController.Step(rig.State, rig.Readings, rig.Session.Unit.Breathing, rig.Setup, late);

        Assert.Equal(Phase.Safe, state.Phase);
        Assert.Equal(default, Rig.AtRest(commands));
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(256)]
    public void A_number_of_passes_that_makes_no_sense_is_refused(int passes)
    {
        var refusal = Assert.Throws<Hormesis.Model.InputException>(() => new Rig(seed: 1, Rig.Plan() with { Passes = passes }));

        Assert.Equal("passes", refusal.Place);
    }
}
