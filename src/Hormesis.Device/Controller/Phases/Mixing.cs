namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 8: the closed bottle is mixed until little ozone is left in its gas, by the balance of masses and even if the uptake is slow.
/// </summary>
static class Mixing
{
    public static ControllerState Advance(in ControllerState s, ControllerSetup setup)
    {
        var little = s.Dose.InGasIfSlow <= setup.Profile.Cycle.MixedBelow.Value * s.Dose.Offered;
        return little || s.InPhase >= setup.Profile.Cycle.MixingLongest ? s.Enter(Phase.Vent) : s;
    }

    public static Commands Commands() => new() { VentClosed = true, MixerOn = true };
}
