using System.Data.Common;
using Hormesis.Store.Keeping;
using Hormesis.Store.Writing;

namespace Hormesis.Store.Chunks;

/// <summary>What the database knows of a tape.</summary>
static class TapeRuns
{
    const int Page = 256;

    /// <summary>Up to where it knows of everything.</summary>
    public static long End(DbConnection connection, DbTransaction? transaction)
    {
        using var command = connection.Command("""SELECT MAX("End") FROM "ChunkRuns" """);
        command.Transaction = transaction;
        return command.ExecuteScalar() is long end ? end : Tape.HeadLength;
    }

    /// <summary>A session's runs in their order.</summary>
    public static IEnumerable<ChunkRun> Of(DbConnection connection, Guid session)
    {
        using var command = connection.Command(
            """
            SELECT "SessionId", "First", "Places", "End", "AuditId" FROM "ChunkRuns" WHERE "SessionId" = @session ORDER BY "First"
            """,
            "session");
        command.Parameters[0].Value = session;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return Row(rows);
    }

    /// <summary>All in the order of session and index, some at a time, so that other questions can be asked in between.</summary>
    public static IEnumerable<ChunkRun> All(DbConnection connection, DbTransaction transaction)
    {
        using var command = connection.Command(
            $"""
            SELECT "SessionId", "First", "Places", "End", "AuditId" FROM "ChunkRuns"
            WHERE ("SessionId", "First") > (@session, @first) ORDER BY "SessionId", "First" LIMIT {Page}
            """,
            "session", "first");
        command.Transaction = transaction;
        var (session, first) = (Guid.Empty, -1);
        while (true)
        {
            command.Parameters[0].Value = session;
            command.Parameters[1].Value = first;
            List<ChunkRun> page = [];
            using (var rows = command.ExecuteReader())
            {
                while (rows.Read()) page.Add(Row(rows));
            }
            if (page.Count == 0) yield break;
            foreach (var run in page) yield return run;
            (session, first) = (page[^1].SessionId, page[^1].First);
        }
    }

    static ChunkRun Row(DbDataReader rows) => new()
    {
        SessionId = rows.GetGuid(0),
        First = rows.GetInt32(1),
        Places = (byte[])rows[2],
        End = rows.GetInt64(3),
        AuditId = rows.GetInt64(4),
    };
}
