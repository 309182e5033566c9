using System.Runtime.CompilerServices;

namespace Hormesis.Device.Capnography;

/// <summary>The last breaths that were believed: when, and their EtCO2 in mmHg. A ring and a value; medians come from it.</summary>
record struct Breaths
{
    const int Most = 64;

    Ring ring;
    int written;

    /// <param name="at">Not before the breath before it.</param>
    /// <param name="mmHg">Its EtCO2.</param>
    public void Add(TimeSpan at, double mmHg) => ring[written++ % Most] = new(at, mmHg);

    /// <summary>Median of the breaths in (from, to]; how many there were in <paramref name="count"/>; not a number without any.</summary>
    public readonly double Median(TimeSpan from, TimeSpan to, out int count)
    {
        Span<double> some = stackalloc double[Most];
        count = 0;
        for (var i = 0; i < Count && Before(i).At > from; i++)
        {
            if (Before(i).At <= to) some[count++] = Before(i).MmHg;
        }
        if (count == 0) return double.NaN;
        some = some[..count];
        some.Sort();
        return 0.5 * (some[(count - 1) / 2] + some[count / 2]);
    }

    public readonly double Mean(TimeSpan from, TimeSpan to)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < Count && Before(i).At > from; i++)
        {
            if (!(Before(i).At <= to)) continue;
            sum += Before(i).MmHg;
            count++;
        }
        return sum / count;
    }

    /// <summary>Scatter from breath to breath, without what is slow: half the mean square of successive differences, its root.</summary>
    public readonly double Scatter()
    {
        var (sum, count) = (0.0, Math.Min(written, Most));
        for (var i = written - count + 1; i < written; i++)
        {
            var step = ring[i % Most].MmHg - ring[(i - 1) % Most].MmHg;
            sum += step * step;
        }
        return Math.Sqrt(sum / 2 / (count - 1));
    }

    readonly int Count => Math.Min(written, Most);

    // The newest is 0 breaths before.
    readonly Breath Before(int breaths) => ring[(written - 1 - breaths) % Most];

    readonly record struct Breath(TimeSpan At, double MmHg);

    [InlineArray(Most)]
    struct Ring : IEquatable<Ring>
    {
        Breath first;

        public readonly bool Equals(Ring other) => ((ReadOnlySpan<Breath>)this).SequenceEqual(other);

        public override readonly bool Equals(object? obj) => obj is Ring other && Equals(other);

        public override readonly int GetHashCode() => this[0].GetHashCode();
    }
}
