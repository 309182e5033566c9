using Hormesis.Device.Controller;
using Hormesis.Device.Faults;

namespace Hormesis.Tests.Device.Profiles;

/// <summary>A whole session on each shipped device: it completes, hurts nobody, and is honest about what it cannot see.</summary>
public class ProfileSessionTests
{
    public static TheoryData<string> Ids { get; } = [.. ShippedProfiles.All.Select(p => p.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Sessions_by_chance_complete_on_many_machines(string id)
    {
        var profile = ShippedProfiles.Get(id);
        var failed = Enumerable.Range(1, 24).AsParallel().Select(seed =>
        {
            var rig = new Rig((ulong)seed, FaultPlans.Random(profile, (ulong)seed, passes: 1), profile).ToEnd();
            var complete = rig.State is { Phase: Phase.Ended, Stop: StopReason.None };
            var (harms, broken) = (rig.Session.Harms, rig.Session.Broken);
            return complete && harms.IsEmpty && broken.IsEmpty
                ? ""
                : $"seed {seed}: {rig.StoppedBy} {string.Join(", ", harms.List())} {string.Join(", ", broken.List())}";
        }).Where(f => f.Length > 0).ToList();

        Assert.Empty(failed);
    }

    // As of the default device, which has its own test; the chance that an interval of 95 % holds fewer than 35 of 40 is 1 %.
    [Theory, InlineData("generic-normobaric-photometer"), InlineData("generic-open-loop")]
    public void The_interval_of_the_absorbed_dose_holds_the_truth(string id)
    {
        var profile = ShippedProfiles.Get(id);
        var held = Enumerable.Range(101, 40).AsParallel().Count(seed =>
        {
            var rig = new Rig((ulong)seed, FaultPlans.Random(profile, (ulong)seed, passes: 1), profile).ToEnd();
            var reported = Absorption.Of(rig.State, rig.Setup);
            return rig.Device.Ledger.AbsorbedUg >= reported.Low.Micrograms && rig.Device.Ledger.AbsorbedUg <= reported.High.Micrograms;
        });

        Assert.InRange(held, 35, 40); // device-safety 6.2, I21
    }

    [Theory, InlineData("generic-normobaric-photometer"), InlineData("generic-open-loop")]
    public void A_device_without_overpressure_fills_to_ambient_and_never_beyond(string id)
    {
        var profile = ShippedProfiles.Get(id);
        foreach (var seed in Enumerable.Range(1, 12))
        {
            var rig = new Rig((ulong)seed, FaultPlans.Random(profile, (ulong)seed, passes: 1), profile).ToEnd();
            Assert.InRange(rig.Device.Ledger.BottlePressureMaxBar, 0, profile.Bottle.FillHighest.Bar);
            Assert.InRange(rig.Device.Ledger.BottlePressureMinBar, -0.46, -0.2); // it was evacuated, and no deeper than what stops it
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Nothing_is_alarmed_that_is_only_not_there(string id)
    {
        var profile = ShippedProfiles.Get(id);
        List<string> alarms = [];
        var rig = new Rig(seed: 3, FaultPlans.Fixed(profile), profile);
        rig.Session.AlarmRaised = (alarm, at) => alarms.Add($"{alarm.Id} at {at}");

        rig.ToEnd();

        Assert.Empty(alarms);
    }

    // What no photometer sees: the dose is as far off as the generator is off its table.
    [Fact]
    public void An_open_loop_doses_by_its_table_and_its_interval_says_how_little_that_is()
    {
        var profile = ShippedProfiles.OpenLoop;
        var shares = Enumerable.Range(1, 20).AsParallel().Select(seed =>
        {
            var rig = new Rig((ulong)seed, FaultPlans.Fixed(profile), profile).ToEnd();
            var reported = Absorption.Of(rig.State, rig.Setup);
            Assert.InRange((reported.High - reported.Low) / rig.Setup.Plan.Dose, 0.3, 0.6);
            return rig.Device.Ledger.OfferedUg / rig.Setup.Plan.Dose.Micrograms;
        }).ToList();

        Assert.True(shares.Max() - shares.Min() > 0.08, $"{shares.Min()} to {shares.Max()}");
        Assert.All(shares, s => Assert.InRange(s, 0.8, 1.12));
    }

    [Fact]
    public void A_plan_that_a_device_cannot_fill_is_refused_with_the_reason()
    {
        var plan = Rig.Plan(bloodMl: 200); // 200 NmL into 278 mL: a vacuum of 0.8 bar before it

        var refusal = Assert.Throws<Hormesis.Model.InputException>(() => new Rig(seed: 1, plan, ShippedProfiles.Normobaric));

        Assert.Equal("gasVolumeNormalMl", refusal.Place);
    }
}
