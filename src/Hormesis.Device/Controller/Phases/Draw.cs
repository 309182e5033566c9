using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 5: blood by vacuum, to its volume by weight. Written down before the clamp opens and after it has closed.</summary>
static class Draw
{
    const byte Connect = 0, WaitForJournal = 1, Drawing = 2, Closed = 3;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Stage switch
    {
        Connect => !s.Confirmed(r, Prompt.ConnectDraw) ? s
            : !SetUp.LoadFits(s, setup) ? s.Fail()
            : MayDraw(s, r, setup) ? s.EnterStage(WaitForJournal).Write(JournalKind.DrawIntended, setup.Plan.BloodVolume.Millilitres)
            : s,
        WaitForJournal => s.Written(r) ? Begin(s) : s,
        Drawing => Expected(s, setup) >= setup.Plan.BloodVolume ? s.EnterStage(Closed) : s,
        Closed => s.InStage >= setup.Profile.Cycle.Settling ? Finish(s) : s,
        _ => s.Fail(),
    };

    public static Commands Commands(in ControllerState s, ControllerSetup setup)
    {
        var generator = GeneratorLoop.ToDestruct(s, setup);
        return s.Stage == Drawing
            ? generator with { DrawClampOpen = true, VentClosed = true, VacuumOn = true, VacuumTarget = Vacuum(s, setup) }
            : generator;
    }

    public static Prompt Asks(byte stage) => stage == Connect ? Prompt.ConnectDraw : Prompt.None;

    /// <summary>No more is drawn; what has come is the filling.</summary>
    public static ControllerState End(in ControllerState s) => s.Stage is WaitForJournal or Drawing ? s.EnterStage(Closed) : s;

    // A pass begins only within what the whole session may offer.
    static bool MayDraw(in ControllerState s, in Readings r, ControllerSetup setup) =>
        Facts.AllGood(r) && r.DoseLedgerClear && s.OfferedBefore + setup.Plan.Dose <= 1.02 * setup.SessionCeiling;

    static ControllerState Begin(in ControllerState s) => s.EnterStage(Drawing) with
    {
        Blood = s.Blood with { BeforeDraw = s.Estimates.Weight },
        Filling = s.Filling with { FirstBloodAt = s.Now },
    };

    // What will be in the bottle once the filter has caught up and the clamp has closed.
    static ActualVolume Expected(in ControllerState s, ControllerSetup setup)
    {
        var blood = setup.Profile.Blood;
        return s.Blood.DrawnAtWeight(s.Estimates.Weight) + s.Estimates.BloodIn * (blood.WeightFilter + blood.ClampTime);
    }

    static GaugePressure Vacuum(in ControllerState s, ControllerSetup setup)
    {
        var blood = setup.Profile.Blood;
        var ramped = blood.DrawStart - s.InStage.TotalSeconds * blood.DrawRampPerSecond;
        var deepest = ramped >= blood.DrawDeepest ? ramped : blood.DrawDeepest;
        return blood.Vein - s.Slowed.Value * (blood.Vein - deepest); // the flow goes with the distance from the vein's pressure
    }

    static ControllerState Finish(in ControllerState s)
    {
        var drawn = s.Blood.DrawnAtWeight(s.Estimates.Weight);
        return s.Enter(Phase.VentBeforeGas).Write(JournalKind.DrawDone, drawn.Millilitres) with { Blood = s.Blood with { Drawn = drawn } };
    }
}
