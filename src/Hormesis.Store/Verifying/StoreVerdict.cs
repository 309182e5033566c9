namespace Hormesis.Store.Verifying;

/// <summary>What a check of a store gave.</summary>
/// <param name="Records">Rows and chunks that were compared with the audit.</param>
/// <param name="Head">The audit's newest entry: what an exported head holds.</param>
/// <param name="IsSealed">Whether the files are as they were at the last clean end; false while the store is open or after a crash.</param>
/// <param name="Broken">Everything that is not as it was written, as far as it is listed.</param>
/// <param name="BrokenCount">With those beyond the list.</param>
public sealed record StoreVerdict(
    long Records, ExportedHead Head, bool IsSealed, IReadOnlyList<Finding> Broken, long BrokenCount)
{
    public bool IsWhole => BrokenCount == 0;
}

/// <summary>
/// The audit's newest entry at some time, kept outside the store. As long as that entry has this hash, nothing up to it was changed, and
/// a store that ends before it was cut off.
/// </summary>
/// <param name="Store">The store's own id.</param>
/// <param name="Entries">The number of the entry.</param>
/// <param name="Hash">Its hash.</param>
public sealed record ExportedHead(string Store, long Entries, string Hash);
