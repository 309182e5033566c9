using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 3: the anticoagulant is loaded and weighed, and two people find patient, bottle, order and screening to match.
/// </summary>
static class SetUp
{
    const byte Weigh = 0, Load = 1, CheckLoad = 2, FirstCheck = 3, SecondCheck = 4;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Stage switch
    {
        Weigh => s.InStage >= setup.Profile.Cycle.Settling ? TakeTare(s, setup) : s,
        Load => s.Confirmed(r, Prompt.LoadAnticoagulant) ? s.EnterStage(CheckLoad) : s,
        CheckLoad => s.InStage >= setup.Profile.Cycle.Settling ? (LoadFits(s, setup) ? s.EnterStage(FirstCheck) : s.Fail()) : s,
        FirstCheck => s.Confirmed(r, Prompt.FirstCheck) && Facts.AllGood(r) ? s.EnterStage(SecondCheck) : s,
        SecondCheck => s.Confirmed(r, Prompt.SecondCheck) && Facts.AllGood(r) ? s.Enter(Phase.Prime) : s,
        _ => s.Fail(),
    };

    public static Prompt Asks(byte stage) => stage switch
    {
        Load => Prompt.LoadAnticoagulant,
        FirstCheck => Prompt.FirstCheck,
        SecondCheck => Prompt.SecondCheck,
        _ => Prompt.None,
    };

    static ControllerState TakeTare(in ControllerState s, ControllerSetup setup)
    {
        var bottle = setup.Profile.Bottle;
        var off = s.Estimates.Weight - bottle.Tare;
        var isTheBottle = off <= bottle.TareTolerance && Mass.Zero - off <= bottle.TareTolerance;
        return isTheBottle ? s.EnterStage(Load) with { Blood = s.Blood with { Tare = s.Estimates.Weight } } : s.Fail();
    }

    /// <summary>False when, the moment before the draw, the bottle no longer holds what was loaded (RC-26).</summary>
    public static bool LoadStands(in ControllerState s, ControllerSetup setup) =>
        s.Phase != Phase.Draw || s.Issued.DrawClampOpen || s.Blood.BeforeDraw > Mass.Zero || LoadFits(s, setup);

    static bool LoadFits(in ControllerState s, ControllerSetup setup)
    {
        var ordered = Mass.OfSaline(setup.Plan.AnticoagulantVolume).Grams;
        var loaded = (s.Estimates.Weight - s.Blood.Tare).Grams;
        return Math.Abs(loaded - ordered) <= setup.Profile.Cycle.AnticoagulantWithin.Value * ordered;
    }
}
