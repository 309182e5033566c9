using System.Data.Common;

namespace Hormesis.Store.Writing;

/// <summary>All chunks in the order of session and index, some at a time, so that other questions can be asked in between.</summary>
static class ChunkPages
{
    const int Length = 256;

    public static IEnumerable<IReadOnlyList<Row>> Of(DbConnection connection, DbTransaction transaction)
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
            yield return page;
            (session, index) = (page[^1].Session, page[^1].Index);
        }
    }

    static List<Row> Read(DbCommand command)
    {
        List<Row> page = [];
        using var rows = command.ExecuteReader();
        while (rows.Read())
            page.Add(new(rows.GetGuid(0), rows.GetInt32(1), (byte[])rows[2], rows.GetInt64(3), rows.GetInt64(4)));
        return page;
    }

    public sealed record Row(Guid Session, int Index, byte[] Bytes, long Crc, long AuditId);
}
