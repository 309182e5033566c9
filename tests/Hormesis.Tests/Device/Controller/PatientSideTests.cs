using FsCheck;
using FsCheck.Fluent;
using Hormesis.Device.Capnography;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Controller;

/// <summary>The rules of capnography in a whole session: what they ask for is done, and they can ask for nothing but less.</summary>
public class PatientSideTests
{
    static readonly Rig[] Moments =
    [
        new Rig(seed: 2).To(Phase.Draw, secondsOn: 30), new Rig(seed: 2).To(Phase.Injection, secondsOn: 9),
        new Rig(seed: 2).To(Phase.Reinfusion, secondsOn: 40),
    ];

    // Concentration, volume, pressure, passes and rate: reference/clinical 7.2, limit of authority.
    // RC-38
    [Fact]
    public void Whatever_the_rules_say_nothing_is_given_or_drawn_faster() => Prop.ForAll(
        Gen.Elements(Moments).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), Gen.Choose(-5, 40).ToArbitrary(), (rig, action, flow) =>
        {
            var quiet = new CapnographyVerdict(CapnographyAction.None, Fraction.Whole, CapnographySign.None, implausible: false);
            var asked = new CapnographyVerdict((CapnographyAction)action, Fraction.FromValue(flow / 10.0), CapnographySign.Rate, false);
            var (state, now) = (rig.State with { Held = false }, rig.Now + Rig.Tick);

            var without = SessionController.Step(state, rig.Readings, quiet, rig.Setup, now).Commands;
            var with = SessionController.Step(state, rig.Readings, asked, rig.Setup, now).Commands;

            return (!with.DrawClampOpen || without.DrawClampOpen) && (!with.ReturnClampOpen || without.ReturnClampOpen)
                && (!with.GasToBottle || without.GasToBottle) && (!with.HighVoltageOn || without.HighVoltageOn)
                && with.Power.Value <= without.Power.Value && with.OxygenFlow <= without.OxygenFlow
                && with.ReturnOpening.Value <= without.ReturnOpening.Value
                && (!with.VacuumOn || with.VacuumTarget >= without.VacuumTarget);
        }).CheckFromSeed();

    [Fact]
    public void A_verdict_that_was_never_given_lets_nothing_flow()
    {
        var rig = new Rig(seed: 3).To(Phase.Reinfusion, secondsOn: 40);
        Assert.True(rig.Commands.ReturnClampOpen);

        var (state, commands) = SessionController.Step(rig.State, rig.Readings, default, rig.Setup, rig.Now + Rig.Tick);

        Assert.True(state.Held);
        Assert.Equal(default, Rig.AtRest(commands));
    }

    [Theory, InlineData(Phase.Draw, 20), InlineData(Phase.Reinfusion, 60)]
    public void A_patient_who_faints_is_given_a_rest_and_the_session_goes_on_when_he_is_well(Phase phase, double secondsOn)
    {
        // One of those who are level again within the five minutes that an operator waits; four of five are.
        var rig = new Rig(seed: 7, Rig.Plan(bloodMl: 150)).To(phase, secondsOn);

        rig.Break(new Fault(FaultKind.PatientEvent, Choice: 2)); // hypotension
        rig.Until(r => r.State.Held);
        Assert.Equal(default, rig.Wants);
        rig.Session.Heal(FaultKind.PatientEvent);
        rig.Until(r => !r.State.Held || r.IsOver).ToEnd();

        Assert.Equal(Phase.Ended, rig.State.Phase);
        Assert.True(rig.State.Stop == StopReason.None, rig.StoppedBy);
    }

    [Fact]
    public void An_embolism_clamps_the_line_for_good_and_nothing_more_goes_back()
    {
        var rig = new Rig(seed: 5).To(Phase.Reinfusion, secondsOn: 60);

        rig.Break(new Fault(FaultKind.PatientEvent, Choice: 1));
        rig.Until(r => r.State.Held || r.IsOver);
        var returned = rig.Device.Truth.ReturnedMl;
        rig.ToEnd();
        rig.For(120);

        Assert.Equal("capnography-abort", rig.StoppedBy);
        Assert.Equal(returned, rig.Device.Truth.ReturnedMl, 0.1); // what the clamp lets through while it closes
        Assert.Equal(JournalKind.Discarded, rig.State.Journal.Kind);
    }

    [Fact]
    public void Without_breaths_before_the_needle_there_is_no_baseline_and_nothing_is_drawn()
    {
        var rig = new Rig(seed: 6);

        rig.Distort = r => r with { Vitals = r.Vitals with { Quality = Fraction.FromValue(0.5) } };
        rig.Until(r => r.State.Held || r.IsOver);

        Assert.Equal((Phase.Draw, true), (rig.State.Phase, rig.State.Held));
        Assert.Equal(0, rig.Device.Truth.DrawnThisFillMl);
    }

    [Fact]
    public void A_monitor_whose_frames_are_shifted_is_not_believed_and_soon_holds()
    {
        var rig = new Rig(seed: 7).To(Phase.Reinfusion, secondsOn: 60).Break(FaultKind.MonitorShift);

        rig.For(16.5); // lost for 15 s: reference/clinical 7.2

        Assert.True(rig.State.Held);
        Assert.Equal(CapnographySign.Lost, rig.Session.Unit.Breathing.Sign);
    }
}
