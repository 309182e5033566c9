using FsCheck;
using FsCheck.Fluent;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>What the throttle lets through, by itself.</summary>
public sealed class ThrottleTests
{
    const string Account = "KIM", Address = "192.0.2.7";

    /// <summary>One step of somebody's guessing: how long they wait before it, and where it comes from.</summary>
    sealed record Guess(int AfterSeconds, int From, bool Waits);

    static Arbitrary<Guess[]> Guesses => Gen.Choose(0, 400)
        .SelectMany(after => Gen.Choose(0, 6), (after, from) => new Guess(after, from, (after + from) % 3 > 0))
        .ArrayOf(150).ToArbitrary();

    [Fact]
    public void However_somebody_guesses_an_account_is_tried_twenty_times_in_any_hour() => Prop.ForAll(Guesses, guesses =>
    {
        StoppedClock clock = new();
        Throttle throttle = new(clock);
        Queue<DateTimeOffset> tried = new();
        foreach (var guess in guesses)
        {
            clock.Advance(TimeSpan.FromSeconds(guess.AfterSeconds));
            var wait = throttle.Begin(Account, $"192.0.2.{guess.From}", device: null);
            Assert.True(wait >= TimeSpan.Zero);
            if (wait > TimeSpan.Zero && guess.Waits)
            {
                clock.Advance(wait);
                wait = throttle.Begin(Account, $"192.0.2.{guess.From}", device: null);
                Assert.Equal(TimeSpan.Zero, wait);
            }
            if (wait > TimeSpan.Zero) continue;
            tried.Enqueue(clock.Now);
            while (clock.Now - tried.Peek() >= TimeSpan.FromHours(1)) tried.Dequeue();
            Assert.True(tried.Count <= Throttle.FailuresAnHour, $"{tried.Count} tries in an hour");
        }
    }).CheckFromSeed();

    [Fact]
    public void Each_failure_makes_the_next_wait_no_shorter_up_to_its_bound()
    {
        StoppedClock clock = new();
        Throttle throttle = new(clock);
        List<TimeSpan> waits = [];
        for (var i = 0; i < 16; i++)
        {
            Assert.Equal(TimeSpan.Zero, throttle.Begin(Account, $"192.0.2.{i}", null));
            waits.Add(Asked(throttle));
            clock.Advance(waits[^1]);
        }

        Assert.All(waits.Take(Throttle.FreeFailures - 1), w => Assert.Equal(TimeSpan.Zero, w));
        Assert.All(waits.Skip(Throttle.FreeFailures - 1), w => Assert.True(w > TimeSpan.Zero));
        Assert.All(waits.Zip(waits.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.Equal(TimeSpan.FromMinutes(10), waits[^1]);
    }

    [Fact]
    public void A_wait_grows_shorter_as_time_passes_and_asking_does_not_lengthen_it()
    {
        StoppedClock clock = new();
        Throttle throttle = new(clock);
        for (var i = 0; i < 11; i++) clock.Advance(throttle.Begin(Account, $"192.0.2.{i}", null));
        var before = throttle.Begin(Account, Address, null);

        for (var i = 0; i < 50; i++) Assert.Equal(before, throttle.Begin(Account, Address, null));
        clock.Advance(before / 2);
        Assert.True(throttle.Begin(Account, Address, null) < before);
    }

    [Fact]
    public void An_attempt_that_is_taken_back_was_none()
    {
        Throttle throttle = new(new StoppedClock());
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(TimeSpan.Zero, throttle.Begin(Account, Address, "here"));
            throttle.TakeBack(Account, Address, "here");
        }
    }

    [Fact]
    public void A_thousand_at_the_same_moment_are_a_thousand()
    {
        Throttle throttle = new(new StoppedClock());
        var let = 0;

        Parallel.For(0, 1000, i =>
        {
            if (throttle.Begin(Account, $"192.0.2.{i % 250}", null) == TimeSpan.Zero) Interlocked.Increment(ref let);
        });

        Assert.Equal(Throttle.FreeFailures, let);
    }

    [Fact]
    public void All_together_are_let_through_only_so_often()
    {
        StoppedClock clock = new();
        Throttle throttle = new(clock);
        int Let() => Enumerable.Range(0, 1000).Count(i => throttle.Begin($"A{clock.Now.Ticks}-{i}", $"{clock.Now.Ticks}/{i}", null)
            == TimeSpan.Zero);

        Assert.Equal(Throttle.FailuresAMinuteOfAll, Let());
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, Let());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Throttle.FailuresAMinuteOfAll, Let());
    }

    [Fact]
    public void Whatever_is_tried_in_an_hour_no_failure_of_it_is_forgotten()
    {
        StoppedClock clock = new();
        Throttle throttle = new(clock);
        for (var i = 0; i < Throttle.FreeFailures; i++) throttle.Begin(Account, $"192.0.2.{i}", null);
        for (var minute = 0; minute < 58; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            for (var i = 0; i < Throttle.FailuresAMinuteOfAll; i++) throttle.Begin($"{minute}-{i}", $"{minute}/{i}", null);
        }
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.Zero, throttle.Begin(Account, Address, null));
        Assert.True(throttle.Begin(Account, "203.0.113.1", null) > TimeSpan.Zero);
    }

    [Fact]
    public void Its_memory_is_bounded()
    {
        StoppedClock clock = new();
        Throttle throttle = new(clock);
        for (var i = 0; i < 3 * Throttle.KeysMaximum; i++)
        {
            if (i % Throttle.FailuresAMinuteOfAll == 0) clock.Advance(TimeSpan.FromMinutes(1));
            throttle.Begin($"{i}", $"at {i}", null);
        }

        Assert.InRange(throttle.Remembered, 1, Throttle.KeysMaximum);
    }

    // How long the next attempt would have to wait, which does not count as one.
    static TimeSpan Asked(Throttle throttle)
    {
        const string elsewhere = "203.0.113.1";
        var wait = throttle.Begin(Account, elsewhere, null);
        if (wait == TimeSpan.Zero) throttle.TakeBack(Account, elsewhere, null);
        return wait;
    }
}
