namespace Hormesis.Store;

/// <summary>The limits of a store's writer.</summary>
public sealed record StoreOptions
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Telemetry waits at most this long for others to be committed with; anything else waits for nothing.</summary>
    public TimeSpan GroupTime { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>So many submissions may wait; the next is held up, and refused after <see cref="LongestWait"/>.</summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>No more are committed together, so that none waits long for the others.</summary>
    public int GroupLength { get; init; } = 512;

    /// <summary>Telemetry on a tape comes into the database, with the audit's entry, after this time at the latest.</summary>
    public TimeSpan IndexTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many chunks do not wait for it.</summary>
    public int IndexLength { get; init; } = 16_384;

    /// <summary>How long a submission waits for room in the queue, and a closing store for its writer.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told before each step of a write, on the writer's thread: for tests that kill or fail there. Null for nobody.</summary>
    public Action<WritePoint>? AtPoint { get; init; }
}

/// <summary>The steps of a write, in their order.</summary>
public enum WritePoint
{
    /// <summary>Before the transaction.</summary>
    Begin,

    /// <summary>In the transaction, with the audit's head locked.</summary>
    Begun,

    /// <summary>Before a statement that changes rows.</summary>
    Statement,

    /// <summary>A submission and its audit entries are written, not committed.</summary>
    Submitted,

    /// <summary>Before the commit.</summary>
    Commit,

    /// <summary>The commit returned; nobody has been told.</summary>
    Committed,

    /// <summary>After the first of the group has been told.</summary>
    Acknowledged,

    /// <summary>Before chunks are appended to a tape, which needs no transaction.</summary>
    Append,

    /// <summary>They are durable there; nobody has been told. The next may have been appended meanwhile.</summary>
    Appended,
}
