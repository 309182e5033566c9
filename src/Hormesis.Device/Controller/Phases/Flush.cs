namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 12: saline by gravity past the closed clamp.</summary>
static class Flush
{
    public static ControllerState Advance(in ControllerState s, ControllerSetup setup) =>
        s.InPhase >= setup.Profile.Cycle.Flush ? s.Enter(Phase.NextPass) : s;

    public static Commands Commands() => new() { FlushOn = true };
}
