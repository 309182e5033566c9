using Hormesis.Store;

namespace Hormesis.Bench.Storing;

/// <summary>Times the steps of the store's writes. It is called on the writer's thread.</summary>
sealed class CommitWatch(TimeProvider clock)
{
    readonly Lock gate = new();
    readonly List<double> commits = [];
    readonly List<double> transactions = [];
    readonly List<double> groups = [];
    readonly Queue<long> appending = []; // the next is written while the last is synchronised
    long begun, committing;
    int acknowledged;

    public void At(WritePoint point)
    {
        lock (gate)
        {
            if (point is WritePoint.Begin or WritePoint.Append) Begin();
            if (point is WritePoint.Commit) committing = clock.GetTimestamp();
            else if (point is WritePoint.Committed) End(begun, committing);
            else if (point is WritePoint.Append) appending.Enqueue(begun);
            else if (point is WritePoint.Appended && appending.TryDequeue(out var from)) End(from, from);
            else if (point == WritePoint.Acknowledged) acknowledged++;
        }
    }

    /// <summary>What was seen since the last time.</summary>
    public CommitSamples Take()
    {
        lock (gate)
        {
            CommitSamples taken = new([.. commits], [.. transactions], [.. groups]);
            commits.Clear();
            transactions.Clear();
            groups.Clear();
            return taken;
        }
    }

    void Begin()
    {
        if (acknowledged > 0) groups.Add(acknowledged);
        acknowledged = 0;
        begun = clock.GetTimestamp();
    }

    void End(long transactionFrom, long commitFrom)
    {
        commits.Add(clock.GetElapsedTime(commitFrom).TotalMilliseconds);
        transactions.Add(clock.GetElapsedTime(transactionFrom).TotalMilliseconds);
    }
}
