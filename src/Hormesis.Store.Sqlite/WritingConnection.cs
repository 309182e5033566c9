using Microsoft.Data.Sqlite;

namespace Hormesis.Store.Sqlite;

/// <summary>The writer's connection: a commit returns when it is on the disk, and leaves carrying it into the database to another.</summary>
sealed class WritingConnection : SqliteConnection
{
    // Pages in the log at which a commit carries them over itself: only when the checkpoints do not keep up.
    const int LongestLog = 32_768;

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
                + $"PRAGMA wal_autocheckpoint={LongestLog};";
            settings.ExecuteNonQuery();
            connection.checkpoints = new(connectionString);
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

    public void EndCheckpoints()
    {
        checkpoints?.Dispose();
        checkpoints = null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) EndCheckpoints();
        base.Dispose(disposing);
    }
}
