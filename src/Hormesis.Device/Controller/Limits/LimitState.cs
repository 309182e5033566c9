using System.Runtime.CompilerServices;

namespace Hormesis.Device.Controller.Limits;

/// <summary>The first broken limit that asks for each action, by its place in the table; -1 for none.</summary>
readonly record struct Verdict(int Stop, int Hold, int GasOff)
{
    public static Verdict None => new(-1, -1, -1);
}

/// <summary>
/// Which limits are broken, and for how long: the limits' memory between two ticks. A condition that changed the session's course
/// is latched; it stays until a person resets the device.
/// </summary>
public readonly record struct LimitState
{
    readonly Timers brokenFor;

    LimitState(Timers brokenFor, UInt128 active, UInt128 latched)
    {
        this.brokenFor = brokenFor;
        Active = active;
        Latched = latched;
    }

    /// <summary>One bit for each limit of the table, in its order.</summary>
    public UInt128 Active { get; }
    public UInt128 Latched { get; }

    /// <summary>All that a person must see: active or latched.</summary>
    public UInt128 Shown => Active | Latched;

    public bool IsActive(int limit) => (Active & (UInt128.One << limit)) != 0;

    public bool IsShown(int limit) => (Shown & (UInt128.One << limit)) != 0;

    /// <summary>What is latched and whose cause is gone is forgotten.</summary>
    internal LimitState Reset() => new(brokenFor, Active, Latched & Active);

    /// <summary>Judges every limit on this tick's signals.</summary>
    /// <param name="table">The limits.</param>
    /// <param name="phase">The phase that the readings were taken in.</param>
    /// <param name="signals">This tick's signals.</param>
    /// <param name="elapsed">Since the tick before.</param>
    /// <param name="verdict">What the broken limits ask for.</param>
    internal LimitState Judge(
        LimitTable table, Controller.Phase phase, in SignalValues signals, TimeSpan elapsed, out Verdict verdict)
    {
        var timers = brokenFor;
        Bits active = default, latched = default;
        var (stop, hold, gasOff) = (-1, -1, -1);
        var checks = table.Checks;
        for (var i = 0; i < checks.Length; i++)
        {
            ref readonly var check = ref checks[i];
            var good = !check.Applies(phase) || check.IsGood(signals[check.Signal]);
            if (check.PersistTicks > 0 && timers.Wait(check, good, elapsed) || good) continue;
            active.Set(i);
            if (check.Action == LimitAction.Advise) continue;
            latched.Set(i);
            if (check.Action == LimitAction.Stop) stop = stop < 0 ? i : stop;
            else if (check.Action == LimitAction.Hold) hold = hold < 0 ? i : hold;
            else gasOff = gasOff < 0 ? i : gasOff;
        }
        verdict = new(stop, hold, gasOff);
        return new(timers, active.Word, Latched | latched.Word);
    }

    /// <summary>Of the limits that wait: how long each has been broken, in units of 100 ns.</summary>
    [InlineArray(LimitTable.MostTimers)]
    struct Timers : IEquatable<Timers>
    {
        uint first;

        /// <summary>Lets time pass; true while the limit has not been broken for long enough.</summary>
        public bool Wait(in Check check, bool good, TimeSpan elapsed)
        {
            var ticks = good ? 0 : Math.Min(this[check.Timer] + elapsed.Ticks, uint.MaxValue); // 429 s, longer than any limit waits
            this[check.Timer] = (uint)ticks;
            return ticks < check.PersistTicks;
        }

        public readonly bool Equals(Timers other) => ((ReadOnlySpan<uint>)this).SequenceEqual(other);

        public override readonly bool Equals(object? obj) => obj is Timers other && Equals(other);

        public override readonly int GetHashCode() => (int)this[0];
    }

    struct Bits
    {
        ulong low, high;

        public readonly UInt128 Word => new(high, low);

        public void Set(int bit)
        {
            if (bit < 64) low |= 1UL << bit;
            else high |= 1UL << bit;
        }
    }
}

/// <summary>One value for each signal, worked out once a tick.</summary>
[InlineArray(Count)]
struct SignalValues
{
    public const int Count = (int)Signal.VitalsFault + 1;

    double first;

    public double this[Signal signal]
    {
        readonly get => this[(int)signal];
        set => this[(int)signal] = value;
    }
}
