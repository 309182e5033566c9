using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hormesis.Store.Auditing;

/// <summary>
/// Sends a context's changes to the database with an audit entry for each row. What it leaves to others: the transaction, and
/// locking and keeping the head.
/// </summary>
sealed class Auditor(TimeProvider clock)
{
    /// <summary>Grows with each entry; whoever undoes entries sets it back.</summary>
    public AuditHead Head { get; set; } = AuditHead.None;

    public int Save(ClinicContext context, Actor actor)
    {
        context.ChangeTracker.DetectChanges();
        var changes = Changes(context);
        var rows = context.Send();
        foreach (var change in changes) Write(context, actor, change);
        context.Send();
        Forget(context);
        return rows;
    }

    /// <summary>An entry about something other than a change of rows.</summary>
    public void Note(ClinicContext context, Actor actor, AuditNote note)
    {
        Add(context, actor, note);
        context.Send();
        Forget(context);
    }

    static List<Change> Changes(ClinicContext context)
    {
        var changes = new List<Change>();
        foreach (var entry in context.ChangeTracker.Entries().ToList())
        {
            var state = StateOf(entry);
            if (entry.Metadata.IsOwned() || state is EntityState.Unchanged or EntityState.Detached) continue;
            if (state == EntityState.Modified && ChangedMembers(entry).All(m => RowRules.IsLoose(entry.Metadata, m))) continue;
            RowRules.Check(entry.Metadata.ClrType, state);
            var before = state == EntityState.Added ? null : RowText.Shown(entry.Metadata, p => entry.OriginalValues[p]);
            changes.Add(new(entry.Metadata, entry.Entity, state, before));
        }
        return changes;
    }

    // A row whose owned part alone was changed is changed.
    static EntityState StateOf(EntityEntry entry) =>
        entry.State == EntityState.Unchanged && entry.References.Any(r => r.TargetEntry is { } part && IsChangedPart(part))
            ? EntityState.Modified
            : entry.State;

    static IEnumerable<string> ChangedMembers(EntityEntry entry) => entry.State == EntityState.Modified
        ? entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name)
        : [RowText.NameOf(entry.Metadata)]; // its owned part

    static bool IsChangedPart(EntityEntry part) => part.Metadata.IsOwned() && part.State != EntityState.Unchanged;

    void Write(ClinicContext context, Actor actor, Change change)
    {
        var action = change.State switch
        {
            EntityState.Added => AuditActions.Added,
            EntityState.Modified => AuditActions.Changed,
            _ => AuditActions.Deleted,
        };
        Add(context, actor, new(action, RowText.NameOf(change.Type), RowText.KeyOf(change.Type, change.Row))
        {
            PatientId = change.Type.FindProperty(nameof(Session.PatientId))?.GetGetter().GetClrValue(change.Row) as string,
            Content = change.State == EntityState.Deleted ? "" : RowText.HashOf(change.Type, change.Row),
            Detail = change.Before,
        });
    }

    void Add(ClinicContext context, Actor actor, AuditNote note)
    {
        var entry = new AuditEntry
        {
            Id = Head.Id + 1,
            At = clock.GetUtcNow(),
            AccountId = actor.AccountId,
            Name = actor.Name,
            Origin = actor.Origin,
            Action = note.Action,
            Entity = note.Entity,
            Key = note.Key,
            PatientId = note.PatientId,
            Content = note.Content,
            Detail = note.Detail,
            Hash = "",
        };
        entry.Hash = AuditChain.HashOf(entry, Head.Hash);
        context.Audit.Add(entry);
        Head = new(entry.Id, entry.Hash);
    }

    static void Forget(ClinicContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<AuditEntry>().ToList()) entry.State = EntityState.Detached;
    }

    readonly record struct Change(IEntityType Type, object Row, EntityState State, string? Before);
}

/// <summary>What an audit entry says beside who and when.</summary>
readonly record struct AuditNote(string Action, string Entity, string Key)
{
    public string? PatientId { get; init; }
    public string Content { get; init; } = "";
    public string? Detail { get; init; }
}
