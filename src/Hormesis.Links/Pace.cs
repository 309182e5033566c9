namespace Hormesis.Links;

/// <summary>When the ticks of a session happen.</summary>
public interface IPace
{
    /// <summary>True when time is counted, not measured.</summary>
    bool IsVirtual { get; }

    /// <summary>Waits for the tick, and tells the time since the session began and the wall clock.</summary>
    (TimeSpan Now, DateTimeOffset Wall) Next(long tick);
}

/// <summary>As fast as the machine can: time is the count of ticks, and the wall clock follows from the start.</summary>
public sealed class VirtualPace(DateTimeOffset start) : IPace
{
    public bool IsVirtual => true;

    public (TimeSpan Now, DateTimeOffset Wall) Next(long tick) => (tick * SessionLoop.Tick, start + tick * SessionLoop.Tick);
}

/// <summary>By the clock: a tick every 10 ms on an absolute schedule, late ones not made up for.</summary>
public sealed class RealPace(TimeProvider clock) : IPace
{
    static readonly ManualResetEventSlim Never = new(false);
    long begun;

    static int ToMilliseconds(TimeSpan time) => (int)Math.Ceiling(time.TotalMilliseconds);

    public bool IsVirtual => false;

    public (TimeSpan Now, DateTimeOffset Wall) Next(long tick)
    {
        if (tick == 0) begun = clock.GetTimestamp();
        var due = tick * SessionLoop.Tick;
        while (due - clock.GetElapsedTime(begun) is var left && left > TimeSpan.Zero) Never.Wait(ToMilliseconds(left)); // never early
        return (clock.GetElapsedTime(begun), clock.GetUtcNow());
    }
}

/// <summary>
/// A simulated device's own time, held to the clock at a speed: every tick is 10 ms of it, whatever this computer does beside. When the
/// computer is late, the device's time waits with it, so that nothing in a session depends on how busy it was.
/// </summary>
/// <param name="clock">Of the computer.</param>
/// <param name="speed">1 for real time; more for rehearsals.</param>
public sealed class SteadyPace(TimeProvider clock, double speed) : IPace
{
    // Later than this it does not run after the clock any more.
    static readonly TimeSpan CatchesUp = TimeSpan.FromMilliseconds(200);
    static readonly ManualResetEventSlim Never = new(false);

    readonly double speed = speed > 0 && double.IsFinite(speed) ? speed : throw new ArgumentOutOfRangeException(nameof(speed));
    long begun;
    long first;

    public bool IsVirtual => true;

    public (TimeSpan Now, DateTimeOffset Wall) Next(long tick)
    {
        if (tick == 0) begun = clock.GetTimestamp();
        var due = (tick - first) * SessionLoop.Tick / speed;
        var late = clock.GetElapsedTime(begun) - due;
        if (late > CatchesUp) (begun, first) = (clock.GetTimestamp(), tick);
        else if (late < TimeSpan.Zero) Never.Wait((int)Math.Ceiling(-late.TotalMilliseconds));
        return (tick * SessionLoop.Tick, clock.GetUtcNow());
    }
}
