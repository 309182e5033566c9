using System.Runtime.CompilerServices;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Safety;

/// <summary>
/// All that the safety monitor remembers between two ticks, as a value. The default is a monitor that was never begun: tripped,
/// and nothing is permitted, whoever presses what.
/// </summary>
public readonly record struct MonitorState
{
    /// <summary>At power-on.</summary>
    public static MonitorState Begin { get; } = new() { Running = true, ResetWasPressed = true };

    public TimeSpan Now { get; init; }

    /// <summary>Conditions that have been bad for longer than they may: a bit for each <see cref="Trip"/>.</summary>
    public ulong Broken { get; init; }

    /// <summary>Conditions that took all permits away and were not reset since.</summary>
    public ulong Latched { get; init; }

    /// <summary>The first of those latched, and when.</summary>
    public Trip Reason { get; init; }
    public TimeSpan TrippedAt { get; init; }

    /// <summary>Nothing is permitted until a person resets the monitor.</summary>
    public bool IsTripped => !Running || Latched != 0;

    /// <summary>Everything that a person must see.</summary>
    public ulong Shown => Broken | Latched;

    public bool Shows(Trip trip) => (Shown & (1UL << (int)trip)) != 0;

    /// <summary>Ozone that has gone into this filling, by the monitor's own account.</summary>
    public OzoneMass Ozone => Filling.Ozone;

    internal bool Running { get; init; }

    /// <summary>A tick has been seen since power-on.</summary>
    internal bool Started { get; init; }

    /// <summary>A reset is a press, not a button that is stuck.</summary>
    internal bool ResetWasPressed { get; init; }

    /// <summary>What it permitted in the tick before.</summary>
    internal Permits Permitted { get; init; }
    internal Senses Senses { get; init; }
    internal Filling Filling { get; init; }
    internal Timers BadFor { get; init; }
}

/// <summary>How long each condition has been bad.</summary>
[InlineArray(Count)]
struct Timers : IEquatable<Timers>
{
    public const int Count = (int)Trip.Refused + 1;

    TimeSpan first;

    public readonly bool Equals(Timers other) => ((ReadOnlySpan<TimeSpan>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is Timers other && Equals(other);

    public override readonly int GetHashCode() => this[0].GetHashCode();
}
