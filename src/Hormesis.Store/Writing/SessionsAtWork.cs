using System.Data.Common;
using System.Globalization;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Hormesis.Store.Writing;

/// <summary>
/// What chunks may come: the next of a session that has not ended, from the node that holds its device, as its CRC says it is. It
/// remembers the sessions under way, and the leases where nobody else can change them; what this process changes is looked up again.
/// </summary>
sealed class SessionsAtWork : IDisposable
{
    const int Most = 4096; // sessions remembered; beyond it all are looked up again

    readonly Dictionary<Guid, AtWork> known = [];
    readonly Dictionary<string, long> leases = [];
    readonly DbCommand allLeases;
    readonly DbCommand oneSession;
    readonly bool mayBeShared;
    readonly Func<Guid, DbTransaction?, int> nextOf;
    bool knowsLeases;

    /// <param name="mayBeShared">Other processes may write into the store as well.</param>
    /// <param name="nextOf">The index that a session's next chunk has, asked within a transaction or without one.</param>
    public SessionsAtWork(DbConnection connection, bool mayBeShared, Func<Guid, DbTransaction?, int> nextOf)
    {
        (this.mayBeShared, this.nextOf) = (mayBeShared, nextOf);
        allLeases = connection.Command("""SELECT "Resource", "Fence" FROM "Leases" """);
        oneSession = connection.Command("""SELECT "DeviceId", "Fence", "EndedAt" FROM "Sessions" WHERE "Id" = @id""", "id");
    }

    /// <summary>Some session was changed since this was set back.</summary>
    public bool HaveChanged { get; set; }

    /// <summary>For a group: leases may have changed hands on another node.</summary>
    public void Begin(DbTransaction? transaction)
    {
        allLeases.Transaction = oneSession.Transaction = transaction;
        if (knowsLeases && !mayBeShared) return;
        leases.Clear();
        using var rows = allLeases.ExecuteReader();
        while (rows.Read()) leases[rows.GetString(0)] = rows.GetInt64(1);
        knowsLeases = true;
    }

    public void Forget(Guid session) => known.Remove(session);

    /// <summary>What a context is about to change is no longer known. A lease that is only held for longer stays with its node.</summary>
    public void ForgetChanged(ClinicContext context)
    {
        foreach (var session in context.ChangeTracker.Entries<Session>())
        {
            Forget(session.Entity.Id);
            HaveChanged = true;
        }
        if (context.ChangeTracker.Entries<Lease>().Any(ChangesHands)) knowsLeases = false;
    }

    /// <summary>Why it is not taken; null for one that is.</summary>
    public StoreRefusal? Refuse(Telemetry chunk)
    {
        if (!chunk.IsWhole)
            return new(Of(chunk, "its bytes and its CRC do not agree"), "send it again as it stands in the recording");
        if (Find(chunk.Session) is not { } session) return new(Of(chunk, "there is no such session"), "begin the session first");
        if (session.HasEnded) return new(Of(chunk, "the session has ended"), "begin a session of its own");
        if (leases.GetValueOrDefault(session.Resource) is var fence && fence != session.Fence)
            return Fenced.Outdated(session.Resource, session.Fence, fence);
        if (chunk.Index != session.Next)
            return new(Of(chunk, string.Create(CultureInfo.InvariantCulture, $"chunk {session.Next} is next")), "send the chunks in order");
        known[chunk.Session] = session with { Next = session.Next + 1 };
        return null;
    }

    static bool ChangesHands(EntityEntry<Lease> lease) => lease.State switch
    {
        EntityState.Unchanged or EntityState.Detached => false,
        EntityState.Modified => lease.Property(l => l.Fence).IsModified,
        _ => true,
    };

    public void Dispose()
    {
        allLeases.Dispose();
        oneSession.Dispose();
    }

    AtWork? Find(Guid id)
    {
        if (known.TryGetValue(id, out var found)) return found;
        oneSession.Parameters[0].Value = id;
        AtWork session;
        using (var row = oneSession.ExecuteReader())
        {
            if (!row.Read()) return null;
            session = new(Fenced.Device(row.GetGuid(0)), row.GetInt64(1), !row.IsDBNull(2), Next: 0);
        }
        if (known.Count >= Most) known.Clear();
        return known[id] = session with { Next = nextOf(id, oneSession.Transaction) };
    }

    static string Of(Telemetry chunk, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"chunk {chunk.Index} of session {chunk.Session} is not taken: {what}");

    sealed record AtWork(string Resource, long Fence, bool HasEnded, int Next);
}
