using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Hormesis.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hormesis.Tests.Device.Teeth;

/// <summary>One place of a file that is written otherwise.</summary>
/// <param name="File">Below the device's project.</param>
/// <param name="From">Stands there once.</param>
public sealed record Edit(string File, string From, string To);

/// <summary>
/// The device compiled in memory as the build compiles it, with a bug written into its sources or data, in a load context of its own.
/// </summary>
sealed class PatchedDevice : IDisposable
{
    static readonly Lazy<CSharpCommandLineArguments> Arguments = new(ParseArguments);
    static readonly Lazy<CSharpCompilation> Whole = new(Compile);

    readonly Context context;

    PatchedDevice(byte[] device)
    {
        context = new();
        Device = context.LoadFromStream(new MemoryStream(device));
    }

    public Assembly Device { get; }

    /// <exception cref="InvalidOperationException">A text is not there once, or what comes of it does not compile.</exception>
    public static PatchedDevice With(IReadOnlyList<Edit> edits)
    {
        var compilation = Whole.Value;
        var data = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in edits.GroupBy(e => e.File))
        {
            var path = Repository.Path(["src", "Hormesis.Device", .. file.Key.Split('/')]);
            var text = file.Aggregate(File.ReadAllText(path), (before, edit) => Replace(before, edit));
            if (file.Key.EndsWith(".json", StringComparison.Ordinal)) data[file.Key] = Encoding.UTF8.GetBytes(text);
            else compilation = Replace(compilation, path, text);
        }
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, manifestResources: Resources(data));
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', errors));
        return new(stream.ToArray());
    }

    public void Dispose() => context.Unload();

    static string Replace(string text, Edit edit) => text.Split(edit.From) is { Length: 2 } parts
        ? parts[0] + edit.To + parts[1]
        : throw new InvalidOperationException($"{edit.File} does not hold this once: {edit.From}");

    static CSharpCompilation Replace(CSharpCompilation compilation, string path, string text)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text)));
    }

    // Every rule file travels inside the assembly, named by its path (Directory.Build.props).
    static IEnumerable<ResourceDescription> Resources(Dictionary<string, byte[]> data)
    {
        var folder = Repository.Path("src", "Hormesis.Device");
        Stream Open(string name) => data.TryGetValue(name, out var changed)
            ? new MemoryStream(changed)
            : File.OpenRead(Path.Combine(folder, name));
        return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(name => name != "packages.lock.json")
            .Select(name => new ResourceDescription(name, () => Open(name), isPublic: true));
    }

    // As the build wrote them down (Directory.Build.targets).
    static CSharpCommandLineArguments ParseArguments()
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var file = Repository.Path("artifacts", "obj", "Hormesis.Device", configuration, "compiler.args");
        var lines = File.ReadAllLines(file).Where(a => !a.StartsWith("/doc:", StringComparison.Ordinal));
        return CSharpCommandLineParser.Default.Parse(lines, Repository.Path("src", "Hormesis.Device"), sdkDirectory: null);
    }

    static CSharpCompilation Compile()
    {
        var parsed = Arguments.Value;
        var options = parsed.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        var trees = parsed.SourceFiles
            .Select(f => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(f.Path)), options, f.Path));
        var compilation = CSharpCompilation.Create(
            parsed.CompilationName, trees, parsed.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference)),
            parsed.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default)
                .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty));
        // Readers of JSON are generated from the records.
        var generators = parsed.AnalyzerReferences.Where(a => a.FilePath.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal))
            .SelectMany(a => new AnalyzerFileReference(a.FilePath, new Loader()).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return (CSharpCompilation)whole;
    }

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // All lie in one folder, where the context finds them.
        }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }

    // What the device refers to is shared.
    sealed class Context() : AssemblyLoadContext(isCollectible: true);
}
