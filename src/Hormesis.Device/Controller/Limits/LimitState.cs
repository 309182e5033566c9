using System.Runtime.CompilerServices;

namespace Hormesis.Device.Controller.Limits;

/// <summary>
/// Which limits are broken, and for how long: the alarms' memory between two ticks. A condition that stopped the session is
/// latched; it stays until a person resets the device.
/// </summary>
public readonly record struct LimitState
{
    readonly Timers brokenFor;

    LimitState(Timers brokenFor, ulong active, ulong latched)
    {
        this.brokenFor = brokenFor;
        Active = active;
        Latched = latched;
    }

    /// <summary>One bit for each limit of the table, in its order.</summary>
    public ulong Active { get; }
    public ulong Latched { get; }

    /// <summary>All that a person must see: active or latched.</summary>
    public ulong Shown => Active | Latched;

    public bool IsActive(int limit) => (Active & (1UL << limit)) != 0;

    /// <summary>Judges every limit on this tick's signals.</summary>
    /// <param name="table">The limits.</param>
    /// <param name="phase">The phase that the readings were taken in.</param>
    /// <param name="signals">This tick's signals.</param>
    /// <param name="elapsed">Since the tick before.</param>
    /// <param name="stops">The first limit that demands a stop; -1 for none.</param>
    internal LimitState Judge(LimitTable table, Controller.Phase phase, in SignalValues signals, TimeSpan elapsed, out int stops)
    {
        var timers = brokenFor;
        var active = 0UL;
        var latched = Latched;
        stops = -1;
        var checks = table.Checks;
        for (var i = 0; i < checks.Length; i++)
        {
            ref readonly var check = ref checks[i];
            if (!check.Applies(phase) || check.IsGood(signals[check.Signal]))
            {
                timers[i] = TimeSpan.Zero;
                continue;
            }
            timers[i] += elapsed;
            if (timers[i] < check.Persist) continue;
            active |= 1UL << i;
            if (check.Action != LimitAction.Stop) continue;
            latched |= 1UL << i;
            if (stops < 0) stops = i;
        }
        return new(timers, active, latched);
    }

    [InlineArray(LimitTable.Most)]
    struct Timers : IEquatable<Timers>
    {
        TimeSpan first;

        public readonly bool Equals(Timers other) => ((ReadOnlySpan<TimeSpan>)this).SequenceEqual(other);

        public override readonly bool Equals(object? obj) => obj is Timers other && Equals(other);

        public override readonly int GetHashCode() => this[0].GetHashCode();
    }
}

/// <summary>One value for each signal, worked out once a tick.</summary>
[InlineArray(Count)]
struct SignalValues
{
    public const int Count = (int)Signal.DoseMissedPercent + 1;

    double first;

    public double this[Signal signal]
    {
        readonly get => this[(int)signal];
        set => this[(int)signal] = value;
    }
}
