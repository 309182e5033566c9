namespace Hormesis.Tests.House;

/// <summary>The checkout that this test was built from.</summary>
static class Repository
{
    /// <summary>Found upwards from the test's own folder, not from a path of the machine that built it.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Hormesis.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException($"no Hormesis.slnx above {start}");
    }
}
