using System.Data.Common;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;

namespace Hormesis.Store.Writing;

/// <summary>Writes the chunks of a group by one prepared command, with one audit entry for all of them.</summary>
sealed class ChunkTable : IDisposable
{
    readonly DbCommand insert;

    public ChunkTable(DbConnection connection)
    {
        insert = connection.Command(
            """INSERT INTO "Chunks" ("SessionId", "Index", "Bytes", "Crc", "AuditId") VALUES (@session, @index, @bytes, @crc, @audit)""",
            "session", "index", "bytes", "crc", "audit");
    }

    /// <summary>What the audit says of chunks committed together: SHA-256 over session, index and SHA-256 of each, in order.</summary>
    public static string ContentOf(IEnumerable<(Guid Session, int Index, byte[] Sha256)> chunks)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (session, index, sha) in chunks) content.AppendData(Encoding.UTF8.GetBytes(LineOf(session, index, sha)));
        return Convert.ToHexStringLower(content.GetCurrentHash());
    }

    public void Write(Group group, IReadOnlyList<Telemetry> chunks)
    {
        insert.Transaction = group.Transaction;
        var id = group.Auditor.Head.Id + 1;
        foreach (var chunk in chunks) Insert(chunk, id);

        var lines = chunks.OrderBy(c => c.Session.ToString("D"), StringComparer.Ordinal).ThenBy(c => c.Index)
            .Select(c => (c.Session, c.Index, c.Sha256));
        using var context = group.NewContext(Actor.Program);
        var note = new AuditNote(AuditActions.Chunks, nameof(Chunk), $"{chunks.Count}") { Content = ContentOf(lines) };
        group.Auditor.Note(context, Actor.Program, note);
    }

    public void Dispose() => insert.Dispose();

    // Whoever handed over a whole array is spared a copy of it.
    static byte[] ArrayOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var part) && part.Array is { } whole && whole.Length == part.Count ? whole : bytes.ToArray();

    static string LineOf(Guid session, int index, byte[] sha) => $"{session:D} {index} {Convert.ToHexStringLower(sha)}\n";

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
