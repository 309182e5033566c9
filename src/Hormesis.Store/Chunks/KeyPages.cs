using System.Data.Common;
using Hormesis.Store.Writing;

namespace Hormesis.Store.Chunks;

/// <summary>Rows of a table whose key is a session and a number, in that order.</summary>
static class KeyPages
{
    const int Length = 256;

    /// <summary>All, some at a time, so that other questions can be asked in between.</summary>
    /// <param name="connection">To the store.</param>
    /// <param name="transaction">That sees it as it is at one moment.</param>
    /// <param name="select">The SELECT without a condition; its first two columns are the key.</param>
    /// <param name="number">The key's second column.</param>
    /// <param name="rowOf">Makes of a row what is wanted.</param>
    public static IEnumerable<T> Of<T>(
        DbConnection connection, DbTransaction transaction, string select, string number, Func<DbDataReader, T> rowOf)
    {
        using var command = connection.Command(
            $"""
            {select} WHERE ("SessionId", "{number}") > (@session, @number) ORDER BY "SessionId", "{number}" LIMIT {Length}
            """,
            "session", "number");
        command.Transaction = transaction;
        var (session, last) = (Guid.Empty, -1);
        while (true)
        {
            command.Parameters[0].Value = session;
            command.Parameters[1].Value = last;
            List<T> page = [];
            using (var rows = command.ExecuteReader())
            {
                for (; rows.Read(); page.Add(rowOf(rows))) (session, last) = (rows.GetGuid(0), rows.GetInt32(1));
            }
            if (page.Count == 0) yield break;
            foreach (var row in page) yield return row;
        }
    }

    /// <summary>A session's rows in their order.</summary>
    public static IEnumerable<T> Of<T>(DbConnection connection, Guid session, string select, string number, Func<DbDataReader, T> rowOf)
    {
        using var command = connection.Command($"""{select} WHERE "SessionId" = @session ORDER BY "{number}" """, "session");
        command.Parameters[0].Value = session;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return rowOf(rows);
    }
}
