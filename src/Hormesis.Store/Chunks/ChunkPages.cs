using System.Data.Common;

namespace Hormesis.Store.Chunks;

/// <summary>Chunks that are rows of the database.</summary>
static class ChunkPages
{
    const string Select = """SELECT "SessionId", "Index", "Bytes", "Crc", "AuditId" FROM "Chunks" """;
    const string Number = "Index";

    /// <summary>A session's, in their order.</summary>
    public static IEnumerable<KeptChunk> Of(DbConnection connection, Guid session) =>
        KeyPages.Of(connection, session, Select, Number, Row);

    /// <summary>All, in the order of session and index.</summary>
    public static IEnumerable<KeptChunk> All(DbConnection connection, DbTransaction transaction) =>
        KeyPages.Of(connection, transaction, Select, Number, Row);

    static KeptChunk Row(DbDataReader rows) =>
        new(rows.GetGuid(0), rows.GetInt32(1), (byte[])rows[2], rows.GetInt64(3), rows.GetInt64(4));
}
