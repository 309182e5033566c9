using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hormesis.Tests.House;

/// <summary>The limits of length that we truly keep: files of 400 lines, functions of 60, lines of 140 characters.</summary>
public class LengthTests
{
    const int LongestFile = 400, LongestFunction = 60, LongestLine = 140;

    [Fact]
    public void No_file_is_too_long() =>
        Assert.Empty(SourceFiles.CSharp.Where(f => File.ReadLines(f).Count() > LongestFile).Select(SourceFiles.Name));

    [Fact]
    public void No_line_is_too_long() =>
        Assert.Empty(SourceFiles.CSharp.SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line)))
            .Where(l => l.line.Length > LongestLine).Select(l => $"{SourceFiles.Name(l.f)}:{l.i + 1} has {l.line.Length}"));

    [Fact]
    public void No_function_is_too_long() =>
        Assert.Empty(SourceFiles.CSharp.SelectMany(Functions).Where(f => f.Lines > LongestFunction)
            .Select(f => $"{f.Where} has {f.Lines} lines"));

    static IEnumerable<(string Where, int Lines)> Functions(string file)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file));
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)) continue;
            var span = tree.GetLineSpan(BodyOf(node).Span);
            var (first, last) = (span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 1);
            yield return ($"{SourceFiles.Name(file)}:{first}", last - first + 1);
        }
    }

    static SyntaxNode BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax m => (SyntaxNode?)m.Body ?? (SyntaxNode?)m.ExpressionBody ?? m,
        LocalFunctionStatementSyntax l => (SyntaxNode?)l.Body ?? (SyntaxNode?)l.ExpressionBody ?? l,
        AccessorDeclarationSyntax a => (SyntaxNode?)a.Body ?? (SyntaxNode?)a.ExpressionBody ?? a,
        _ => node,
    };
}
