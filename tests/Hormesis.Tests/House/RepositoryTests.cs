using System.Text.RegularExpressions;

namespace Hormesis.Tests.House;

/// <summary>What a newcomer may rely on in any clone: no path of somebody's machine, no open ends, links that lead somewhere.</summary>
public partial class RepositoryTests
{
    static readonly string[] TextFiles =
    [
        .. SourceFiles.CSharp,
        .. new[] { "src", "bench", "tests", "docs", "examples", "eng" }.Select(f => Repository.Path(f)).Where(Directory.Exists)
            .SelectMany(f => new[] { "*.md", "*.json", "*.mjs", "*.txt", "*.c", "*.py" }.SelectMany(p => SourceFiles.In(f, p))),
        .. Directory.EnumerateFiles(Repository.Root)
            .Where(f => Path.GetExtension(f) is ".md" or ".props" or ".json" or ".slnx" or ".cff" or ""),
    ];

    [Fact]
    public void Nothing_refers_to_a_path_of_a_machine()
    {
        var forbidden = new Regex(@"\.\./shared|(?<![\w.])/(work|home|root|Users)/");

        Assert.Empty(TextFiles.Where(f => !f.EndsWith(nameof(RepositoryTests) + ".cs", StringComparison.Ordinal))
            .Where(f => forbidden.IsMatch(File.ReadAllText(f))).Select(SourceFiles.Name));
    }

    [Fact]
    public void Nothing_is_left_open_in_the_code() =>
        Assert.Empty(SourceFiles.CSharp.Where(f => !f.EndsWith(nameof(RepositoryTests) + ".cs", StringComparison.Ordinal))
            .Where(f => OpenEnd().IsMatch(File.ReadAllText(f))).Select(SourceFiles.Name));

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var documents = TextFiles.Where(f => Path.GetExtension(f) == ".md" && !f.Contains("/tests/data/", StringComparison.Ordinal));
        var broken = from document in documents
                     from Match link in Link().Matches(File.ReadAllText(document))
                     let target = link.Groups[1].Value
                     where !target.Contains(':') && !target.StartsWith('#')
                     let path = Path.Combine(Path.GetDirectoryName(document)!, target.Split('#')[0])
                     where !File.Exists(path) && !Directory.Exists(path)
                     select $"{SourceFiles.Name(document)} -> {target}";

        Assert.Empty(broken);
    }

    [GeneratedRegex(@"TODO|FIXME|NotImplementedException|Skip\s*=\s*""")]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
