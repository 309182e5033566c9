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
        ? new() { ReturnClampOpen = true, ReturnOpening = s.ReturnOpening }
        : default;

    public static Prompt Asks(byte stage) => stage == Connect ? Prompt.ConnectReturn : Prompt.None;

    /// <summary>After a hold: everything is asked again before the clamp opens.</summary>
    public static ControllerState Reopen(in ControllerState s) =>
        s.Stage is Returning or WaitForJournal ? s.EnterStage(WaitForJournal) : s.EnterStage(s.Stage);

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
        ReturnTrim = setup.Profile.Blood.ReturnStartShare.Value,
        ReturnOpening = Fraction.Clamped(setup.Profile.Blood.ReturnStartShare.Value * Model(s, setup)),
    };

    // What will be left once the filter has caught up and the clamp has closed.
    static ActualVolume Rest(in ControllerState s, ControllerSetup setup)
    {
        var blood = setup.Profile.Blood;
        return s.Blood.Content(s.Estimates.Weight) + s.Estimates.BloodIn * (blood.WeightFilter + blood.ClampTime);
    }

    // A cascade: by the load cell, slowly, what pressure in the line makes the flow; and by the roller, quickly, that pressure.
    // A kink raises the pressure at once, and the roller closes before the load cell knows.
    static ControllerState Regulate(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var (blood, control) = (setup.Profile.Blood, setup.Profile.Control.GiveBack);
        var target = Target(s, setup);
        if (!(target > ActualFlow.Zero)) return s with { ReturnOpening = Fraction.None };

        var trim = s.InStage < blood.ReturnStart ? s.ReturnTrim
            : s.ReturnTrim + (1 + s.Estimates.BloodIn / target) * (s.Elapsed / blood.ReturnIntegralTime); // BloodIn is negative
        trim = Math.Clamp(trim, control.TrimSmallest, control.TrimLargest);
        var (model, opening) = (Model(s, setup), s.ReturnOpening.Value);
        if (s.InStage >= setup.Profile.Cycle.Settling) // the roller has come from shut to where it shall be
        {
            var rise = setup.LineAt(target) - blood.Vein;
            var missing = trim - (r.Line - blood.Vein) / rise;
            opening += model * missing * (s.Elapsed / control.LineIntegral);
        }
        return s with { ReturnTrim = trim, ReturnOpening = Fraction.Clamped(Math.Clamp(opening, 0, control.Widest * model)) };
    }

    // Where the roller stands for the target by the model of column and cannula.
    static double Model(in ControllerState s, ControllerSetup setup) => Target(s, setup) / setup.Profile.Blood.ReturnFullFlow;

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
