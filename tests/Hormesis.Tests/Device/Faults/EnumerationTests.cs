using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Twin;
using Hormesis.Tests.Device.Profiles;

namespace Hormesis.Tests.Device.Faults;

/// <summary>A small form of what `hormesis faults` runs in full.</summary>
public class EnumerationTests
{
    static readonly Lazy<Enumeration> OfHyperbaric = new(() => new Enumeration(Rig.Profile, seed: 1));

    static readonly (FaultKind Kind, Phase Phase)[] Telling =
    [
        (FaultKind.LineOpen, Phase.Reinfusion), (FaultKind.HaemolysisIndex, Phase.Mixing), (FaultKind.PatientEvent, Phase.Reinfusion),
        (FaultKind.LineAir, Phase.Reinfusion), (FaultKind.AirStuckClear, Phase.Reinfusion), (FaultKind.PressureScale, Phase.Injection),
        (FaultKind.ReturnClampStuckOpen, Phase.Injection), (FaultKind.DrawClampStuckOpen, Phase.Mixing),
        (FaultKind.GasValveStuckOpen, Phase.Injection), (FaultKind.HighVoltageStuck, Phase.Injection),
        (FaultKind.PhotometerGain, Phase.Conditioning), (FaultKind.VolumeBasis, Phase.Injection), (FaultKind.FlowGain, Phase.Injection),
        (FaultKind.WeightDrift, Phase.Reinfusion), (FaultKind.ControlStall, Phase.Reinfusion), (FaultKind.Restart, Phase.Injection),
    ];

    // What a device lacks is visible as a set of size one, and nothing else is: the list of each profile, both ways.
    [Theory, InlineData("generic-open-loop"), InlineData("generic-normobaric-photometer")]
    public void Each_fault_in_its_telling_phase_hurts_exactly_where_the_list_of_the_profile_says(string id)
    {
        var profile = ShippedProfiles.Get(id);
        var enumeration = new Enumeration(profile, seed: 1);
        MinimalSets found = new();
        var cases = from told in Telling
                    from fault in Enumeration.Faults.Where(f => f.Kind == told.Kind)
                    select new FaultCase(fault, default, false, told.Phase, 1);
        var runs = cases.AsParallel().AsOrdered()
            .Select(c => (Case: c, Run: enumeration.Run(c, TestContext.Current.CancellationToken)));

        foreach (var (@case, run) in runs)
        {
            Assert.NotNull(run);
            foreach (var harm in run.Harms.List()) found.Add(harm, @case.First.Kind);
            Assert.True(!run.Harms.IsEmpty || run.Broken.IsEmpty, $"{string.Join(", ", run.Broken.List())} by {@case} at {run.FirstAt}");
        }

        Assert.Equal(Describe(CriticalSets.Of(profile)), Describe(found));
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
