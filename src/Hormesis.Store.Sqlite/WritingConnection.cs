using Microsoft.Data.Sqlite;

namespace Hormesis.Store.Sqlite;

/// <summary>The writer's connection: a commit returns when it is on the disk; carrying it into the database is left to another.</summary>
sealed class WritingConnection : SqliteConnection
{
    // Pages in the log at which a commit carries them over itself: only when the checkpoints do not keep up.
    const int LongestLog = 32_768;

    // KiB of pages kept at hand: also the end of each session under way in the index of runs, of some thousand sessions.
    const int Cache = 32_768;

    // Often, so that little is to be synchronised at a time.
    static readonly TimeSpan CheckpointsEvery = TimeSpan.FromMilliseconds(500);

    Checkpoints? checkpoints;

    WritingConnection(string connectionString)
        : base(connectionString)
    {
    }

    public static WritingConnection Open(string connectionString)
    {
        var connection = new WritingConnection(connectionString);
        try
        {
            ((SqliteConnection)connection).Open();
            using var settings = connection.CreateCommand();
            settings.CommandText =
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; "
                + $"PRAGMA wal_autocheckpoint={LongestLog}; PRAGMA cache_size=-{Cache};";
            settings.ExecuteNonQuery();
            connection.checkpoints = new(connectionString, CheckpointsEvery);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void CheckpointIfDue() => checkpoints?.Tell();

    public void ThrowIfCheckpointFailed() => checkpoints?.ThrowIfFailed();

    public void EndCheckpoints() => checkpoints?.Dispose();

    protected override void Dispose(bool disposing)
    {
        if (disposing) EndCheckpoints();
        base.Dispose(disposing);
    }
}
