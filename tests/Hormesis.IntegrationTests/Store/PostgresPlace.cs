using Hormesis.Store;
using Hormesis.Store.Postgres;
using Hormesis.Tests.Store.Keeping;
using Npgsql;

namespace Hormesis.IntegrationTests.Store;

/// <summary>A database of a test's own.</summary>
sealed class PostgresPlace(string address) : StorePlace
{
    public override IStoreEngine NewEngine() => new PostgresEngine(address);

    public override void LetGo() => NpgsqlConnection.ClearAllPools();

    public override void Tamper(string sql) => Execute(sql);

    /// <summary>Cuts every other connection to the database.</summary>
    public void CutOff() =>
        Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    void Execute(string sql)
    {
        using NpgsqlConnection connection = new($"{address};Pooling=False");
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }
}
