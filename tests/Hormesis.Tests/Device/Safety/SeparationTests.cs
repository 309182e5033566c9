using Hormesis.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hormesis.Tests.Device.Safety;

/// <summary>The protective system stands apart from control (reference/device-safety, 3.9).</summary>
public class SeparationTests
{
    static readonly string[] Shared = ["Commands", "ConcentrationUnit"];

    static readonly Lazy<CSharpCompilation> Device = new(Compile);

    [Fact]
    public void The_monitor_refers_to_nothing_of_the_controller_but_commands_and_a_unit() =>
        Assert.Equal(Shared, TypesOf("Hormesis.Device.Controller", usedIn: "Safety"));

    [Fact]
    public void The_controller_refers_to_nothing_of_the_monitor() =>
        Assert.Empty(TypesOf("Hormesis.Device.Safety", usedIn: "Controller"));

    static SortedSet<string> TypesOf(string room, string usedIn)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var folder = $"/Hormesis.Device/{usedIn}/";
        foreach (var tree in Device.Value.SyntaxTrees.Where(t => t.FilePath.Contains(folder, StringComparison.Ordinal)))
        {
            var model = Device.Value.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                if (type?.ContainingNamespace?.ToDisplayString().StartsWith(room, StringComparison.Ordinal) == true) found.Add(type.Name);
            }
        }
        return found;
    }

    static CSharpCompilation Compile()
    {
        var usings = CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq;");
        var trees = SourceFiles.In(Repository.Path("src", "Hormesis.Device"))
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: f));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => !Path.GetFileName(f).StartsWith("Hormesis.Device", StringComparison.Ordinal));
        return CSharpCompilation.Create("device", [usings, .. trees], platform.Select(f => MetadataReference.CreateFromFile(f)));
    }
}
