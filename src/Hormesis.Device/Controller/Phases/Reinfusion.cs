using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 11: blood goes back by gravity from a bottle open to the room, no faster than the plan says. It ends by weight, with
/// a rest left in the bottle; air in the line is a stop of its own (see limits.json).
/// </summary>
static class Reinfusion
{
    const byte Connect = 0, WaitForJournal = 1, Returning = 2, Closed = 3;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Stage switch
    {
        Connect => s.Confirmed(r, Prompt.ConnectReturn) && MayOpen(s, r, setup)
            ? s.EnterStage(WaitForJournal).Write(JournalKind.ReturnIntended, s.Blood.Content(s.Estimates.Weight).Millilitres)
            : s,
        WaitForJournal => s.Written(r) && MayOpen(s, r, setup) ? Open(s, r, setup) : s,
        Returning => Rest(s, setup) <= setup.Profile.Blood.Residual ? s.EnterStage(Closed) : Regulate(s, r, setup),
        Closed => s.InStage >= setup.Profile.Cycle.Settling ? Finish(s) : s,
        _ => s.Fail(),
    };

    public static Commands Commands(in ControllerState s) => s.Stage == Returning
        ? new() { ReturnClampOpen = true, ReturnOpening = Fraction.Clamped(s.ReturnThrottle * s.ReturnOpening.Value) }
        : default;

    public static Prompt Asks(byte stage) => stage == Connect ? Prompt.ConnectReturn : Prompt.None;

    /// <summary>After a hold: everything is asked again before the clamp opens.</summary>
    public static ControllerState Reopen(in ControllerState s) =>
        s.Stage is Returning or WaitForJournal ? s.EnterStage(WaitForJournal) : s.EnterStage(s.Stage);

    // RC-25
    /// <summary>The blood may still go back: not too old by the time it is back, never too long still, whole and not clotted.</summary>
    public static bool IsFresh(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        var takes = setup.Plan.Reinfusion.TimeFor(setup.Plan.BloodVolume);
        return s.Filling.HasBlood && !s.Filling.NeverReturn && !s.Filling.IsDamaged
            && s.Filling.Age(s.Now) + takes <= cycle.BloodOldest
            && s.Filling.StandingLongest <= cycle.BloodStandsLongest
            && (!setup.Profile.Equipment.HaemolysisSensor || r.Haemolysis <= cycle.HaemolysisLargest);
    }

    // RC-07
    // The bottle is at ambient, the line is full of liquid, the blood is fresh, and all of that is known.
    static bool MayOpen(in ControllerState s, in Readings r, ControllerSetup setup) =>
        Facts.PatientGood(r) && r.AirDetectorGood && !r.AirNow && r.DrawClampClosed
        && r.Bottle.Magnitude <= setup.Profile.Cycle.Vented
        && (setup.Profile.Equipment.PressureSensors < 2 || r.BottleSecond.Magnitude <= setup.Profile.Cycle.Vented)
        && IsFresh(s, r, setup);

    static ControllerState Open(in ControllerState s, in Readings r, ControllerSetup setup) => s.EnterStage(Returning) with
    {
        Blood = s.Blood.BeforeReturn > Mass.Zero ? s.Blood : s.Blood with { BeforeReturn = s.Estimates.Weight },
        AirAtOpening = r.AirTotal,
        WeightMark = s.Estimates.Weight,
        ReturnThrottle = 1,
        ReturnOpening =
            Fraction.Clamped(setup.Profile.Blood.ReturnStartShare.Value * (Target(s, setup) / setup.Profile.Blood.ReturnFullFlow)),
    };

    // RC-08
    // What will be left once the filter has caught up and the clamp has closed.
    static ActualVolume Rest(in ControllerState s, ControllerSetup setup)
    {
        var blood = setup.Profile.Blood;
        return s.Blood.Content(s.Estimates.Weight) + s.Estimates.BloodIn * (blood.WeightFilter + blood.ClampTime);
    }

    // A cascade. Outside, slowly: the load cell's flow sets the roller. Inside, quickly: while the line's pressure is above what the
    // flow should need, the roller closes, and opens again up to where the load cell has set it. Never wider: an open line has no
    // pressure at all, and must not be answered with more flow.
    static ControllerState Regulate(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var (blood, control) = (setup.Profile.Blood, setup.Profile.ReturnControl);
        var target = Target(s, setup);
        var allowed = control.LineFactor * (setup.LineAt(target) - blood.Vein) + control.LineMargin;
        var throttle = s.ReturnThrottle + (allowed - (r.Line - blood.Vein)) / allowed * (s.Elapsed / control.LineIntegral);
        var next = s with { ReturnThrottle = Math.Clamp(throttle, 0, 1) };
        if (s.InStage < blood.ReturnStart) return next;

        var missing = target / blood.ReturnFullFlow + s.Estimates.BloodIn / blood.ReturnFullFlow; // BloodIn is negative
        return next with { ReturnOpening = Fraction.Clamped(s.ReturnOpening.Value + missing * (s.Elapsed / blood.ReturnIntegralTime)) };
    }

    /// <summary>What the return is regulated to.</summary>
    public static ActualFlow Target(in ControllerState s, ControllerSetup setup) =>
        s.Slowed.Value * setup.Profile.Blood.ReturnShare.Value * setup.Plan.Reinfusion;

    static ControllerState Finish(in ControllerState s)
    {
        var returned = (s.Blood.BeforeReturn - s.Estimates.Weight).AsBlood;
        return s.Enter(Phase.Flush).Write(JournalKind.ReturnDone, returned.Millilitres) with
        {
            Blood = s.Blood with { Returned = returned },
        };
    }
}
