namespace Hormesis.Device.Controller.Phases;

/// <summary>Phase 2: the generator comes to the ordered concentration while all gas goes to the destruct.</summary>
static class Conditioning
{
    const byte OpenLoop = 0, Feedback = 1;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        if (s.Stage == OpenLoop && s.InStage < setup.Profile.Gas.OpenLoop) return s;
        if (s.Stage == OpenLoop) return s.EnterStage(Feedback) with { Estimates = s.Estimates.WithFreshConcentration(r) };

        var held = GeneratorLoop.Adapt(s, setup).Hold(InBand(s, setup));
        return held.GoodFor >= setup.Profile.Cycle.Conditioned ? held.Enter(Phase.SetUp) : held;
    }

    public static bool InBand(in ControllerState s, ControllerSetup setup)
    {
        var ratio = s.Estimates.Concentration.MicrogramsPerNormalMillilitre / setup.Plan.Concentration.MicrogramsPerNormalMillilitre;
        return Math.Abs(ratio - 1) <= setup.Profile.Cycle.ConditionedWithin.Value;
    }
}
