using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hormesis.Mutation;

/// <summary>
/// Finds every mutant of one file, in the order of its text. It asks the operators what a node could be instead; whether that
/// compiles is found out by compiling.
/// </summary>
sealed class MutantFinder(SemanticModel model, string file)
{
    readonly SourceText text = model.SyntaxTree.GetText();
    readonly List<Mutant> found = [];
    readonly HashSet<string> keys = [];

    public IReadOnlyList<Mutant> Find()
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes(IsOfInterest))
        {
            foreach (var change in ExpressionOperators.Of(node, model).Concat(StatementOperators.Of(node))) Add(change);
        }
        return found;
    }

    // Attributes are no behaviour of ours, and what an exception says is for people.
    static bool IsOfInterest(SyntaxNode node) =>
        node is not AttributeListSyntax && node.Parent is not (ThrowStatementSyntax or ThrowExpressionSyntax);

    void Add(Change change)
    {
        var shown = change.Dropped?.Span ?? change.Span;
        var line = text.Lines.GetLineFromPosition(shown.Start);
        var mutant = new Mutant(
            file, line.LineNumber + 1, line.ToString().Trim(), change.Kind, text.ToString(shown),
            change.Dropped is null ? change.To : "", new(change.Span, change.To));
        if (mutant.From != mutant.To && keys.Add(mutant.Key)) found.Add(mutant);
    }
}

/// <summary>What an operator would put in a place.</summary>
/// <param name="Dropped">The part that is left out, where all else is only written again.</param>
readonly record struct Change(TextSpan Span, string To, string Kind, SyntaxNode? Dropped = null)
{
    public static Change Of(SyntaxNode node, string to, string kind) => new(node.Span, to, kind);
}
