namespace Hormesis.Tests.House;

/// <summary>The project's own source files.</summary>
static class SourceFiles
{
    static readonly string[] NotOurs = ["artifacts", "node_modules", ".git", "bin", "obj", "Migrations"];

    public static IEnumerable<string> In(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Repository.Root, f).Split('/').Any(NotOurs.Contains));

    public static IEnumerable<string> CSharp { get; } = [.. new[] { "src", "bench", "tests" }.SelectMany(f => In(Repository.Path(f)))];

    public static string Name(string file) => Path.GetRelativePath(Repository.Root, file);
}
