using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Twin;

namespace Hormesis.Tests.Device.Faults;

/// <summary>A small form of what `hormesis faults` runs in full.</summary>
public class EnumerationTests
{
    static readonly Lazy<Enumeration> OfHyperbaric = new(() => new Enumeration(Rig.Profile, seed: 1));

    // One fault for each grave harm, in the phase where it would come to that.
    [Theory]
    [InlineData(FaultKind.LineAir, Phase.Reinfusion)]
    [InlineData(FaultKind.AirStuckClear, Phase.Reinfusion)]
    [InlineData(FaultKind.ReturnClampStuckOpen, Phase.Injection)]
    [InlineData(FaultKind.DrawClampStuckOpen, Phase.Mixing)]
    [InlineData(FaultKind.GasValveStuckOpen, Phase.Draw)]
    [InlineData(FaultKind.HighVoltageStuck, Phase.Injection)]
    [InlineData(FaultKind.PhotometerGain, Phase.Conditioning)]
    [InlineData(FaultKind.VolumeBasis, Phase.Injection)]
    [InlineData(FaultKind.PressureScale, Phase.Reinfusion)]
    [InlineData(FaultKind.LineOpen, Phase.Reinfusion)]
    [InlineData(FaultKind.LineResistance, Phase.Reinfusion)]
    [InlineData(FaultKind.PowerCut, Phase.Injection)]
    [InlineData(FaultKind.ControlStall, Phase.Reinfusion)]
    [InlineData(FaultKind.Restart, Phase.Injection)]
    [InlineData(FaultKind.DoseLedger, Phase.Draw)]
    [InlineData(FaultKind.BottleRupture, Phase.Prime)]
    [InlineData(FaultKind.WeightDrift, Phase.Reinfusion)]
    public void No_single_fault_hurts(FaultKind kind, Phase phase)
    {
        foreach (var moment in new byte[] { 0, 1, 2 })
        {
            FaultCase @case = new(Fault.Of(kind), default, false, phase, moment);
            var run = OfHyperbaric.Value.Run(@case, TestContext.Current.CancellationToken);
            Assert.NotNull(run);

            Assert.True(run.Harms.IsEmpty, $"{string.Join(", ", run.Harms.List())} by {@case} at {run.FirstAt}");
            Assert.True(run.Broken.IsEmpty, $"{string.Join(", ", run.Broken.List())} by {@case} at {run.FirstAt}");
        }
    }

    // All listed sets hurt while blood flows back; `faults --enumerate --pairs` holds the list to every phase.
    [Fact]
    public void The_pairs_that_hurt_in_the_return_are_those_of_the_list()
    {
        MinimalSets found = new();
        var cases = OfHyperbaric.Value.Pairs().Where(p => p.Phase == Phase.Reinfusion).ToList();

        foreach (var (@case, run) in cases.AsParallel().AsOrdered()
            .Select(c => (c, OfHyperbaric.Value.Run(c, TestContext.Current.CancellationToken))))
        {
            foreach (var harm in run?.Harms.List() ?? []) found.Add(harm, [.. @case.Kinds]);
        }

        Assert.True(cases.Count > 400, $"{cases.Count} pairs");
        Assert.Equal(Describe(CriticalSets.Of(Rig.Profile)), Describe(found));
    }

    static IEnumerable<string> Describe(MinimalSets sets) => sets.List().Select(s => $"{s.Harm}: {string.Join(" + ", s.Set)}");

    [Fact]
    public void The_judge_sees_harm_where_there_is_some()
    {
        Judge judge = new();
        PlantTruth truth = new() { BottleGaugeBar = 0 };
        WardView ward = new() { OrderUg = 1000, OrderMl = 100 };

        judge.Look(truth, ward);
        Assert.True(judge.Harms.IsEmpty);
        judge.Look(truth with { LargestBubbleMl = 0.2, BottleGaugeBar = 1.1, OzoneThisFillUg = 1130, BloodLostMl = 3 }, ward);
        judge.Look(truth, ward); // what has happened has happened

        Assert.Equal([Harm.BottleBurst, Harm.GasToPatient, Harm.Overdose, Harm.BloodLoss], judge.Harms.List());
        judge = new();
        judge.Look(truth with { BottleGaugeBar = double.NaN, LargestBubbleMl = double.NaN }, ward);
        Assert.True(judge.Harms.Has(Harm.BottleBurst) && judge.Harms.Has(Harm.GasToPatient)); // nothing is good that is no number
    }

    [Fact]
    public void One_seed_gives_one_session_and_a_fork_goes_on_as_the_session_does()
    {
        var (first, second) = (new Rig(seed: 9), new Rig(seed: 9));
        first.To(Phase.Draw, secondsOn: 20);
        second.To(Phase.Draw, secondsOn: 20);
        SimulatedSession fork = new(first.Session.Setup, 1);
        fork.CopyFrom(first.Session);

        first.For(60);
        second.For(60);
        while (fork.Now < first.Now) fork.Step();

        Assert.Equal(first.Session.Trace, second.Session.Trace);
        Assert.Equal(first.Session.Trace, fork.Trace);
    }
}
