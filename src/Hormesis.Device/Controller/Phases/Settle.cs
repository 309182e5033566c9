namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 10: bubbles that the decompression made rise and break, vent open, everything else closed.</summary>
static class Settle
{
    public static ControllerState Advance(in ControllerState s, ControllerSetup setup) =>
        s.InPhase >= setup.Profile.Cycle.Settle ? s.Enter(Phase.Reinfusion) : s;
}
