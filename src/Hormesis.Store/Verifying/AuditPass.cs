using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace Hormesis.Store.Verifying;

/// <summary>Goes along the chain from its first entry, and remembers what each row should now be.</summary>
sealed class AuditPass(Findings findings)
{
    readonly Dictionary<(string Entity, string Key), string> newest = [];
    readonly HashSet<(string Key, string Content)> sessions = [];

    public AuditHead Head { get; private set; } = AuditHead.None;

    /// <summary>Entries that stand for chunks.</summary>
    public long ChunkEntries { get; private set; }

    public void Run(ClinicContext context, ExportedHead? kept, CancellationToken stop)
    {
        try
        {
            foreach (var entry in context.Audit.AsNoTracking().OrderBy(a => a.Id).AsEnumerable())
            {
                stop.ThrowIfCancellationRequested();
                Follow(entry);
                if (kept is not null && entry.Id == kept.Entries && entry.Hash != kept.Hash)
                    findings.Add(Name(entry.Id), "differs from the exported head: it, or something before it, was changed");
            }
        }
        catch (Exception unreadable) when (Unreadable.Is(unreadable))
        {
            findings.Add(Name(Head.Id + 1), $"it or what follows cannot be read ({unreadable.Message})");
        }
        if (kept is not null && Head.Id < kept.Entries)
            findings.Add("audit", Invariant($"ends at {Head.Id}, the exported head is {kept.Entries}: cut off"));
    }

    /// <summary>The hash that a row should have now, and takes it off the list; null for a row that should not be there.</summary>
    public string? Take(string entity, string key) =>
        newest.Remove((entity, key), out var content) && content.Length > 0 ? content : null;

    /// <summary>Whether a session was ever as a signature says.</summary>
    public bool WasOnce(string session, string content) => sessions.Contains((session, content));

    /// <summary>Rows that should be there and were not asked for.</summary>
    public IEnumerable<(string Entity, string Key)> Left => newest.Where(n => n.Value.Length > 0).Select(n => n.Key);

    void Follow(AuditEntry entry)
    {
        if (entry.Id != Head.Id + 1)
            findings.Add(Name(entry.Id), Invariant($"follows {Head.Id}: entries between are missing"));
        if (AuditChain.HashOf(entry, Head.Hash) != entry.Hash)
            findings.Add(Name(entry.Id), "its hash does not fit: it, or the entry before, was changed");
        Head = new(entry.Id, entry.Hash);
        if (entry.Action is AuditActions.Added or AuditActions.Changed or AuditActions.Deleted)
        {
            newest[(entry.Entity, entry.Key)] = entry.Content;
            if (entry.Entity == nameof(Session)) sessions.Add((entry.Key, entry.Content));
        }
        if (entry.Action == AuditActions.Chunks) ChunkEntries++;
    }

    static string Name(long id) => Invariant($"audit entry {id}");
}
