using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Store.Sqlite;
using Hormesis.Store.Verifying;
using Microsoft.Data.Sqlite;

namespace Hormesis.Tests.Store.Keeping;

/// <summary>A store in a folder of its own, with what a test does to it behind its back.</summary>
sealed class StoreUnderTest : IAsyncDisposable
{
    public static readonly Actor Nurse = new(Guid.Parse("22222222-2222-7222-8222-222222222222"), "Nurse N", "test");
    public static readonly DateTimeOffset At = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder folder = new();

    StoreUnderTest()
    {
    }

    public ClinicStore Store { get; private set; } = null!; // set by Open
    public SqliteEngine Engine { get; private set; } = null!; // as above
    public string Folder => folder.File("store");
    public string Database => Path.Combine(Folder, SqliteEngine.FileName);

    public static async Task<StoreUnderTest> Open(StoreOptions? options = null)
    {
        StoreUnderTest test = new();
        await test.Begin(options);
        return test;
    }

    public async Task Begin(StoreOptions? options = null)
    {
        Engine = new(Folder);
        Store = await ClinicStore.Open(Engine, options ?? new(), CancellationToken.None);
    }

    public string File(string name) => folder.File(name);

    /// <summary>Ends the store cleanly, as a program would.</summary>
    public async Task End()
    {
        await Store.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    public StoreVerdict Verify(ExportedHead? head = null) => StoreCheck.Run(Engine, head, CancellationToken.None);

    public static Bottle Bottle(string serial) => new() { Serial = serial, Lot = "L1", Expires = new(2027, 11, 1), At = At };

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    public Task Write(Action<ClinicContext> change) => Store.Write(Nurse, change, Ending);

    public Task Receive(params string[] serials) => Write(c => c.Bottles.AddRange(serials.Select(Bottle)));

    public Task<long> Take(string resource, string node) => Store.TakeLease(Nurse, resource, node, TimeSpan.FromMinutes(1), Ending);

    public Task Renew(string resource, long fence) => Store.RenewLease(Nurse, resource, fence, TimeSpan.FromMinutes(1), Ending);

    public Task Release(string resource, long fence) => Store.ReleaseLease(Nurse, resource, fence, Ending);

    /// <summary>Changes the closed database with plain SQL, as somebody with the file could.</summary>
    public void Tamper(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        folder.Dispose();
    }
}
