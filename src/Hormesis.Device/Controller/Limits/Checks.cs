using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hormesis.Device.Controller.Limits;

/// <summary>
/// A table's limits made ready for the tick: one block of memory without strings and nulls, in which each kind of figure lies together so
/// that four limits are compared at once. A limit is a bit, by its place in the table; bits come as two words.
/// </summary>
sealed class Checks
{
    public const int Words = LimitTable.Most / 64;
    const int Phases = 32;

    readonly int count; // padded to whole vectors
    readonly ulong[] block;

    /// <exception cref="ArgumentException">A limit names an unknown phase.</exception>
    public Checks(IReadOnlyList<Limit> limits)
    {
        count = (limits.Count + 3) / 4 * 4;
        var length = 4 * count + (Phases + 4) * Words;
        block = new ulong[(length + 15) / 16 * 16];
        for (var (i, timer) = (0, 0); i < limits.Count; i++)
        {
            var limit = limits[i];
            block[i] = BitConverter.DoubleToUInt64Bits(limit.From ?? double.NegativeInfinity);
            block[count + i] = BitConverter.DoubleToUInt64Bits(limit.To ?? double.PositiveInfinity);
            block[2 * count + i] = (uint)limit.Signal | (ulong)(limit.PersistSeconds > 0 ? timer++ : 0) << 32;
            block[3 * count + i] = (ulong)TimeSpan.FromSeconds(limit.PersistSeconds).Ticks;
            foreach (var phase in PhasesOf(limit)) Set(phase, i);
            if (limit.PersistSeconds > 0) Set(Phases, i);
            if (limit.Action != LimitAction.Advise) Set(Phases + 1 + (int)limit.Action, i);
        }
    }

    /// <summary>Those that wait before they count.</summary>
    public ulong Waits(int word) => Mask(Phases, word);

    public ulong Stops(int word) => Mask(Phases + 1 + (int)LimitAction.Stop, word);

    public ulong Holds(int word) => Mask(Phases + 1 + (int)LimitAction.Hold, word);

    public ulong GasOffs(int word) => Mask(Phases + 1 + (int)LimitAction.GasOff, word);

    /// <summary>The place that keeps its time, of a limit that waits.</summary>
    public int Timer(int limit) => (int)(block[2 * count + limit] >> 32);

    /// <summary>How long it waits, in units of 100 ns.</summary>
    public long PersistTicks(int limit) => (long)block[3 * count + limit];

    /// <summary>
    /// The limits of this word that apply in this phase and are broken. Asks for what is good: what is not a number is not.
    /// </summary>
    public ulong Broken(int word, Phase phase, ReadOnlySpan<double> signals)
    {
        var first = 64 * word;
        var last = Math.Min(first + 64, count);
        var from = MemoryMarshal.Cast<ulong, double>(block.AsSpan(0, count));
        var to = MemoryMarshal.Cast<ulong, double>(block.AsSpan(count, count));
        var looksAt = block.AsSpan(2 * count, count);
        var good = 0UL;
        for (var i = first; i < last; i += 4)
        {
            var at = looksAt.Slice(i, 4);
            var values = Vector256.Create(signals[(int)at[0]], signals[(int)at[1]], signals[(int)at[2]], signals[(int)at[3]]);
            var within = Vector256.GreaterThanOrEqual(values, Vector256.Create(from.Slice(i, 4)))
                & Vector256.LessThanOrEqual(values, Vector256.Create(to.Slice(i, 4)));
            good |= (ulong)within.ExtractMostSignificantBits() << (i - first);
        }
        return ~good & Mask((int)phase, word);
    }

    /// <summary>
    /// The whole block folded into one word by rotation and exclusive or, worked out anew at each call: one changed bit always changes it.
    /// Sixteen chains side by side, because it is done in every tick.
    /// </summary>
    public ulong Fold()
    {
        var vectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(block.AsSpan());
        var (a, b) = (Vector256.Create(1UL, 2, 3, 4), Vector256.Create(5UL, 6, 7, 8));
        var (c, d) = (Vector256.Create(9UL, 10, 11, 12), Vector256.Create(13UL, 14, 15, 16));
        for (var i = 0; i + 3 < vectors.Length; i += 4)
        {
            a = Rotate(a) ^ vectors[i];
            b = Rotate(b) ^ vectors[i + 1];
            c = Rotate(c) ^ vectors[i + 2];
            d = Rotate(d) ^ vectors[i + 3];
        }
        var fold = 0UL;
        for (var i = 0; i < 4; i++)
        {
            fold = BitOperations.RotateLeft(fold, 5) ^ a[i] ^ BitOperations.RotateLeft(b[i], 11)
                ^ BitOperations.RotateLeft(c[i], 23) ^ BitOperations.RotateLeft(d[i], 41);
        }
        return fold;
    }

    static Vector256<ulong> Rotate(Vector256<ulong> x) => x << 1 | x >>> 63;

    ulong Mask(int of, int word) => block[4 * count + of * Words + word];

    void Set(int of, int limit) => block[4 * count + of * Words + limit / 64] |= 1UL << (limit % 64);

    static IEnumerable<int> PhasesOf(Limit limit)
    {
        if (limit.Phases.Count == 0)
            return Enumerable.Range(0, Phases).Except([(int)Phase.Safe, (int)Phase.Ended, (int)Phase.Service]);
        return limit.Phases.Select(name => PhaseNames.TryParse(name, out var phase)
            ? (int)phase
            : throw new ArgumentException($"{limit.Alarm}: no phase {name}"));
    }
}
