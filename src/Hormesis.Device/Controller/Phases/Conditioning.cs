namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 2: the generator comes to the ordered concentration while all gas goes to the destruct, and its gain and lag are learnt. What
/// both channels of the photometer say is compared then, and remembered to be compared with later.
/// </summary>
static class Conditioning
{
    const byte Learning = 0, Comparing = 1;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        if (s.Stage == Learning)
        {
            return IsReady(s, setup)
                ? s.EnterStage(Comparing) with { Estimates = s.Estimates.WithFreshConcentration(r), Checks = s.Checks.Comparing() }
                : s;
        }
        var held = s.Hold(InBand(s, setup) && !r.Machine.PhotometerZeroing);
        if (s.Estimates.SampleAt == s.Now) held = held with { Checks = held.Checks.Compare(r) };
        return held.GoodFor >= setup.Profile.Cycle.Conditioned ? Compare(held, setup) : held;
    }

    public static bool InBand(in ControllerState s, ControllerSetup setup)
    {
        if (!setup.HasPhotometer) return s.GasOnFor >= setup.Profile.Gas.OpenLoop;
        var shown = s.Estimates.BothChannels(setup).MicrogramsPerNormalMillilitre;
        var ratio = shown / setup.Plan.Concentration.MicrogramsPerNormalMillilitre;
        return Math.Abs(ratio - 1) <= setup.Profile.Cycle.ConditionedWithin.Value;
    }

    static bool IsReady(in ControllerState s, ControllerSetup setup) => s.GasOnFor >= setup.Profile.Gas.OpenLoop
        && (!setup.HasPhotometer || s.Ozone.IsLearnt(setup) && s.Ozone.IsSettled(setup));

    static ControllerState Compare(in ControllerState s, ControllerSetup setup)
    {
        if (!setup.HasPhotometer) return s.Enter(Phase.SetUp);
        var (test, checks) = (setup.Profile.SelfTest, s.Checks);
        if (checks.Samples < test.ComparedSamples) return s;

        var model = s.Estimates.Concentration.MicrogramsPerNormalMillilitre / s.Ozone.ModelledMicrograms;
        var two = setup.Profile.Equipment.PhotometerChannels > 1;
        var apart = two ? Apart(checks, setup) : 0;
        var good = Math.Abs(model - 1) <= test.GeneratorWithin.Value && apart <= test.ChannelsWithin.Value;
        var channels = two ? checks.SecondSum / checks.FirstSum : 0;
        return good ? s.Enter(Phase.SetUp) with { Checks = checks with { ModelRatio = model, ChannelRatio = channels } } : s.Fail();
    }

    // As a share of the order; but below 20 ug/NmL the photometer's noise would be taken for a difference.
    static double Apart(in CrossChecks checks, ControllerSetup setup)
    {
        const double least = 20;
        var apart = Math.Abs(checks.SecondSum - checks.FirstSum) / checks.Samples;
        return apart / Math.Max(setup.Plan.Concentration.MicrogramsPerNormalMillilitre, least);
    }
}
