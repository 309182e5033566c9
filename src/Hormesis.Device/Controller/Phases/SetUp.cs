using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 3: the anticoagulant is loaded and weighed; patient, bottle, order and screening are found to match twice, and the order's
/// values are read back from the device. Above what is recommended the second check is another person's. A later pass begins here
/// again, with its own anticoagulant in the bottle that is already known.
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
        FirstCheck => Check(s, r, setup, Prompt.FirstCheck, out var checkedOnce)
            ? checkedOnce.EnterStage(SecondCheck) with { CheckedBy = r.Person }
            : checkedOnce,
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

    // RC-26
    /// <summary>The bottle weighs what it must with its anticoagulant.</summary>
    public static bool LoadFits(in ControllerState s, ControllerSetup setup)
    {
        var ordered = Mass.OfSaline(setup.Plan.AnticoagulantVolume).Grams;
        var loaded = (s.Estimates.Weight - s.Blood.BeforeLoad).Grams;
        return Math.Abs(loaded - ordered) <= setup.Profile.Cycle.AnticoagulantWithin.Value * ordered;
    }

    // The order was checked before the first pass and is frozen since; patient and bottle are asked for again before draw and return.
    static ControllerState Loaded(in ControllerState s) => s.Pass > 1 ? s.Enter(Phase.Prime) : s.EnterStage(FirstCheck);

    // A confirmation counts only with the device's own values read back, a slip of the decimal point is none; and only from somebody.
    static bool Check(in ControllerState s, in Readings r, ControllerSetup setup, Prompt prompt, out ControllerState next)
    {
        next = s;
        if (!s.Confirmed(r, prompt)) return false;
        var right = r.ReadBack.IsOf(setup.Plan, setup.Profile.Cycle.ReadBackWithin);
        var another = prompt == Prompt.FirstCheck || !setup.NeedsSecondPerson || r.Person != s.CheckedBy;
        var byWhomItMust = r.Person != Nobody && another;
        next = s with { ReadBackWrong = !right, PersonWrong = !byWhomItMust };
        return right && byWhomItMust && Facts.AllGood(r);
    }

    const byte Nobody = 0;
}
