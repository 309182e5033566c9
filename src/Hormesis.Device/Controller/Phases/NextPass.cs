namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 13: another pass into the same bottle, or the end. A session that was stopped or lost its gas has no further pass.
/// </summary>
static class NextPass
{
    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        if (!s.Written(r)) return s;
        var another = s.Pass < setup.Plan.Passes && !s.GasOff && s.Filling.Reached == JournalKind.ReturnDone;
        return another ? Begin(s, setup) : s.Enter(Phase.Ended);
    }

    // A filling of its own with accounts of its own; the session keeps the sums.
    static ControllerState Begin(in ControllerState s, ControllerSetup setup) => s.Enter(Phase.SetUp) with
    {
        Filling = Filling.Of(s.Pass + 1),
        OfferedBefore = s.OfferedBefore + s.Dose.Offered,
        AbsorbedBefore = Absorption.OfSession(s, setup),
        Dose = default,
        Gas = default,
        Residual = default,
        Blood = s.Blood.ForNextPass(),
        Checks = s.Checks.ForNextPass(),
    };
}
