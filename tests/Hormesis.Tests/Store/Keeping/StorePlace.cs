using Hormesis.Store;

namespace Hormesis.Tests.Store.Keeping;

/// <summary>Where a test's store is, and what somebody with access to it could do behind its back.</summary>
abstract class StorePlace : IAsyncDisposable
{
    readonly TemporaryFolder folder = new();

    public abstract IStoreEngine NewEngine();

    /// <summary>Changes the closed store with plain SQL.</summary>
    public abstract void Tamper(string sql);

    /// <summary>Closes what connections are kept for later.</summary>
    public abstract void LetGo();

    /// <summary>A file beside the store.</summary>
    public string File(string name) => folder.File(name);

    public virtual ValueTask DisposeAsync()
    {
        LetGo();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
