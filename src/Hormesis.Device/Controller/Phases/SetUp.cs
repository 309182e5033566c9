using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 3: the anticoagulant is loaded and weighed, and two people find patient, bottle, order and screening to match, and read the
/// dose back from the device. A later pass begins here again, with its own anticoagulant in the bottle that is already known.
/// </summary>
static class SetUp
{
    const byte Weigh = 0, WaitForJournal = 1, Load = 2, CheckLoad = 3, FirstCheck = 4, SecondCheck = 5;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Stage switch
    {
        Weigh => s.InStage >= setup.Profile.Cycle.Settling ? WeighBottle(s, setup) : s,
        WaitForJournal => s.Written(r) ? s.EnterStage(Load) : s,
        Load => s.Confirmed(r, Prompt.LoadAnticoagulant) ? s.EnterStage(CheckLoad) : s,
        CheckLoad => s.InStage >= setup.Profile.Cycle.Settling ? (LoadFits(s, setup) ? Loaded(s) : s.Fail()) : s,
        FirstCheck => Check(s, r, setup, Prompt.FirstCheck, out var checkedOnce) ? checkedOnce.EnterStage(SecondCheck) : checkedOnce,
        SecondCheck => Check(s, r, setup, Prompt.SecondCheck, out var checkedTwice) ? checkedTwice.Enter(Phase.Prime) : checkedTwice,
        _ => s.Fail(),
    };

    public static Prompt Asks(byte stage) => stage switch
    {
        Load => Prompt.LoadAnticoagulant,
        FirstCheck => Prompt.FirstCheck,
        SecondCheck => Prompt.SecondCheck,
        _ => Prompt.None,
    };

    static ControllerState WeighBottle(in ControllerState s, ControllerSetup setup)
    {
        var weight = s.Estimates.Weight;
        if (s.Pass > 1) return s.EnterStage(Load) with { Blood = s.Blood with { BeforeLoad = weight } };

        var off = weight - setup.Profile.Bottle.Tare;
        var isTheBottle = off <= setup.Profile.Bottle.TareTolerance && Mass.Zero - off <= setup.Profile.Bottle.TareTolerance;
        return isTheBottle
            ? s.EnterStage(WaitForJournal).Write(JournalKind.BottleWeighed, weight.Grams) with
            {
                Blood = s.Blood with { Tare = weight, BeforeLoad = weight },
            }
            : s.Fail();
    }

    /// <summary>The bottle weighs what it must with its anticoagulant.</summary>
    public static bool LoadFits(in ControllerState s, ControllerSetup setup)
    {
        var ordered = Mass.OfSaline(setup.Plan.AnticoagulantVolume).Grams;
        var loaded = (s.Estimates.Weight - s.Blood.BeforeLoad).Grams;
        return Math.Abs(loaded - ordered) <= setup.Profile.Cycle.AnticoagulantWithin.Value * ordered;
    }

    // The order was checked before the first pass and is frozen since; patient and bottle are asked for again before draw and return.
    static ControllerState Loaded(in ControllerState s) => s.Pass > 1 ? s.Enter(Phase.Prime) : s.EnterStage(FirstCheck);

    // A confirmation counts only with the device's own dose read back: a slip of the decimal point is none.
    static bool Check(in ControllerState s, in Readings r, ControllerSetup setup, Prompt prompt, out ControllerState next)
    {
        next = s;
        if (!s.Confirmed(r, prompt)) return false;
        var off = Math.Abs((r.ReadBack - setup.Plan.Dose).Kilograms);
        var right = off <= setup.Profile.Cycle.ReadBackWithin.Value * setup.Plan.Dose.Kilograms;
        next = s with { ReadBackWrong = !right };
        return right && Facts.AllGood(r);
    }
}
