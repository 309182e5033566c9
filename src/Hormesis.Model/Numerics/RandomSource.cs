namespace Hormesis.Model.Numerics;

/// <summary>
/// A stream of chance that is known from its seed and its index: the same two give the same numbers, and streams of one seed
/// do not depend on how much another has been drawn from.
/// </summary>
/// <remarks>Its numbers are those of <see cref="RandomState"/>. Draws allocate nothing.</remarks>
public sealed class RandomSource
{
    RandomState state;

    /// <param name="seed">The run's seed.</param>
    /// <param name="index">Which stream of the run; each consumer of chance has its own.</param>
    public RandomSource(ulong seed, ulong index) => state = new(seed, index);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => state.NextBits();

    /// <summary>Uniform on [0, 1), with 53 random bits.</summary>
    public double NextUniform() => state.NextUniform();

    /// <summary>Uniform on [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextBetween(double low, double high) => state.NextBetween(low, high);

    /// <summary>Standard normal, by the polar method of Marsaglia and Bray (1964).</summary>
    public double NextNormal() => state.NextNormals().First;

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
