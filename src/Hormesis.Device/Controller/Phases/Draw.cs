using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 5: blood by vacuum, to its volume by weight. Written down before the clamp opens and after it has closed.</summary>
static class Draw
{
    const byte Connect = 0, WaitForJournal = 1, Drawing = 2, Closed = 3;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var followed = GeneratorLoop.Keep(s, setup);
        return s.Stage switch
        {
            Connect => s.Confirmed(r, Prompt.ConnectDraw)
                ? followed.EnterStage(WaitForJournal).Write(s.Journal.Next(JournalKind.DrawIntended, setup.Plan.BloodVolume))
                : followed,
            WaitForJournal => s.Written(r)
                ? followed.EnterStage(Drawing) with { Blood = s.Blood with { BeforeDraw = s.Estimates.Weight } }
                : followed,
            Drawing => Expected(s, setup) >= setup.Plan.BloodVolume ? followed.EnterStage(Closed) : followed,
            Closed => s.InStage >= setup.Profile.Cycle.Settling ? Finish(followed) : followed,
            _ => s.Fail(),
        };
    }

    public static Commands Commands(in ControllerState s, ControllerSetup setup)
    {
        var generator = GeneratorLoop.ToDestruct(s, setup);
        return s.Stage == Drawing
            ? generator with { DrawClampOpen = true, VentClosed = true, VacuumOn = true, VacuumTarget = Vacuum(s, setup) }
            : generator;
    }

    public static Prompt Asks(byte stage) => stage == Connect ? Prompt.ConnectDraw : Prompt.None;

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
        return ramped >= blood.DrawDeepest ? ramped : blood.DrawDeepest;
    }

    static ControllerState Finish(in ControllerState s)
    {
        var drawn = s.Blood.DrawnAtWeight(s.Estimates.Weight);
        return s.Enter(Phase.VentBeforeGas).Write(s.Journal.Next(JournalKind.DrawDone, drawn)) with
        {
            Blood = s.Blood with { Drawn = drawn, DrawnAt = s.Now },
        };
    }
}
