using Microsoft.Data.Sqlite;

namespace Hormesis.Store.Sqlite;

/// <summary>
/// Carries what was committed from the log into the database, on a thread and a connection of its own, so that no commit waits for it.
/// What was committed is durable in the log already. A failure is told to the writer before it begins again: what the disk then has is no
/// longer known.
/// </summary>
sealed class Checkpoints : IDisposable
{
    // Commits come in between; what they added is carried over at once, so that the log can begin anew.
    const int MostInARow = 3;

    readonly SqliteConnection connection;
    readonly TimeSpan every;
    readonly AutoResetEvent due = new(initialState: false);
    readonly Thread thread;
    long last = TimeProvider.System.GetTimestamp();
    volatile Exception? failure;
    volatile bool ending;

    /// <param name="every">None begins earlier after the one before.</param>
    public Checkpoints(string connectionString, TimeSpan every)
    {
        this.every = every;
        connection = new(connectionString);
        connection.Open();
        thread = new(Run) { IsBackground = true, Name = "store checkpoints" };
        thread.Start();
    }

    /// <summary>After a commit, on the writer's thread.</summary>
    public void Tell()
    {
        if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref last)) >= every) due.Set();
    }

    /// <exception cref="SqliteException">A checkpoint failed.</exception>
    public void ThrowIfFailed()
    {
        if (failure is { } failed) throw failed;
    }

    public void Dispose()
    {
        if (ending) return;
        ending = true;
        due.Set();
        thread.Join();
        due.Dispose();
        connection.Dispose();
    }

    void Run()
    {
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        while (due.WaitOne() && !ending)
        {
            Volatile.Write(ref last, TimeProvider.System.GetTimestamp());
            try
            {
                for (var i = 0; i < MostInARow && !ending && IsLeft(checkpoint); i++) continue;
            }
            catch (SqliteException failed)
            {
                failure = failed;
                return;
            }
        }
    }

    // Answers whether it was busy, pages in the log, pages carried over; readers may hold up the last.
    static bool IsLeft(SqliteCommand checkpoint)
    {
        using var answer = checkpoint.ExecuteReader();
        return answer.Read() && answer.GetInt64(2) < answer.GetInt64(1);
    }
}
