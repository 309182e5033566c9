namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 13: one pass is all that a plan may ask for here (ControllerSetup refuses more), so the session ends.</summary>
static class NextPass
{
    public static ControllerState Advance(in ControllerState s, in Readings r) => s.Written(r) ? s.Enter(Phase.Ended) : s;
}
