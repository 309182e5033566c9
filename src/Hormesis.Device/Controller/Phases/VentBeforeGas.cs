namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 6: the bottle comes to ambient, clamps closed, before any gas is let in. Without gas the blood goes back.</summary>
static class VentBeforeGas
{
    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var held = s.Hold(r.Bottle.Magnitude <= setup.Profile.Cycle.Vented);
        if (held.GoodFor < setup.Profile.Cycle.Settling || !s.Written(r)) return held;
        if (s.GasOff) return held.Enter(Phase.Settle);
        return s.Filling.MayBeDosed && r.DoseLedgerClear
            ? held.Enter(Phase.Injection).Write(JournalKind.DoseIntended, setup.Plan.Dose.Micrograms)
            : held;
    }
}
