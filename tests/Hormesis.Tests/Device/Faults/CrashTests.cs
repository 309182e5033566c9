using Hormesis.Device.Controller;
using Hormesis.Device.Faults;

namespace Hormesis.Tests.Device.Faults;

/// <summary>A small form of `hormesis faults --crashes`: the kills that follow a write to the journal.</summary>
public class CrashTests
{
    [Fact]
    public void No_kill_at_a_journal_entry_doses_a_filling_twice_or_gives_old_blood_back()
    {
        Crashes crashes = new(Rig.Profile, seed: 1, passes: 3);
        var cases = crashes.Cases.Where(c => c.LosesEntry || c.DownSeconds > 60).ToList();

        Assert.True(cases.Count > 40, $"{cases.Count} kills"); // three passes of six entries at least
        var wrong = cases.AsParallel().AsOrdered().Select(c => (c, Run: crashes.Run(c, TestContext.Current.CancellationToken)))
            .Where(r => !r.Run.Harms.IsEmpty || !r.Run.Broken.IsEmpty)
            .Select(r => $"{string.Join(", ", r.Run.Harms.List())} {string.Join(", ", r.Run.Broken.List())}: {r.c}").ToList();
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_restarted_device_knows_which_blood_is_in_the_bottle()
    {
        var rig = new Rig(seed: 3, FaultPlans.Fixed(Rig.Profile, passes: 2)).Until(r => r.State is { Phase: Phase.Mixing, Pass: 2 });
        var filling = rig.State.Filling;

        rig.Break(new Fault(FaultKind.Restart));
        rig.Until(r => r.Session.ControllerWas == SimulatedSession.Processor.Restarted);

        Assert.Equal((Phase.Safe, StopReason.Restart), (rig.State.Phase, rig.State.Stop));
        Assert.Equal((2, JournalKind.DoseDone), (rig.State.Pass, rig.State.Filling.Reached));
        Assert.InRange((filling.FirstBloodAt - rig.State.Filling.FirstBloodAt).TotalSeconds, 0, 0.1); // its intent is a few ticks older
        Assert.True(rig.State.GasOff);
        Assert.True(rig.State.Filling.HasBlood && !rig.State.Filling.MayBeDosed);
    }
}
