using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Hormesis.Device.Capnography;

/// <summary>The last breaths that were believed: when, and their EtCO2 in mmHg. A ring and a value; medians come from it.</summary>
readonly record struct Breaths
{
    const int Most = 64;

    readonly Ring ring;
    readonly int written;

    Breaths(Ring ring, int written) => (this.ring, this.written) = (ring, written);

    public Breaths With(TimeSpan at, double mmHg)
    {
        var next = ring;
        next[written % Most] = new(at, mmHg);
        return new(next, written + 1);
    }

    /// <summary>Median of the breaths in (from, to]; how many there were in <paramref name="count"/>; not a number without any.</summary>
    public double Median(TimeSpan from, TimeSpan to, out int count)
    {
        Span<double> some = stackalloc double[Most];
        count = 0;
        foreach (var breath in Newest())
        {
            if (breath.At > from && breath.At <= to) some[count++] = breath.MmHg;
        }
        if (count == 0) return double.NaN;
        some = some[..count];
        some.Sort();
        return 0.5 * (some[(count - 1) / 2] + some[count / 2]);
    }

    public double Mean(TimeSpan from, TimeSpan to)
    {
        var (sum, count) = (0.0, 0);
        foreach (var breath in Newest())
        {
            if (!(breath.At > from && breath.At <= to)) continue;
            sum += breath.MmHg;
            count++;
        }
        return sum / count;
    }

    /// <summary>Scatter from breath to breath, without what is slow: half the mean square of successive differences, its root.</summary>
    public double Scatter()
    {
        var (sum, count) = (0.0, Math.Min(written, Most));
        for (var i = written - count + 1; i < written; i++)
        {
            var step = ring[i % Most].MmHg - ring[(i - 1) % Most].MmHg;
            sum += step * step;
        }
        return Math.Sqrt(sum / 2 / (count - 1));
    }

    [UnscopedRef]
    ReadOnlySpan<Breath> Newest() => ((ReadOnlySpan<Breath>)ring)[..Math.Min(written, Most)];

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
