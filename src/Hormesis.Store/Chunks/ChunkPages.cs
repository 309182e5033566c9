using System.Data.Common;
using Hormesis.Store.Writing;

namespace Hormesis.Store.Chunks;

/// <summary>Chunks that are rows of the database.</summary>
static class ChunkPages
{
    const int Length = 256;

    /// <summary>A session's, in their order.</summary>
    public static IEnumerable<KeptChunk> Of(DbConnection connection, Guid session)
    {
        using var command = connection.Command(
            """SELECT "SessionId", "Index", "Bytes", "Crc", "AuditId" FROM "Chunks" WHERE "SessionId" = @session ORDER BY "Index" """,
            "session");
        command.Parameters[0].Value = session;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return Row(rows);
    }

    /// <summary>All in the order of session and index, some at a time, so that other questions can be asked in between.</summary>
    public static IEnumerable<KeptChunk> All(DbConnection connection, DbTransaction transaction)
    {
        using var command = connection.Command(
            $"""
            SELECT "SessionId", "Index", "Bytes", "Crc", "AuditId" FROM "Chunks"
            WHERE ("SessionId", "Index") > (@session, @index) ORDER BY "SessionId", "Index" LIMIT {Length}
            """,
            "session", "index");
        command.Transaction = transaction;
        var (session, index) = (Guid.Empty, -1);
        while (true)
        {
            command.Parameters[0].Value = session;
            command.Parameters[1].Value = index;
            var page = Read(command);
            if (page.Count == 0) yield break;
            foreach (var chunk in page) yield return chunk;
            (session, index) = (page[^1].Session, page[^1].Index);
        }
    }

    static List<KeptChunk> Read(DbCommand command)
    {
        List<KeptChunk> page = [];
        using var rows = command.ExecuteReader();
        while (rows.Read()) page.Add(Row(rows));
        return page;
    }

    static KeptChunk Row(DbDataReader rows) =>
        new(rows.GetGuid(0), rows.GetInt32(1), (byte[])rows[2], rows.GetInt64(3), rows.GetInt64(4));
}
