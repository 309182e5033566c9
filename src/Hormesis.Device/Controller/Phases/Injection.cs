using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 7: ozone into the closed bottle until the ordered mass is in, by the larger of two accounts. Not until a pressure: the
/// pressure is what it becomes, and only bounds it. Early on the filling pauses, to see that nothing moves behind the clamps. A device
/// that may not fill above ambient evacuates the bottle first.
/// </summary>
static class Injection
{
    const byte WaitForJournal = 0, Evacuate = 1, Prefill = 2, Pause = 3, Fill = 4, Closed = 5;
    const double PauseShare = 0.5; // of the dose, if that comes before the pressure to pause at

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Stage switch
    {
        WaitForJournal => MayBegin(s, r, setup) ? Begin(s, setup) : s,
        Evacuate => r.Bottle <= setup.EvacuateTo(setup.Headspace(s)) ? s.EnterStage(Pause).Marked(r) : s,
        Prefill => IsDosed(s, setup) ? s.EnterStage(Closed)
            : r.Bottle >= setup.Profile.Cycle.PrePressure || s.OfferedLargest >= PauseShare * setup.Plan.Dose ? s.EnterStage(Pause)
            : s,
        Pause => Paused(s, r, setup),
        Fill => IsDosed(s, setup) ? s.EnterStage(Closed) : s,
        Closed => s.InStage >= setup.Profile.Cycle.Settling ? Finish(s) : s,
        _ => s.Fail(),
    };

    public static Commands Commands(in ControllerState s, ControllerSetup setup) => s.Stage switch
    {
        WaitForJournal => GeneratorLoop.ToDestruct(s, setup),
        Evacuate => GeneratorLoop.ToDestruct(s, setup) with
        {
            VentClosed = true,
            VacuumOn = true,
            VacuumTarget = setup.EvacuateTo(setup.Headspace(s)) - Margin,
        },
        Prefill or Fill => GeneratorLoop.ToBottle(s, setup),
        Pause => GeneratorLoop.ToDestruct(s, setup) with { VentClosed = true },
        _ => new() { VentClosed = true },
    };

    public static bool IsFilling(in ControllerState s) => s.Phase == Phase.Injection && s.Issued.GasToBottle;

    public static bool IsClosed(byte stage) => stage == Closed;

    /// <summary>Nothing has gone in yet, and nothing may without another look.</summary>
    public static bool IsBeforeGas(in ControllerState s) => s.Phase == Phase.VentBeforeGas
        || s.Phase == Phase.Injection && s.Stage is WaitForJournal or Evacuate or Pause && !(s.Dose.Offered > OzoneMass.Zero);

    /// <summary>Gas has been let in.</summary>
    public static bool HasBegun(in ControllerState s) => s.Stage is Prefill or Pause or Fill or Closed;

    /// <summary>Not one microgram more: what went in is the filling's dose.</summary>
    public static ControllerState End(in ControllerState s) => s.Stage == Closed ? s : s.EnterStage(Closed);

    static readonly GaugePressure Margin = GaugePressure.FromMillibar(5); // so that the regulator reaches its mark

    // Its intent is written, the gas is as ordered, both clamps are seen closed, and nobody knows of any gas in it.
    static bool MayBegin(in ControllerState s, in Readings r, ControllerSetup setup) =>
        s.Written(r) && s.Filling.IsDoseIntended && !s.GasOff && r.DoseLedgerClear && Facts.AllGood(r)
        && r.DrawClampClosed && r.ReturnClampClosed && Conditioning.InBand(s, setup);

    static ControllerState Begin(in ControllerState s, ControllerSetup setup) =>
        setup.Profile.Equipment.Overpressure
            ? s.EnterStage(Prefill) with { Gas = GasBalance.Begin(s, setup) }
            : s.EnterStage(Evacuate);

    // RC-13
    static bool IsDosed(in ControllerState s, ControllerSetup setup) => s.OfferedLargest >= setup.Plan.Dose;

    // RC-12
    // The first settling counts for the valve and the sensors; from then on nothing may move.
    static ControllerState Paused(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        if (s.InStage < cycle.Settling) return s.Marked(r);
        if (!IsSteady(s, r, setup) || !r.DrawClampClosed || !r.ReturnClampClosed) return s.Fail();
        if (s.InStage < cycle.Settling + cycle.PrePressureHold) return s;
        if (IsBeforeGas(s) && !(r.DoseLedgerClear && Facts.AllGood(r))) return s; // evacuating took its time: all is asked again
        return setup.Profile.Equipment.Overpressure
            ? s.EnterStage(Fill)
            : s.EnterStage(Fill) with { Gas = GasBalance.Begin(s, setup) };
    }

    static bool IsSteady(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        var moved = s.Estimates.Weight - s.WeightMark;
        return moved <= cycle.SteadyWeight && Mass.Zero - moved <= cycle.SteadyWeight
            && GaugePressure.Apart(r.Line, s.LineMark) <= cycle.SteadyPressure
            && GaugePressure.Apart(r.Bottle, s.Mark) <= cycle.SteadyPressure;
    }

    static ControllerState Marked(this in ControllerState s, in Readings r) =>
        s with { Mark = r.Bottle, LineMark = r.Line, WeightMark = s.Estimates.Weight };

    static ControllerState Finish(in ControllerState s)
    {
        var done = s.Write(JournalKind.DoseDone, s.Dose.Offered.Micrograms);
        return done.Dose.Offered > OzoneMass.Zero ? done.Enter(Phase.Mixing) : done.Enter(Phase.Vent);
    }
}
