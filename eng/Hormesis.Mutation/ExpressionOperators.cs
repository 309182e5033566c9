using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hormesis.Mutation;

/// <summary>What an expression could be instead: other operators, other constants, one of its parts.</summary>
static class ExpressionOperators
{
    // Each row: what stands there, then what could.
    static readonly Dictionary<string, string[]> Binary = Table(
        "< <= >=", "<= < >", "> >= <=", ">= > <", "== !=", "!= ==", "&& ||", "|| &&",
        "+ -", "- +", "* /", "/ *", "% *", "& |", "| &", "^ |", "<< >>", ">> <<");

    static readonly Dictionary<string, string[]> Assignment = Table("+= -= =", "-= += =", "|= &= =", "&= |= =", "^= |= =", "??= =");

    static readonly Dictionary<string, string[]> Methods = Table(
        "Min Max", "Max Min", "Any All", "All Any", "First Last", "Last First", "Sin Cos", "FromSeconds FromMilliseconds",
        "TrailingZeroCount LeadingZeroCount");

    public static IEnumerable<Change> Of(SyntaxNode node, SemanticModel model) => node switch
    {
        BinaryExpressionSyntax b => OfBinary(b),
        AssignmentExpressionSyntax a => Token(a.OperatorToken, Assignment, "assignment"),
        PrefixUnaryExpressionSyntax u => OfPrefix(u),
        PostfixUnaryExpressionSyntax u => Step(u.OperatorToken),
        LiteralExpressionSyntax l => OfLiteral(l),
        ConditionalExpressionSyntax c => OfConditional(c),
        IsPatternExpressionSyntax i => [Change.Of(i, $"!({i})", "negation")],
        BinaryPatternSyntax p => OfBinaryPattern(p),
        UnaryPatternSyntax p => [Change.Of(p, p.Pattern.ToString(), "negation")],
        RelationalPatternSyntax p => Token(p.OperatorToken, Binary, "relation"),
        MemberAccessExpressionSyntax m => OfMember(m, model),
        InitializerExpressionSyntax i => Dropped(i, i.Expressions, "{ ", " }", "initializer"),
        CollectionExpressionSyntax c => Dropped(c, c.Elements, "[", "]", "element"),
        SwitchExpressionSyntax s => OfArms(s),
        _ => [],
    };

    static IEnumerable<Change> OfBinary(BinaryExpressionSyntax b)
    {
        foreach (var change in Token(b.OperatorToken, Binary, KindOf(b.OperatorToken.Text))) yield return change;
        if (b.OperatorToken.Text is not ("&&" or "||" or "??")) yield break;
        yield return Change.Of(b, b.Left.ToString(), "operand");
        yield return Change.Of(b, b.Right.ToString(), "operand");
    }

    static string KindOf(string token) => token switch
    {
        "<" or "<=" or ">" or ">=" or "==" or "!=" => "relation",
        "&&" or "||" => "logic",
        "+" or "-" or "*" or "/" or "%" => "arithmetic",
        _ => "bits",
    };

    static IEnumerable<Change> OfPrefix(PrefixUnaryExpressionSyntax u) => u.OperatorToken.Text switch
    {
        "!" or "-" or "~" => [Change.Of(u, u.Operand.ToString(), "negation")],
        _ => Step(u.OperatorToken),
    };

    static IEnumerable<Change> Step(SyntaxToken token) => token.Text switch
    {
        "++" => [new(token.Span, "--", "arithmetic")],
        "--" => [new(token.Span, "++", "arithmetic")],
        _ => [],
    };

    static IEnumerable<Change> OfLiteral(LiteralExpressionSyntax l)
    {
        switch (l.Token.Value)
        {
            case true: return [Change.Of(l, "false", "constant")];
            case false: return [Change.Of(l, "true", "constant")];
            case string s: return [Change.Of(l, s.Length == 0 ? "\"mutant\"" : "\"\"", "text")];
            case double d:
                return new[] { d + 1, d * 1.01, -d }.Select(v => Change.Of(l, FormattableString.Invariant($"({v:R})"), "constant"));
            case int or uint or long or ulong:
                var suffix = l.Token.Text[l.Token.Text.TrimEnd('U', 'L', 'u', 'l').Length..];
                var value = Convert.ToDecimal(l.Token.Value, CultureInfo.InvariantCulture);
                return new[] { value + 1, value - 1 }.Select(v => Change.Of(l, $"{v}{suffix}", "constant"));
            default: return [];
        }
    }

    static Change[] OfConditional(ConditionalExpressionSyntax c) =>
    [
        Change.Of(c, $"({c.Condition} ? {c.WhenFalse} : {c.WhenTrue})", "arms swapped"),
        Change.Of(c, $"({c.WhenTrue})", "arm"),
        Change.Of(c, $"({c.WhenFalse})", "arm"),
    ];

    static Change[] OfBinaryPattern(BinaryPatternSyntax p) =>
    [
        new(p.OperatorToken.Span, p.OperatorToken.Text == "and" ? "or" : "and", "logic"),
        Change.Of(p, p.Left.ToString(), "operand"),
        Change.Of(p, p.Right.ToString(), "operand"),
    ];

    // Another method of the same shape, or the next of the same enum.
    static IEnumerable<Change> OfMember(MemberAccessExpressionSyntax m, SemanticModel model)
    {
        if (m.Parent is InvocationExpressionSyntax && Methods.TryGetValue(m.Name.Identifier.Text, out var others))
            return others.Select(other => new Change(m.Name.Span, other, "method"));
        if (model.GetSymbolInfo(m).Symbol is not IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } field) return [];
        var all = field.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).ToList();
        return all.Count < 2 ? [] : [new(m.Name.Span, all[(all.IndexOf(field) + 1) % all.Count].Name, "enum")];
    }

    static IEnumerable<Change> OfArms(SwitchExpressionSyntax s)
    {
        for (var i = 0; i < s.Arms.Count; i++)
        {
            yield return new(s.Arms[i].Expression.Span, "default", "arm");
            if (s.Arms[i].WhenClause is { } when) yield return Change.Of(when, "", "condition");
        }
        foreach (var change in Dropped(s, s.Arms, $"{s.GoverningExpression} switch {{ ", " }", "arm")) yield return change;
    }

    static IEnumerable<Change> Dropped<T>(SyntaxNode node, SeparatedSyntaxList<T> parts, string open, string close, string kind)
        where T : SyntaxNode
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var rest = string.Join(", ", parts.Where((_, other) => other != i).Select(p => p.ToString()));
            yield return new(node.Span, open + rest + close, kind, parts[i]);
        }
    }

    static Dictionary<string, string[]> Table(params string[] rows) =>
        rows.Select(row => row.Split(' ')).ToDictionary(words => words[0], words => words[1..]);

    static IEnumerable<Change> Token(SyntaxToken token, Dictionary<string, string[]> table, string kind) =>
        table.GetValueOrDefault(token.Text, []).Select(to => new Change(token.Span, to, kind));
}
