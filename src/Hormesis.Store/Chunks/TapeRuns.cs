using System.Data.Common;
using Hormesis.Store.Keeping;
using Hormesis.Store.Writing;

namespace Hormesis.Store.Chunks;

/// <summary>What the database knows of a tape.</summary>
static class TapeRuns
{
    const string Select = """SELECT "SessionId", "First", "Places", "End", "AuditId" FROM "ChunkRuns" """;
    const string Number = "First";

    /// <summary>Up to where it knows of everything.</summary>
    public static long End(DbConnection connection, DbTransaction? transaction)
    {
        using var command = connection.Command("""SELECT MAX("End") FROM "ChunkRuns" """);
        command.Transaction = transaction;
        return command.ExecuteScalar() is long end ? end : Tape.HeadLength;
    }

    /// <summary>A session's runs in their order.</summary>
    public static IEnumerable<ChunkRun> Of(DbConnection connection, Guid session) => KeyPages.Of(connection, session, Select, Number, Row);

    /// <summary>All, in the order of session and index.</summary>
    public static IEnumerable<ChunkRun> All(DbConnection connection, DbTransaction transaction) =>
        KeyPages.Of(connection, transaction, Select, Number, Row);

    static ChunkRun Row(DbDataReader rows) => new()
    {
        SessionId = rows.GetGuid(0),
        First = rows.GetInt32(1),
        Places = (byte[])rows[2],
        End = rows.GetInt64(3),
        AuditId = rows.GetInt64(4),
    };
}
