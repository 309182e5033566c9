using Hormesis.Device.Capnography;

namespace Hormesis.Device.Controller;

/// <summary>
/// What the rules of capnography see of the session. A controller that has begun anew does not know what was returned before: it says
/// that there was a return, so that the rules go on watching.
/// </summary>
static class PatientSide
{
    public static CapnographyContext Of(in ControllerState s, in Readings r) => new()
    {
        // From the question whether the vein is punctured on: the baseline is of before.
        Drawing = s.Phase == Phase.Draw,
        Reinfusing = s.Phase == Phase.Reinfusion,
        HasReinfused = s.ReturnedAt > TimeSpan.Zero,
        SinceReinfusion = s.Now - s.ReturnedAt,
        AirSeen = s.Phase == Phase.Reinfusion && r.AirTotal > s.AirAtOpening,
    };
}
