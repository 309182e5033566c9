using System.Numerics;

namespace Hormesis.Model.Numerics;

/// <summary>
/// A stream of chance as a value: known from its seed and its index, and copied by assignment, so that a simulated run can be
/// forked. <see cref="RandomSource"/> is the same stream as an object that is passed around.
/// </summary>
/// <remarks>
/// xoshiro256** of Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 47:4, 2021), seeded by
/// SplitMix64 as its authors advise.
/// </remarks>
public struct RandomState
{
    ulong s0, s1, s2, s3;

    /// <param name="seed">The run's seed.</param>
    /// <param name="index">Which stream of the run; each consumer of chance has its own.</param>
    public RandomState(ulong seed, ulong index)
    {
        var mix = seed;
        var state = RandomSource.SplitMix(ref mix) ^ BitOperations.RotateLeft(index * 0x9E3779B97F4A7C15, 17);
        s0 = RandomSource.SplitMix(ref state);
        s1 = RandomSource.SplitMix(ref state);
        s2 = RandomSource.SplitMix(ref state);
        s3 = RandomSource.SplitMix(ref state);
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

    /// <summary>Two independent standard normals, by the polar method of Marsaglia and Bray (1964).</summary>
    public (double First, double Second) NextNormals()
    {
        while (true)
        {
            var u = 2 * NextUniform() - 1;
            var v = 2 * NextUniform() - 1;
            var s = u * u + v * v;
            if (s is not (> 0 and < 1)) continue;
            var factor = Math.Sqrt(-2 * Math.Log(s) / s);
            return (u * factor, v * factor);
        }
    }
}
