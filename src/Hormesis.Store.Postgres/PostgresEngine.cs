using System.Data;
using System.Data.Common;
using Hormesis.Store.Keeping;
using Hormesis.Store.Verifying;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Hormesis.Store.Postgres;

/// <summary>A store in PostgreSQL, for several nodes at once: each commits with the audit's head locked.</summary>
public sealed class PostgresEngine : IStoreEngine
{
    // Taken while tables are made; any number that nothing else in the database uses.
    const long SetUpLock = 0x484F524D31;

    // A node that stops in the middle of a commit holds up the others no longer than this; one that is killed not at all.
    const string WriterSettings =
        "SET synchronous_commit = on; SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '5s'; " +
        "SET statement_timeout = '60s'";

    readonly string writing;
    readonly DbContextOptions<ClinicContext> reading;
    readonly DbContextOptions<ClinicContext> tracking;

    /// <param name="connectionString">Host=… as Npgsql takes it.</param>
    public PostgresEngine(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        Place = $"{parts.Host}:{parts.Port}/{parts.Database}";
        parts.Pooling = true;
        ReadingConnectionString = parts.ToString();
        parts.Pooling = false;
        writing = parts.ToString();
        reading = Builder(b => b.UseNpgsql(ReadingConnectionString, Migrations).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
        tracking = Builder(b => b.UseNpgsql(ReadingConnectionString, Migrations));
    }

    public string Place { get; }
    public string ReadingConnectionString { get; }

    public bool MayBeShared => true;

    public string? TapeFile => null; // every node has to see them

    public IDisposable Claim() => new MemoryStream(0); // several may write: see Begin

    public DbConnection OpenForWriting()
    {
        var connection = new NpgsqlConnection(writing);
        connection.Open();
        Execute(connection, WriterSettings);
        return connection;
    }

    public DbContextOptions<ClinicContext> OptionsOn(DbConnection connection) => Builder(b => b.UseNpgsql(connection, Migrations));

    public DbContextOptions<ClinicContext> OptionsForReading(bool tracking) => tracking ? this.tracking : reading;

    public IDisposable Exclusive(DbConnection connection)
    {
        Execute(connection, $"SELECT pg_advisory_lock({SetUpLock})");
        return new Unlock(connection);
    }

    public DbTransaction Begin(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """SELECT "Value" FROM "Facts" WHERE "Key" = 'audit' FOR UPDATE""";
        command.ExecuteNonQuery();
        return transaction;
    }

    /// <summary>The server looks after its log itself.</summary>
    public void AfterCommit(DbConnection connection) { }

    public DbConnection OpenForChecking()
    {
        var connection = new NpgsqlConnection(writing);
        try
        {
            connection.Open();
        }
        catch (NpgsqlException lost)
        {
            connection.Dispose();
            var (_, what, remedy) = Judge(lost);
            throw new StoreRefusal(what, remedy, lost);
        }
        return connection;
    }

    public DbTransaction BeginSnapshot(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <summary>The server's files are its own affair.</summary>
    public bool CheckFiles(Findings findings) => false;

    public Failure Judge(Exception failure) => PostgresFailures.Judge(failure, Place);

    public void AfterRestore(ClinicContext context)
    {
        foreach (var (table, column) in Numbered(context.Model))
        {
            var next = $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), COALESCE(MAX(\"{column}\"), 0) + 1, false)";
            Execute(context.Database.GetDbConnection(), $"{next} FROM \"{table}\"");
        }
    }

    static IEnumerable<(string? Table, string Column)> Numbered(IModel model) => model.GetEntityTypes()
        .SelectMany(t => t.GetProperties().Where(IsNumbered).Select(p => (t.GetTableName(), p.GetColumnName())));

    static bool IsNumbered(IProperty property) =>
        property.GetValueGenerationStrategy() == NpgsqlValueGenerationStrategy.IdentityByDefaultColumn;

    public void Close(DbConnection connection, bool clean) => connection.Dispose();

    static void Migrations(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder b) =>
        b.MigrationsAssembly(typeof(PostgresEngine).Assembly.GetName().Name);

    static DbContextOptions<ClinicContext> Builder(Action<DbContextOptionsBuilder<ClinicContext>> use)
    {
        var builder = new DbContextOptionsBuilder<ClinicContext>();
        use(builder);
        return builder.Options;
    }

    static void Execute(DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    sealed class Unlock(DbConnection connection) : IDisposable
    {
        // A connection that failed has given the lock back already.
        public void Dispose()
        {
            if (connection.State == ConnectionState.Open) Execute(connection, $"SELECT pg_advisory_unlock({SetUpLock})");
        }
    }
}
