using System.Numerics;

namespace Hormesis.Model.Numerics;

/// <summary>
/// A stream of chance that is known from its seed and its index: the same two give the same numbers, and streams of one seed
/// do not depend on how much another has been drawn from.
/// </summary>
/// <remarks>
/// xoshiro256** of Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 47:4, 2021), seeded by
/// SplitMix64 as its authors advise. Draws allocate nothing.
/// </remarks>
public sealed class RandomSource
{
    ulong s0, s1, s2, s3;

    /// <param name="seed">The run's seed.</param>
    /// <param name="index">Which stream of the run; each consumer of chance has its own.</param>
    public RandomSource(ulong seed, ulong index)
    {
        var mix = seed;
        var state = SplitMix(ref mix) ^ BitOperations.RotateLeft(index * 0x9E3779B97F4A7C15, 17);
        (s0, s1, s2, s3) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1), with 53 random bits.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextBetween(double low, double high) => low + (high - low) * NextUniform();

    /// <summary>Standard normal, by the polar method of Marsaglia and Bray (1964).</summary>
    public double NextNormal()
    {
        while (true)
        {
            var u = 2 * NextUniform() - 1;
            var v = 2 * NextUniform() - 1;
            var s = u * u + v * v;
            if (s is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    /// <summary>One step of SplitMix64 (Steele, Lea and Flood 2014): advances <paramref name="state"/> and returns its mix.</summary>
    public static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
