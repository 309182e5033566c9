namespace Hormesis.Tests.Web.Access;

/// <summary>A clock that only moves when it is told to. What waits by it waits in real time.</summary>
sealed class StoppedClock : TimeProvider
{
    static readonly DateTimeOffset Morning = new(2026, 11, 2, 7, 0, 0, TimeSpan.Zero);

    long ticks;

    public DateTimeOffset Now => GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => Morning + TimeSpan.FromTicks(Interlocked.Read(ref ticks));

    public override long GetTimestamp() => Interlocked.Read(ref ticks);
}
