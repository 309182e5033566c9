namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 2: the generator comes to the ordered concentration while all gas goes to the destruct. What its power makes and what both
/// channels of the photometer say is compared then, and remembered to be compared with later.
/// </summary>
static class Conditioning
{
    const byte OpenLoop = 0, Feedback = 1;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        if (s.Stage == OpenLoop && s.InStage < setup.Profile.Gas.OpenLoop) return s;
        if (s.Stage == OpenLoop)
            return s.EnterStage(Feedback) with { Estimates = s.Estimates.WithFreshConcentration(r), Checks = s.Checks.Comparing() };

        var held = GeneratorLoop.Adapt(s, setup).Hold(InBand(s, setup) && !r.Machine.PhotometerZeroing);
        if (s.Estimates.SampleAt == s.Now) held = held with { Checks = held.Checks.Compare(r) };
        return held.GoodFor >= setup.Profile.Cycle.Conditioned ? Compare(held, setup) : held;
    }

    public static bool InBand(in ControllerState s, ControllerSetup setup)
    {
        if (!setup.HasPhotometer) return s.GasOnFor >= setup.Profile.Gas.OpenLoop;
        var ratio = s.Estimates.Concentration.MicrogramsPerNormalMillilitre / setup.Plan.Concentration.MicrogramsPerNormalMillilitre;
        return Math.Abs(ratio - 1) <= setup.Profile.Cycle.ConditionedWithin.Value;
    }

    static ControllerState Compare(in ControllerState s, ControllerSetup setup)
    {
        if (!setup.HasPhotometer) return s.Enter(Phase.SetUp);
        var (test, checks) = (setup.Profile.SelfTest, s.Checks);
        if (checks.Samples < test.ComparedSamples) return s;

        var model = s.Estimates.Concentration.MicrogramsPerNormalMillilitre / setup.ModelMicrograms(s.Issued.Power, s.Issued.OxygenFlow);
        var two = setup.Profile.Equipment.PhotometerChannels > 1;
        var apart = two ? CrossChecks.ChannelsApart(checks.FirstSum / checks.Samples, checks.SecondSum / checks.Samples, setup) : 0;
        var good = Math.Abs(model - 1) <= test.GeneratorWithin.Value && apart <= test.ChannelsWithin.Value;
        var channels = two ? checks.SecondSum / checks.FirstSum : 0;
        return good ? s.Enter(Phase.SetUp) with { Checks = checks with { ModelRatio = model, ChannelRatio = channels } } : s.Fail();
    }
}
