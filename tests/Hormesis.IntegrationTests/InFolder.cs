namespace Hormesis.IntegrationTests;

/// <summary>A folder of a test's own that goes with it.</summary>
public abstract class InFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hormesis-integration-");

    protected string Folder => folder.FullName;

    protected string In(string name) => Path.Combine(folder.FullName, name);

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
