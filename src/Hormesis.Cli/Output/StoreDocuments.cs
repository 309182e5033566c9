using Hormesis.Store.Moving;
using Hormesis.Store.Verifying;

namespace Hormesis.Cli.Output;

/// <param name="Records">Rows and chunks that were compared with the audit.</param>
/// <param name="BrokenCount">With those beyond the list.</param>
/// <param name="Sealed">Whether the files are as they were at the last clean end; false for a store in use or after a crash.</param>
sealed record VerifyDocument(
    long Records, IReadOnlyList<Finding> Broken, long BrokenCount, bool Sealed, string Store, long AuditEntries, string AuditHash)
{
    public static VerifyDocument Of(StoreVerdict v) =>
        new(v.Records, v.Broken, v.BrokenCount, v.IsSealed, v.Head.Store, v.Head.Entries, v.Head.Hash);
}

/// <summary>What a backup holds, or a restore brought back.</summary>
/// <param name="Broken">After a restore: what the check of the new store found.</param>
sealed record MovedDocument(string Store, long Rows, long AuditEntries, string AuditHash, bool Identical, IReadOnlyList<Finding> Broken)
{
    public static MovedDocument Of(Moved moved, bool identical, IReadOnlyList<Finding> broken) =>
        new(moved.Head.Store, moved.Rows, moved.Head.Entries, moved.Head.Hash, identical, broken);
}
