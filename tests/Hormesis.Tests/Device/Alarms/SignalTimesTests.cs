using Hormesis.Device.Alarms;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Alarms;

/// <summary>When a pulse sounds and a lamp is lit, to the tick of the clock, on patterns that are easy to count.</summary>
public class SignalTimesTests
{
    static readonly TimeSpan Least = TimeSpan.FromTicks(1);

    // Three pulses of 0.1 s at 0, 0.3 and 0.8 s; again after 1.9 s. Lit for 0.25 s of each second.
    static readonly SignalPattern Counted = SignalTable.Shipped.Medium with
    {
        Pulse = Seconds(0.1),
        SpacingsSeconds = [0.2, 0.4],
        BetweenBursts = Seconds(1),
        Flash = Seconds(1),
        Duty = Fraction.FromValue(0.25),
    };

    static readonly SignalTable Table = SignalTable.Shipped with { Medium = Counted };

    [Fact]
    public void A_pulse_sounds_from_its_start_to_just_before_its_end()
    {
        foreach (var cycle in new[] { 0, 1, 5 })
        {
            var starts = new[] { 0, 0.3, 0.8 };
            for (var i = 0; i < starts.Length; i++)
            {
                var start = Seconds(starts[i]) + cycle * Seconds(1.9);
                Assert.Equal(i, At(start));
                Assert.Equal(i, At(start + Counted.Pulse - Least));
                Assert.Equal(-1, At(start + Counted.Pulse));
                if (start > TimeSpan.Zero) Assert.Equal(-1, At(start - Least));
            }
        }
        Assert.Equal(Seconds(0.9), Counted.Burst);
    }

    [Fact]
    public void A_lamp_is_lit_for_its_share_of_each_flash()
    {
        foreach (var start in new[] { TimeSpan.Zero, Seconds(1), Seconds(7) })
        {
            Assert.True(IsLit(Table, start));
            Assert.True(IsLit(Table, start + Seconds(0.25) - Least));
            Assert.False(IsLit(Table, start + Seconds(0.25)));
            Assert.False(IsLit(Table, start + Seconds(1) - Least));
        }
    }

    [Fact]
    public void Without_a_flash_a_lamp_is_constant()
    {
        var constant = Table with { Medium = Counted with { Flash = TimeSpan.Zero } };

        for (var i = 0; i < 20; i++) Assert.True(IsLit(constant, Seconds(0.11 * i)));
    }

    [Fact]
    public void Each_priority_has_its_own_pattern()
    {
        Assert.Equal(SignalTable.Shipped.High, SignalTable.Shipped.Of(Priority.High));
        Assert.Equal(SignalTable.Shipped.Medium, SignalTable.Shipped.Of(Priority.Medium));
        Assert.Equal(SignalTable.Shipped.Low, SignalTable.Shipped.Of(Priority.Low));
        Assert.Equal(SignalTable.Shipped.High, SignalTable.Shipped.Of((Priority)9));
        var times = SignalTable.Shipped.Times;
        Assert.Same(times, SignalTable.Shipped.Times);
        foreach (var p in Enum.GetValues<Priority>())
        {
            var pattern = SignalTable.Shipped.Of(p);
            Assert.Equal(0, times.PulseAt(p, pattern.Pulse - Least));
            Assert.Equal(-1, times.PulseAt(p, pattern.Pulse));
            Assert.Equal(pattern.Pulses - 1, times.PulseAt(p, pattern.Burst - TimeSpan.FromMilliseconds(1)));
            Assert.Equal(0, times.PulseAt(p, pattern.Burst + pattern.BetweenBursts));
        }
    }

    static int At(TimeSpan since) => new SignalTimes(Table).PulseAt(Priority.Medium, since);

    static bool IsLit(SignalTable table, TimeSpan since) => new SignalTimes(table).IsLit(Priority.Medium, since);

    static TimeSpan Seconds(double s) => TimeSpan.FromSeconds(s);
}
