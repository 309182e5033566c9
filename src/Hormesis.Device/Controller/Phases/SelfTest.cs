namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 0: everything that can be seen at rest is as it must be, for long enough. Clamps closed, vent open.</summary>
static class SelfTest
{
    const int Patience = 3; // tries as long as the test itself, this many times

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var needed = setup.Profile.Cycle.SelfTest;
        var held = s.Hold(AllGood(r, setup));
        if (held.GoodFor >= needed) return held.Enter(Phase.LeakTest);
        return held.InPhase > Patience * needed ? held.Fail() : held;
    }

    static bool AllGood(in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        return r.Bottle.Magnitude <= cycle.AtRest && r.BottleSecond.Magnitude <= cycle.AtRest
            && r.PhotometerGood && r.VentPhotometerGood && r.AirDetectorGood
            && r.DrawClampClosed && r.ReturnClampClosed && r.MainsGood;
    }
}
