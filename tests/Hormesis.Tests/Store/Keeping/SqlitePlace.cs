using Hormesis.Store;
using Hormesis.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Hormesis.Tests.Store.Keeping;

sealed class SqlitePlace : StorePlace
{
    public string Folder => File("store");
    public string Database => Path.Combine(Folder, SqliteEngine.FileName);

    public override IStoreEngine NewEngine() => new SqliteEngine(Folder);

    public override void LetGo() => SqliteConnection.ClearAllPools();

    /// <summary>The seal goes, too: whoever changes the file can make another.</summary>
    public override void Tamper(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        foreach (var seal in Directory.EnumerateFiles(Folder, "*.seal")) System.IO.File.Delete(seal);
    }

    /// <summary>Another place with what is here, as a process leaves it that is killed now. Nothing may be written meanwhile.</summary>
    public SqlitePlace Copy()
    {
        SqlitePlace copy = new();
        Directory.CreateDirectory(copy.Folder);
        var files = Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal));
        foreach (var file in files) System.IO.File.Copy(file, Path.Combine(copy.Folder, Path.GetFileName(file)));
        return copy;
    }
}
