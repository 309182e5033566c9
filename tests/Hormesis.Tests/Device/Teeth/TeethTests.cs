using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Tests.Device.Teeth;

/// <summary>A campaign that finds nothing proves something only if it would find a bug (reference/device-safety 6.2).</summary>
public class TeethTests
{
    public static TheoryData<string> Bugs { get; } = [.. SeededBugs.All.Select(b => b.Name)];

    // RC-13 RC-15 RC-19 RC-20 RC-22 RC-23 RC-24 RC-28 RC-30 RC-31 RC-32
    [Fact]
    public void The_short_campaign_finds_nothing_in_the_device_as_it_is() =>
        Assert.Null(ShortCampaign.FirstFinding(DeviceProfiles.Default, 1, "", TestContext.Current.CancellationToken));

    // RC-06 RC-34
    [Theory, MemberData(nameof(Bugs))]
    public void A_bug_is_caught_by_the_short_campaign(string name)
    {
        var bug = SeededBugs.All.Single(b => b.Name == name);
        using var patched = PatchedDevice.With(bug.Edits);
        var campaign = patched.Device.GetType("Hormesis.Device.Faults.ShortCampaign", throwOnError: true)!.GetMethod("FirstFinding")!;

        var finding = campaign.Invoke(null, [DeviceProfiles.Default, 1UL, bug.First, TestContext.Current.CancellationToken]);

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {finding}");
        Assert.NotNull(finding);
    }
}
