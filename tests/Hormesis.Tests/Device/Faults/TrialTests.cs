using Hormesis.Device.Faults;

namespace Hormesis.Tests.Device.Faults;

/// <summary>Small forms of `hormesis faults --loops` and `--dose`, on the plant's true values.</summary>
public class TrialTests
{
    const int Machines = 24, Runs = 100;

    [Fact]
    public void Concentration_and_pressure_settle_on_any_machine()
    {
        var trials = Run(Machines, i => LoopTrial.Run(Rig.Profile, i, Seed(i), TestContext.Current.CancellationToken));

        Assert.All(trials, t =>
        {
            Assert.True(t.Completed, $"{t}");
            Assert.True(t.Loop.Seconds <= 30, $"{t}");
            Assert.True(t.Loop.ErrorPercent <= 2, $"{t}");
            Assert.True(t.OvershootPercent <= 5, $"{t}");
            Assert.True(t.PressureOvershootMbar <= 20, $"{t}");
        });
    }

    [Fact]
    public void The_same_seed_is_the_same_trial() =>
        Assert.Equal(Dose(1), Dose(1));

    // Three standard deviations of a binomial of 100 at 95 % are 6.5 %.
    [Fact]
    public void The_absorbed_dose_is_the_order_and_its_interval_holds_the_truth()
    {
        var trials = Run(Runs, Dose);

        Assert.InRange(trials.Count(t => t.Completed), Runs - 1, Runs); // one in some hundreds stops for its sensors' noise
        Assert.All(trials, t => Assert.True(t.OfferedPercent <= 102, $"{t}"));
        Assert.InRange(trials.Count(t => t.OffPercent <= 5), 88, Runs);
        Assert.InRange(trials.Count(t => t.IsCovered), 88, Runs);
    }

    static T[] Run<T>(int count, Func<int, T> run) => [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(run)];

    static DoseTrial Dose(int index) => DoseTrial.Run(Rig.Profile, Seed(index), TestContext.Current.CancellationToken);

    static ulong Seed(int index) => 1000 + (ulong)index;
}
