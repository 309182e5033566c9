using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>When a fault begins: so long into a phase of one pass, or so long after the start of the session.</summary>
/// <param name="Phase">The phase; Safe for the start of the session.</param>
/// <param name="Pass">Which entry into that phase, from 1.</param>
/// <param name="Offset">From there.</param>
public readonly record struct FaultTime(Phase Phase, int Pass, TimeSpan Offset)
{
    public static FaultTime FromStart(TimeSpan offset) => new(Phase.Safe, 1, offset);

    /// <summary>As files have it: mixing+10s, reinfusion#2+20s, or seconds.</summary>
    public override string ToString()
    {
        var seconds = Offset.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
        if (Phase == Phase.Safe) return seconds;
        return $"{Phase.Name()}{(Pass > 1 ? $"#{Pass}" : "")}+{seconds}s";
    }
}

/// <summary>A fault with its time; without a duration it lasts.</summary>
public sealed record ScheduledFault(FaultTime At, Fault Fault, TimeSpan? For);

/// <summary>One session in which things go wrong.</summary>
public sealed record Scenario(string Id, ulong Seed, int Passes, IReadOnlyList<ScheduledFault> Faults);
