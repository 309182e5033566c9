using System.Data.Common;
using System.Globalization;

namespace Hormesis.Store.Writing;

/// <summary>
/// What chunks may come: the next of a session that has not ended, from the node that holds its device, as its CRC says it is. It
/// remembers the sessions under way; what this process changes about one is looked up again.
/// </summary>
sealed class SessionsAtWork : IDisposable
{
    const int Most = 4096; // sessions remembered; beyond it all are looked up again

    readonly Dictionary<Guid, AtWork> known = [];
    readonly Dictionary<string, long> leases = [];
    readonly DbCommand allLeases;
    readonly DbCommand oneSession;

    public SessionsAtWork(DbConnection connection)
    {
        allLeases = connection.Command("""SELECT "Resource", "Fence" FROM "Leases" """);
        oneSession = connection.Command(
            """
            SELECT "DeviceId", "Fence", "EndedAt", (SELECT MAX("Index") FROM "Chunks" WHERE "SessionId" = "Id")
            FROM "Sessions" WHERE "Id" = @id
            """,
            "id");
    }

    /// <summary>For a group: leases may have changed hands on another node.</summary>
    public void Begin(DbTransaction transaction)
    {
        allLeases.Transaction = oneSession.Transaction = transaction;
        leases.Clear();
        using var rows = allLeases.ExecuteReader();
        while (rows.Read()) leases[rows.GetString(0)] = rows.GetInt64(1);
    }

    public void Forget(Guid session) => known.Remove(session);

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

    public void Dispose()
    {
        allLeases.Dispose();
        oneSession.Dispose();
    }

    AtWork? Find(Guid id)
    {
        if (known.TryGetValue(id, out var found)) return found;
        oneSession.Parameters[0].Value = id;
        using var row = oneSession.ExecuteReader();
        if (!row.Read()) return null;
        if (known.Count >= Most) known.Clear();
        var next = row.IsDBNull(3) ? 0 : row.GetInt32(3) + 1;
        return known[id] = new(Fenced.Device(row.GetGuid(0)), row.GetInt64(1), !row.IsDBNull(2), next);
    }

    static string Of(Telemetry chunk, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"chunk {chunk.Index} of session {chunk.Session} is not taken: {what}");

    sealed record AtWork(string Resource, long Fence, bool HasEnded, int Next);
}
