using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hormesis.Mutation;

/// <summary>
/// One program that holds many mutants, each asleep until its number is set. A mutant is written beside the expression or statement
/// that it changes; where the compiler refuses that, beside the next larger one, up to the body of its member. What no place takes
/// is left to be compiled by itself.
/// </summary>
sealed class Switched
{
    public const string Type = "MutantSwitch", Field = "On";
    public const int None = -1;

    const string Source = $$"""
        static class {{Type}}
        {
            internal static int {{Field}} = -1;
            public static bool Is(int number) => number == {{Field}};
        }
        """;

    readonly IReadOnlyList<Mutant> mutants;
    readonly Dictionary<int, Queue<SyntaxNode>> places;

    public Switched(IReadOnlyList<Mutant> mutants, Func<Mutant, SyntaxTree> treeOf)
    {
        this.mutants = mutants;
        places = mutants.Index().ToDictionary(m => m.Index, m => new Queue<SyntaxNode>(PlacesOf(m.Item, treeOf(m.Item))));
    }

    /// <summary>The mutants that are in it.</summary>
    public IEnumerable<int> Numbers => places.Where(p => p.Value.Count > 0).Select(p => p.Key);

    /// <summary>The program, once the compiler takes it.</summary>
    public CSharpCompilation Into(CSharpCompilation original)
    {
        var options = (CSharpParseOptions)original.SyntaxTrees[0].Options;
        var compilation = original.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source, options));
        var now = new Dictionary<SyntaxTree, SyntaxTree>();
        var open = places.Values.Where(p => p.Count > 0).Select(p => p.Peek().SyntaxTree).ToHashSet();
        while (open.Count > 0)
        {
            var here = places.Where(p => p.Value.Count > 0).ToLookup(p => p.Value.Peek(), p => p.Key);
            foreach (var tree in open)
            {
                var next = tree.WithChangedText(SourceText.From(Write(tree.GetRoot(), here), Encoding.UTF8));
                compilation = compilation.ReplaceSyntaxTree(now.GetValueOrDefault(tree, tree), next);
                now[tree] = next;
            }
            // An error is in the file of the mutant that makes it: the others need not be looked at again.
            var errors = open.SelectMany(t => compilation.GetSemanticModel(now[t]).GetDiagnostics())
                .Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            open = [.. errors.SelectMany(Blamed).Distinct().ToList().Select(number => places[number].Dequeue().SyntaxTree)];
        }
        return compilation;
    }

    // From within outwards. What is worked out once for all is no place: it would not see the switch.
    static IEnumerable<SyntaxNode> PlacesOf(Mutant mutant, SyntaxTree tree)
    {
        var inner = tree.GetRoot().FindNode(mutant.Change.Span, getInnermostNodeForTie: true);
        var around = inner.AncestorsAndSelf().TakeWhile(n => n is not MemberDeclarationSyntax).ToList();
        var isOnce = around.OfType<EqualsValueClauseSyntax>().Any(e => e.Parent?.Parent?.Parent is not StatementSyntax);
        return isOnce ? [] : around.Where(IsPlace);
    }

    static bool IsPlace(SyntaxNode node) => node switch
    {
        LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax => false,
        StatementSyntax => true,
        InitializerExpressionSyntax or RefExpressionSyntax or ThrowExpressionSyntax or DeclarationExpressionSyntax => false,
        ExpressionSyntax => node.Parent switch
        {
            ExpressionStatementSyntax or PatternSyntax or SwitchLabelSyntax or RefExpressionSyntax => false,
            MemberAccessExpressionSyntax m => m.Name != node,
            InvocationExpressionSyntax i => i.Expression != node,
            AssignmentExpressionSyntax a => a.Left != node,
            InitializerExpressionSyntax => node is not AssignmentExpressionSyntax,
            ArgumentSyntax a => a.RefKindKeyword.IsKind(SyntaxKind.None),
            _ => true,
        },
        _ => false,
    };

    string Write(SyntaxNode node, ILookup<SyntaxNode, int> here)
    {
        var text = string.Concat(node.ChildNodesAndTokens().Select(c => c.AsNode() is { } n ? Write(n, here) : c.AsToken().ToFullString()));
        foreach (var number in here[node])
        {
            var changed = Changed(node, mutants[number].Change);
            // A comment may end either text.
            text = node is StatementSyntax
                ? $"{{ if ({Type}.Is({number})) {{ {changed}\n }} else {{ {text}\n }} }}\n"
                : $"({Type}.Is({number}) ? ({changed}\n) : ({text}\n))";
        }
        return text;
    }

    static string Changed(SyntaxNode node, TextChange change)
    {
        var (text, from) = (node.ToFullString(), change.Span.Start - node.FullSpan.Start);
        return string.Concat(text.AsSpan(0, from), change.NewText, text.AsSpan(from + change.Span.Length));
    }

    // Whose alternative the error is in; else who stands where it is; else whoever is in the member.
    static IEnumerable<int> Blamed(Diagnostic error)
    {
        var span = error.Location.SourceSpan;
        var node = error.Location.SourceTree!.GetRoot().FindNode(span, getInnermostNodeForTie: true);
        while (node is ParenthesizedExpressionSyntax p) node = p.Expression;
        if (NumberOf(node) is { } self) return [self];
        foreach (var outer in node.Ancestors())
        {
            var changed = outer switch
            {
                ConditionalExpressionSyntax c => c.WhenTrue,
                IfStatementSyntax s => (SyntaxNode)s.Statement,
                _ => null,
            };
            if (NumberOf(outer) is { } number && changed!.Span.Contains(span)) return [number];
        }
        var within = node.DescendantNodes().Select(NumberOf).OfType<int>().ToList();
        if (within.Count > 0) return within;
        var around = node.AncestorsAndSelf().Select(a => a.DescendantNodes().Select(NumberOf).OfType<int>().ToList());
        return around.FirstOrDefault(numbers => numbers.Count > 0) ?? throw new InvalidOperationException(error.ToString());
    }

    static int? NumberOf(SyntaxNode node)
    {
        var condition = node switch
        {
            ConditionalExpressionSyntax c => c.Condition,
            IfStatementSyntax s => s.Condition,
            _ => null,
        };
        return condition is InvocationExpressionSyntax call && call.Expression.ToString() == $"{Type}.Is"
            ? int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture)
            : null;
    }
}
