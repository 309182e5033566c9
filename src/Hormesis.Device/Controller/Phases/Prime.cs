namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 4: saline drives the air out of the return line, upstream of the closed clamp.</summary>
static class Prime
{
    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var held = s.Hold(r.AirDetectorGood && !r.AirNow);
        return held.GoodFor >= setup.Profile.Cycle.AirClear ? held.Enter(Phase.Draw) : held;
    }

    public static Commands Commands(in ControllerState s, ControllerSetup setup) =>
        GeneratorLoop.ToDestruct(s, setup) with { PrimeOn = true };
}
