using Hormesis.Store;
using Hormesis.Store.Postgres;
using Hormesis.Store.Sqlite;

namespace Hormesis.Web.Keeping;

/// <summary>Which engine keeps a store, by its address.</summary>
public static class Stores
{
    /// <param name="address">A folder, or how to connect to PostgreSQL: Host=…;Database=….</param>
    public static IStoreEngine EngineFor(string address) => address.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        ? new PostgresEngine(address)
        : new SqliteEngine(address);

    /// <summary>Opens the store at an address, and makes it if there is none.</summary>
    public static Task<ClinicStore> Open(string address, StoreOptions options, CancellationToken stop) =>
        ClinicStore.Open(EngineFor(address), options, stop);
}
