using Hormesis.Store.Verifying;
using Microsoft.Data.Sqlite;

namespace Hormesis.Store.Sqlite;

/// <summary>What SQLite itself finds wrong with the file: pages, indexes, references between tables.</summary>
static class FileCheck
{
    public static void Run(SqliteConnection connection, Findings findings)
    {
        try
        {
            foreach (var row in Ask(connection, "PRAGMA integrity_check")) if (row != "ok") findings.Add(SqliteEngine.FileName, row);
            foreach (var table in Ask(connection, "PRAGMA foreign_key_check")) findings.Add(table, "a row refers to one that is not there");
        }
        catch (SqliteException damaged)
        {
            findings.Add(SqliteEngine.FileName, damaged.Message);
        }
    }

    static List<string> Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using var answer = command.ExecuteReader();
        List<string> rows = [];
        while (answer.Read()) rows.Add(answer.GetString(0));
        return rows;
    }
}
