using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hormesis.Mutation;

/// <summary>What a statement could be instead: left out, its branch always or never taken, its answer forgotten.</summary>
static class StatementOperators
{
    public static IEnumerable<Change> Of(SyntaxNode node) => node switch
    {
        IfStatementSyntax s => [Change.Of(s.Condition, "true", "branch"), Change.Of(s.Condition, "false", "branch")],
        WhileStatementSyntax s => [Change.Of(s.Condition, "false", "branch")],
        ForStatementSyntax { Condition: { } condition } => [Change.Of(condition, "false", "branch")],
        ForEachStatementSyntax s => [Change.Of(s.Statement, ";", "statement")],
        ExpressionStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax => [Change.Of(node, ";", "statement")],
        BreakStatementSyntax { Parent: not SwitchSectionSyntax } => [Change.Of(node, ";", "statement")],
        ReturnStatementSyntax { Expression: { } answer } => Forgotten(answer),
        ReturnStatementSyntax => [Change.Of(node, ";", "statement")],
        ArrowExpressionClauseSyntax { Expression: not ThrowExpressionSyntax } a => Forgotten(a.Expression),
        SwitchSectionSyntax s => [Change.Of(s, "", "branch")],
        _ => [],
    };

    static Change[] Forgotten(ExpressionSyntax answer) =>
        answer.IsKind(SyntaxKind.DefaultLiteralExpression) ? [] : [Change.Of(answer, "default", "answer")];
}
