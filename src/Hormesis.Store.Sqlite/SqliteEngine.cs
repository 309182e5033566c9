using System.Data;
using System.Data.Common;
using Hormesis.Store.Keeping;
using Hormesis.Store.Verifying;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Sqlite;

/// <summary>
/// A store in a folder, for one process: clinic.db by SQLite, clinic.tape with the seconds of recordings, and a file that the writer holds
/// locked.
/// </summary>
public sealed class SqliteEngine : IStoreEngine
{
    public const string FileName = "clinic.db";
    public const string TapeName = "clinic.tape";
    const string LockName = "clinic.lock";

    readonly string folder;
    readonly string file;
    readonly Seal seal;
    readonly DbContextOptions<ClinicContext> reading;
    readonly DbContextOptions<ClinicContext> tracking;

    public SqliteEngine(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        file = Path.Combine(this.folder, FileName);
        seal = new(file, Path.Combine(this.folder, Seal.FileName));
        ReadingConnectionString = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString();
        reading = Builder(b => b.UseSqlite(ReadingConnectionString, Migrations).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
        tracking = Builder(b => b.UseSqlite(ReadingConnectionString, Migrations));
    }

    public string Place => folder;
    public string ReadingConnectionString { get; }

    public bool MayBeShared => false; // the folder's lock

    public string TapeFile => Path.Combine(folder, TapeName);

    public IDisposable Claim()
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StoreRefusal($"the store {folder} cannot be written", "give this user the right to write there", denied);
        }
        catch (IOException held)
        {
            throw new StoreRefusal(
                $"the store {folder} cannot be opened for writing ({held.Message})",
                "stop the other process that has it open, or see to the disk", held);
        }
    }

    public DbConnection OpenForWriting()
    {
        seal.Break();
        if (!File.Exists(file)) File.Create(TapeFile).Dispose(); // before the database, whose first commit synchronises the folder
        return WritingConnection.Open(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
    }

    public DbContextOptions<ClinicContext> OptionsOn(DbConnection connection) => Builder(b => b.UseSqlite(connection, Migrations));

    public DbContextOptions<ClinicContext> OptionsForReading(bool tracking) => tracking ? this.tracking : reading;

    // A process that was killed while migrating leaves its mark, for which the next would wait for ever; we hold the folder's lock.
    public IDisposable Exclusive(DbConnection connection)
    {
        Execute(connection, """DROP TABLE IF EXISTS "__EFMigrationsLock";""");
        return new MemoryStream(0);
    }

    public DbTransaction Begin(DbConnection connection)
    {
        ((WritingConnection)connection).ThrowIfCheckpointFailed();
        return connection.BeginTransaction(IsolationLevel.Serializable); // BEGIN IMMEDIATE
    }

    public void AfterCommit(DbConnection connection) => ((WritingConnection)connection).CheckpointIfDue();

    public DbConnection OpenForChecking()
    {
        if (!File.Exists(file)) throw new StoreRefusal($"there is no store in {folder}", $"name the folder that holds {FileName}");
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public DbTransaction BeginSnapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public bool CheckFiles(Findings findings)
    {
        using var connection = (SqliteConnection)OpenForChecking();
        FileCheck.Run(connection, findings);
        return seal.Check(findings);
    }

    public Failure Judge(Exception failure) => SqliteFailures.Judge(failure, folder);

    /// <summary>SQLite goes on from the highest by itself.</summary>
    public void AfterRestore(ClinicContext context) { }

    // With no reader left the log goes into the file and away.
    public void Close(DbConnection connection, bool clean)
    {
        using (connection)
        {
            var writing = (WritingConnection)connection;
            writing.EndCheckpoints();
            if (!clean) return;
            writing.ThrowIfCheckpointFailed();
            using (var reader = new SqliteConnection(ReadingConnectionString)) SqliteConnection.ClearPool(reader);
            Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        seal.Make();
    }

    static void Migrations(Microsoft.EntityFrameworkCore.Infrastructure.SqliteDbContextOptionsBuilder b) =>
        b.MigrationsAssembly(typeof(SqliteEngine).Assembly.GetName().Name);

    static DbContextOptions<ClinicContext> Builder(Action<DbContextOptionsBuilder<ClinicContext>> use)
    {
        var builder = new DbContextOptionsBuilder<ClinicContext>();
        use(builder);
        return builder.Options;
    }

    static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    static void Execute(DbConnection connection, string text) => Execute((SqliteConnection)connection, text);
}
