using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hormesis.Mutation;

/// <summary>The device's assembly, compiled in memory just as the build compiles it, with one file changed or none.</summary>
sealed class DeviceBuild
{
    readonly CSharpCompilation compilation;
    readonly ImmutableArray<ResourceDescription> resources;
    readonly string folder;

    DeviceBuild(CSharpCompilation compilation, ImmutableArray<ResourceDescription> resources, string folder) =>
        (this.compilation, this.resources, this.folder) = (compilation, resources, folder);

    /// <summary>From the compiler's arguments as MSBuild states them (eng/mutate asks for them).</summary>
    public static DeviceBuild From(Place place)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(place.CompilerArguments));
        var arguments = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(a => a.GetProperty("Identity").GetString()!)
            .Where(a => !a.StartsWith("/embed:", StringComparison.Ordinal) && !a.StartsWith("/doc:", StringComparison.Ordinal));
        var parsed = CSharpCommandLineParser.Default.Parse(arguments, place.Device, sdkDirectory: null);

        var options = parsed.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        var trees = parsed.SourceFiles.Select(f => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(f.Path)), options, f.Path));
        var references = parsed.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference));
        var compilation = CSharpCompilation.Create(
            parsed.CompilationName, trees, references,
            parsed.CompilationOptions.WithConcurrentBuild(false)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
                .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty)
                .WithWarningLevel(0));
        return new(Generate(compilation, parsed, options), parsed.ManifestResources, place.Device);
    }

    /// <summary>The mutants of the files below these folders of the project.</summary>
    public IReadOnlyList<Mutant> Mutants(IEnumerable<string> folders) =>
    [
        .. from below in folders
           from tree in compilation.SyntaxTrees
           let file = Path.GetRelativePath(folder, tree.FilePath).Replace('\\', '/')
           where file.StartsWith(below + "/", StringComparison.Ordinal)
           orderby below, file
           from mutant in new MutantFinder(compilation.GetSemanticModel(tree), file).Find()
           select mutant,
    ];

    /// <summary>The unchanged assembly.</summary>
    public byte[] Emit() => Emit(compilation) ?? throw new InvalidOperationException("the device does not compile as it is");

    /// <summary>With this change; null when that does not compile.</summary>
    public byte[]? Emit(Mutant mutant)
    {
        var tree = TreeOf(mutant);
        return Emit(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(mutant.Change))));
    }

    /// <summary>With all of these mutants asleep in it, and the numbers of those that could be put in.</summary>
    public (byte[] Device, IReadOnlySet<int> Numbers) EmitSwitched(IReadOnlyList<Mutant> mutants)
    {
        var switched = new Switched(mutants, TreeOf);
        var device = Emit(switched.Into(compilation)) ?? throw new InvalidOperationException("the switched device does not compile");
        return (device, switched.Numbers.ToHashSet());
    }

    SyntaxTree TreeOf(Mutant mutant) => compilation.SyntaxTrees.Single(t => t.FilePath == Path.Combine(folder, mutant.File));

    byte[]? Emit(CSharpCompilation of)
    {
        using var stream = new MemoryStream();
        return of.Emit(stream, manifestResources: resources).Success ? stream.ToArray() : null;
    }

    // Readers of JSON are generated from the records; a change inside a member does not change them.
    static CSharpCompilation Generate(CSharpCompilation compilation, CSharpCommandLineArguments parsed, CSharpParseOptions options)
    {
        var generators = parsed.AnalyzerReferences.Where(a => a.FilePath.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal))
            .SelectMany(a => new AnalyzerFileReference(Path.GetFullPath(a.FilePath), new Loader()).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return (CSharpCompilation)generated;
    }

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // All lie in one folder, where the context finds them.
        }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
