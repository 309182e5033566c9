using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Hormesis.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Verifying;

/// <summary>
/// Looks at all of a store, at one moment, while it may be in use, and changes nothing: its files, the audit's chain, every row against
/// its newest entry, every chunk.
/// </summary>
public static class StoreCheck
{
    /// <param name="kept">A head that was exported earlier; null for none.</param>
    /// <exception cref="StoreRefusal">There is no store, or it cannot be reached.</exception>
    public static StoreVerdict Run(IStoreEngine engine, ExportedHead? kept, CancellationToken stop)
    {
        var findings = new Findings();
        var isSealed = engine.CheckFiles(findings);
        try
        {
            return Look(engine, findings, isSealed, kept, stop);
        }
        catch (Exception unreadable) when (Unreadable.Is(unreadable))
        {
            findings.Add(engine.Place, $"cannot be read as a store ({unreadable.Message})");
            return new(0, new("", 0, ""), isSealed, findings.Listed, findings.Count);
        }
    }

    static StoreVerdict Look(IStoreEngine engine, Findings findings, bool isSealed, ExportedHead? kept, CancellationToken stop)
    {
        using var connection = engine.OpenForChecking();
        using var transaction = engine.BeginSnapshot(connection);
        using var context = new ClinicContext(engine.OptionsOn(connection));
        context.Database.UseTransaction(transaction);

        var audit = new AuditPass(findings);
        audit.Run(context, kept, stop);
        var rows = new RowPass(findings, audit);
        rows.Run(context, stop);
        var chunks = new ChunkPass(findings, audit);
        if (TapePass.Run(engine, connection, transaction, isSealed, findings)) chunks.Run(engine, context, connection, transaction, stop);

        var store = context.Facts.AsNoTracking().SingleOrDefault(f => f.Key == SetUp.IdentityFact)?.Value ?? "";
        if (kept is not null && kept.Store != store) findings.Add("store", $"is {store}, the exported head is of {kept.Store}");
        return new(rows.Records + chunks.Records, Exported(store, audit.Head), isSealed, findings.Listed, findings.Count);
    }

    static ExportedHead Exported(string store, AuditHead head) => new(store, head.Id, head.Hash);
}
