namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 7: ozone into the closed bottle until the ordered mass is in. Not until a pressure: the pressure is what it becomes,
/// and only bounds it.
/// </summary>
static class Injection
{
    const byte WaitForJournal = 0, Filling = 1, Closed = 2;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Stage switch
    {
        WaitForJournal => s.Written(r) && Conditioning.InBand(s, setup) ? s.EnterStage(Filling) : GeneratorLoop.Keep(s, setup),
        Filling => s.Dose.Offered >= setup.Plan.Dose ? s.EnterStage(Closed) : s,
        Closed => s.InStage >= setup.Profile.Cycle.Settling
            ? s.Enter(Phase.Mixing).Write(s.Journal.Next(JournalKind.DoseDone, s.Dose.Offered))
            : s,
        _ => s.Fail(),
    };

    public static Commands Commands(in ControllerState s, ControllerSetup setup) => s.Stage switch
    {
        WaitForJournal => GeneratorLoop.ToDestruct(s, setup),
        Filling => GeneratorLoop.ToBottle(s, setup),
        _ => new() { VentClosed = true },
    };

    public static bool IsFilling(in ControllerState s) => s.Phase == Phase.Injection && s.Issued.GasToBottle;
}
