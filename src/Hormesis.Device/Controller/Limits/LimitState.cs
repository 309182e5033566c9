using System.Numerics;
using System.Runtime.CompilerServices;

namespace Hormesis.Device.Controller.Limits;

/// <summary>The first broken limit that asks for each action, by its place in the table; -1 for none.</summary>
readonly record struct Verdict(int Stop, int Hold, int GasOff)
{
    public static Verdict None => new(-1, -1, -1);

    /// <summary>Where this has none, the other's.</summary>
    public Verdict Or(int stop, int hold, int gasOff) =>
        new(Stop >= 0 ? Stop : stop, Hold >= 0 ? Hold : hold, GasOff >= 0 ? GasOff : gasOff);
}

/// <summary>
/// Which limits are broken, and for how long: the limits' memory between two ticks. A condition that changed the session's course
/// is latched; it stays until a person resets the device.
/// </summary>
public record struct LimitState
{
    Timers brokenFor;
    Bits active, latched, waiting;

    /// <summary>One bit for each limit of the table, in its order.</summary>
    public readonly UInt128 Active => active.Word;
    public readonly UInt128 Latched => latched.Word;

    /// <summary>All that a person must see: active or latched.</summary>
    public readonly UInt128 Shown => Active | Latched;

    public readonly bool IsActive(int limit) => (Active & (UInt128.One << limit)) != 0;

    public readonly bool IsShown(int limit) => (Shown & (UInt128.One << limit)) != 0;

    /// <summary>What is latched and whose cause is gone is forgotten.</summary>
    internal readonly LimitState Reset()
    {
        var next = this;
        for (var word = 0; word < Checks.Words; word++) next.latched[word] &= active[word];
        return next;
    }

    /// <summary>Judges every limit on this tick's signals.</summary>
    /// <param name="checks">The limits.</param>
    /// <param name="phase">The phase that the readings were taken in.</param>
    /// <param name="signals">This tick's signals.</param>
    /// <param name="elapsed">Since the tick before.</param>
    /// <param name="verdict">What the broken limits ask for.</param>
    internal void Judge(Checks checks, Controller.Phase phase, in SignalValues signals, TimeSpan elapsed, out Verdict verdict)
    {
        verdict = Verdict.None;
        for (var word = 0; word < Checks.Words; word++)
        {
            var broken = checks.Broken(word, phase, signals);
            var waits = checks.Waits(word);
            Forget(checks, word, waiting[word] & ~broken);
            waiting[word] = broken & waits;
            var counts = broken & ~waits | Wait(checks, word, waiting[word], elapsed);
            active[word] = counts;
            latched[word] |= counts & (checks.Stops(word) | checks.Holds(word) | checks.GasOffs(word));
            verdict = verdict.Or(
                First(counts & checks.Stops(word), word), First(counts & checks.Holds(word), word),
                First(counts & checks.GasOffs(word), word));
        }
    }

    static int First(ulong bits, int word) => bits == 0 ? -1 : 64 * word + BitOperations.TrailingZeroCount(bits);

    // Those that are broken no more begin at nothing the next time.
    void Forget(Checks checks, int word, ulong bits)
    {
        for (; bits != 0; bits &= bits - 1) brokenFor[checks.Timer(First(bits, word))] = 0;
    }

    // Lets time pass for those that wait; returns the ones that have waited long enough.
    ulong Wait(Checks checks, int word, ulong bits, TimeSpan elapsed)
    {
        var over = 0UL;
        for (; bits != 0; bits &= bits - 1)
        {
            var limit = First(bits, word);
            ref var timer = ref brokenFor[checks.Timer(limit)];
            timer = (uint)Math.Min(timer + elapsed.Ticks, uint.MaxValue); // 429 s, longer than any limit waits
            if (timer >= checks.PersistTicks(limit)) over |= bits & ~(bits - 1);
        }
        return over;
    }

    /// <summary>Of the limits that wait: how long each has been broken, in units of 100 ns.</summary>
    [InlineArray(LimitTable.MostTimers)]
    struct Timers : IEquatable<Timers>
    {
        uint first;

        public readonly bool Equals(Timers other) => ((ReadOnlySpan<uint>)this).SequenceEqual(other);

        public override readonly bool Equals(object? obj) => obj is Timers other && Equals(other);

        public override readonly int GetHashCode() => (int)this[0];
    }

    /// <summary>A bit for each limit.</summary>
    [InlineArray(Checks.Words)]
    struct Bits : IEquatable<Bits>
    {
        ulong first;

        public readonly UInt128 Word => new(this[1], this[0]);

        public readonly bool Equals(Bits other) => Word == other.Word;

        public override readonly bool Equals(object? obj) => obj is Bits other && Equals(other);

        public override readonly int GetHashCode() => Word.GetHashCode();
    }
}

/// <summary>One value for each signal, worked out once a tick.</summary>
[InlineArray(Count)]
struct SignalValues
{
    public const int Count = (int)Signal.CalibrationDueSoon + 1;

    double first;

    public double this[Signal signal]
    {
        readonly get => this[(int)signal];
        set => this[(int)signal] = value;
    }
}
