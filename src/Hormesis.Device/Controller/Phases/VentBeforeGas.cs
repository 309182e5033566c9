namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 6: the bottle comes to ambient, with its clamps closed, before any gas is let in.</summary>
static class VentBeforeGas
{
    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var held = GeneratorLoop.Keep(s, setup).Hold(r.Bottle.Magnitude <= setup.Profile.Cycle.Vented);
        return held.GoodFor >= setup.Profile.Cycle.Settling
            ? held.Enter(Phase.Injection).Write(s.Journal.Next(JournalKind.DoseIntended, setup.Plan.Dose))
            : held;
    }
}
