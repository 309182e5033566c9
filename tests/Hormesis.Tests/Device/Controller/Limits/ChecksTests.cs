using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Model.Numerics;

namespace Hormesis.Tests.Device.Controller.Limits;

public class ChecksTests
{
    static readonly IReadOnlyList<Limit> Limits = LimitTable.Shipped.Limits;

    [Fact]
    public void Four_limits_at_once_are_judged_as_each_by_itself()
    {
        RandomSource random = new(1, 1);
        var signals = new double[SignalValues.Count];
        for (var round = 0; round < 300; round++)
        {
            for (var i = 0; i < signals.Length; i++) signals[i] = Draw(random, (Signal)i);
            foreach (var phase in Enum.GetValues<Phase>())
            {
                for (var word = 0; word < Checks.Words; word++)
                    Assert.Equal(Broken(phase, signals, word), LimitTable.Shipped.Checks.Broken(word, phase, signals));
            }
        }
    }

    public static TheoryData<int> Rows { get; } = [.. Enumerable.Range(0, Limits.Count)];

    // RC-37
    [Theory, MemberData(nameof(Rows))]
    public void Whatever_changes_in_a_limit_changes_the_fold(int row)
    {
        var limit = Limits[row];
        var action = Enum.GetValues<LimitAction>().First(a => a != limit.Action);
        Limit[] changed =
        [
            limit with { From = Math.BitIncrement(limit.From ?? 0) },
            limit with { To = Math.BitDecrement(limit.To ?? 0) },
            limit with { PersistSeconds = limit.PersistSeconds + 2e-7 },
            limit with { Signal = limit.Signal == Signal.BottlePressureBar ? Signal.BottleSecondBar : limit.Signal - 1 },
            limit with { Action = action },
            limit with { Phases = limit.Phases.Count == 0 ? ["draw"] : [] },
        ];

        var fold = LimitTable.Shipped.Checks.Fold();
        Assert.All(changed, one =>
        {
            LimitTable other = new([.. Limits.Take(row), one, .. Limits.Skip(row + 1)]);
            Assert.NotEqual(fold, other.Checks.Fold());
        });
    }

    [Fact]
    public void A_phase_that_nobody_knows_is_refused()
    {
        var limit = Limits[0] with { Phases = ["nowhere"] };

        Assert.Throws<ArgumentException>(() => new LimitTable([limit]));
    }

    // At an end of one of the signal's limits, beside it, far away, and not a number.
    static double Draw(RandomSource random, Signal signal)
    {
        var ends = Limits.Where(l => l.Signal == signal).SelectMany(l => new[] { l.From, l.To }).OfType<double>().ToList();
        var end = ends.Count == 0 ? 0 : ends[(int)(random.NextUniform() * ends.Count)];
        return (int)(random.NextUniform() * 6) switch
        {
            0 => end,
            1 => Math.BitIncrement(end),
            2 => Math.BitDecrement(end),
            3 => double.NaN,
            4 => double.PositiveInfinity,
            _ => random.NextBetween(-1e4, 1e4),
        };
    }

    static ulong Broken(Phase phase, double[] signals, int word)
    {
        var broken = 0UL;
        for (var i = 64 * word; i < Math.Min(64 * word + 64, Limits.Count); i++)
        {
            var limit = Limits[i];
            var applies = limit.Phases.Count == 0
                ? phase is not (Phase.Safe or Phase.Ended or Phase.Service)
                : limit.Phases.Contains(phase.Name());
            var value = signals[(int)limit.Signal];
            var good = value >= (limit.From ?? double.NegativeInfinity) && value <= (limit.To ?? double.PositiveInfinity);
            if (applies && !good) broken |= 1UL << (i % 64);
        }
        return broken;
    }
}
