using System.Buffers;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// Formulas as people write them, with no more parentheses than they need. Definitions stand by their names; what they are is
/// said elsewhere.
/// </summary>
public static class FormulaText
{
    const char Minus = '-';

    static readonly SearchValues<char> Calculating = SearchValues.Create(" +-*/^,<>=·");

    /// <summary>How tightly a text holds together: what is looser than its place needs parentheses.</summary>
    enum Binding
    {
        Sum,
        Product,
        Power,
        Atom,
    }

    public static string Of(Expression e) => Write(e).Text;

    /// <summary>A name as formulas show it: in brackets where it could be read as a calculation.</summary>
    public static string Name(string name) => name.AsSpan().ContainsAny(Calculating) ? $"[{name}]" : name;

    static (string Text, Binding Binding) Write(Expression e) => e switch
    {
        Constant c => (NumberText.Short(c.Value), IsNegative(c) ? Binding.Sum : Binding.Atom),
        State s => (Name(s.Name), Binding.Atom),
        Parameter p => (Name(p.Name), Binding.Atom),
        Definition d => (Name(d.Name), Binding.Atom),
        Sum s => (Of(s.Left) + Term(s.Right), Binding.Sum),
        Product { Left: Constant { Value: -1 } } p => (Minus + Within(p.Right, Binding.Product), Binding.Sum),
        Product p => ($"{First(p.Left)} · {Within(p.Right, Binding.Product)}", BindingOf(p)),
        Quotient q => ($"{First(q.Numerator)} / {Within(q.Denominator, Binding.Power)}", BindingOf(q)),
        Power { Exponent: 0.5 } p => ($"sqrt({Of(p.Of)})", Binding.Atom),
        Power p => ($"{Within(p.Of, Binding.Atom)}^{Exponent(p.Exponent)}", Binding.Power),
        Exponential x => ($"exp({Of(x.Of)})", Binding.Atom),
        Logarithm l => ($"log({Of(l.Of)})", Binding.Atom),
        Choice c => (WriteChoice(c), Binding.Atom),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "a kind of formula that has no text"),
    };

    // " + b", or " - b" where b begins with a minus.
    static string Term(Expression e) => e switch
    {
        Sum s => Term(s.Left) + Term(s.Right),
        _ when IsNegative(e) => $" - {Of(e)[1..]}",
        _ => $" + {Within(e, Binding.Product)}",
    };

    // The first of a chain of factors may begin with a minus; the whole then holds together like a sum.
    static string First(Expression e) => IsNegative(e) ? Of(e) : Within(e, Binding.Product);

    static Binding BindingOf(Expression e) => IsNegative(e) ? Binding.Sum : Binding.Product;

    static bool IsNegative(Expression e) => e switch
    {
        Constant c => double.IsNegative(c.Value),
        Product p => IsNegative(p.Left),
        Quotient q => IsNegative(q.Numerator),
        _ => false,
    };

    static string Within(Expression e, Binding needed)
    {
        var (text, binding) = Write(e);
        return binding < needed ? $"({text})" : text;
    }

    static string Exponent(double exponent) => exponent < 0 ? $"({NumberText.Short(exponent)})" : NumberText.Short(exponent);

    static string WriteChoice(Choice c) =>
        c.Then == c.Left && c.Otherwise == c.Right ? $"max({Of(c.Right)}, {Of(c.Left)})"
        : c.Then == c.Right && c.Otherwise == c.Left ? $"min({Of(c.Left)}, {Of(c.Right)})"
        : $"if({Of(c.Left)} > {Of(c.Right)}, {Of(c.Then)}, {Of(c.Otherwise)})";
}
