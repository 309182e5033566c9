using System.Data.Common;
using System.Runtime.InteropServices;
using Hormesis.Store.Writing;

namespace Hormesis.Store.Chunks;

/// <summary>Chunks as rows of the database, for an engine without a tape.</summary>
sealed class ChunkTable : IDisposable
{
    readonly DbCommand insert;
    readonly DbCommand last;

    public ChunkTable(DbConnection connection)
    {
        insert = connection.Command(
            """INSERT INTO "Chunks" ("SessionId", "Index", "Bytes", "Crc", "AuditId") VALUES (@session, @index, @bytes, @crc, @audit)""",
            "session", "index", "bytes", "crc", "audit");
        last = connection.Command("""SELECT MAX("Index") FROM "Chunks" WHERE "SessionId" = @session""", "session");
    }

    /// <summary>The index that a session's next chunk has.</summary>
    public int NextOf(Guid session, DbTransaction? transaction)
    {
        last.Transaction = transaction;
        last.Parameters[0].Value = session;
        return last.ExecuteScalar() is int index ? index + 1 : 0;
    }

    /// <summary>By one prepared command, with one audit entry for all of them.</summary>
    public void Write(Group group, IReadOnlyList<Telemetry> chunks)
    {
        insert.Transaction = group.Transaction;
        var id = group.Auditor.Head.Id + 1;
        foreach (var chunk in chunks) Insert(chunk, id);
        ChunkNote.Add(group, [.. chunks.Select(c => (c.Session, c.Index, c.Sha256))]);
    }

    public void Dispose()
    {
        insert.Dispose();
        last.Dispose();
    }

    // Whoever handed over a whole array is spared a copy of it.
    static byte[] ArrayOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var part) && part.Array is { } whole && whole.Length == part.Count ? whole : bytes.ToArray();

    void Insert(Telemetry chunk, long audit)
    {
        insert.Parameters[0].Value = chunk.Session;
        insert.Parameters[1].Value = chunk.Index;
        insert.Parameters[2].Value = ArrayOf(chunk.Bytes);
        insert.Parameters[3].Value = (long)chunk.Crc;
        insert.Parameters[4].Value = audit;
        insert.ExecuteNonQuery();
    }
}
