using System.Xml.Linq;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// Formulas in the part of content MathML that SBML has. What has a kink is written as the pieces that
/// <see cref="Expression"/> defines; only what is not a number may come out as another.
/// </summary>
/// <remarks>A number beside a quantity, in a comparison or as the other outcome of a choice, is in that quantity's unit.</remarks>
/// <param name="idOf">The SBML id of a state, parameter or definition by its name.</param>
/// <param name="unitOf">The id of its unit; null where that is not known.</param>
sealed class MathMl(Func<string, string> idOf, Func<string, string?> unitOf)
{
    const string Dimensionless = "dimensionless";

    public static XNamespace Space { get; } = "http://www.w3.org/1998/Math/MathML";

    public XElement Of(Expression e) => Math(Write(e));

    /// <summary>That a formula is above or below zero.</summary>
    public XElement Compare(Expression e, string relation) => Math(Beside(relation, e, Zero));

    public static XElement Math(XElement content) =>
        new(Space + "math", new XAttribute(XNamespace.Xmlns + "sbml", Sbml.Space.NamespaceName), content);

    XElement Write(Expression e) => e switch
    {
        Constant c => Number(c.Value),
        State s => Name(s.Name),
        Parameter p => Name(p.Name),
        Definition d => Name(d.Name),
        Sum { Right: Product { Left: Constant { Value: -1 } } negative } s => Apply("minus", Write(s.Left), Write(negative.Right)),
        Sum s => Apply("plus", Write(s.Left), Write(s.Right)),
        Product { Left: Constant { Value: -1 } } p => Apply("minus", Write(p.Right)),
        Product p => Apply("times", Write(p.Left), Write(p.Right)),
        Quotient q => Apply("divide", Write(q.Numerator), Write(q.Denominator)),
        Power p when double.IsInteger(p.Exponent) => Raised(p),
        Power p => Pieces(p.Of, Zero, Raised(p), Number(0)),
        Exponential x => Apply("exp", Write(x.Of)),
        Logarithm l => Apply("ln", Write(l.Of)),
        Choice c => Pieces(c.Left, c.Right, Write(c.Then, c.Otherwise), Write(c.Otherwise, c.Then)),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "a kind of formula that has no MathML"),
    };

    XElement Beside(string relation, Expression left, Expression right) => Apply(relation, Write(left, right), Write(right, left));

    XElement Write(Expression e, Expression beside) => e is Constant c ? Number(c.Value, Unit(beside)) : Write(e);

    // As far as it shows without reckoning with units: the first quantity of a sum, or what is multiplied by a number.
    string Unit(Expression e) => e switch
    {
        State s => unitOf(s.Name) ?? Dimensionless,
        Parameter p => unitOf(p.Name) ?? Dimensionless,
        Definition d => unitOf(d.Name) ?? Dimensionless,
        Sum { Left: Constant } s => Unit(s.Right),
        Sum s => Unit(s.Left),
        Product { Left: Constant } p => Unit(p.Right),
        Choice { Then: Constant } c => Unit(c.Otherwise),
        Choice c => Unit(c.Then),
        _ => Dimensionless,
    };

    XElement Raised(Power p) => Apply("power", Write(p.Of), Number(p.Exponent));

    XElement Pieces(Expression left, Expression right, XElement then, XElement otherwise) => new(
        Space + "piecewise",
        new XElement(Space + "piece", then, Beside("gt", left, right)),
        new XElement(Space + "otherwise", otherwise));

    XElement Name(string name) => new(Space + "ci", idOf(name));

    static XElement Apply(string function, params object[] arguments) => new(Space + "apply", new XElement(Space + function), arguments);

    // e-notation of MathML keeps the digits of mantissa and exponent apart.
    static XElement Number(double value, string unit = Dimensionless)
    {
        var parts = NumberText.Exact(value).Split('e');
        XElement number = new(Space + "cn", new XAttribute(Sbml.Space + "units", unit));
        if (parts.Length == 2) number.Add(new XAttribute("type", "e-notation"), parts[0], new XElement(Space + "sep"), parts[1]);
        else if (double.IsInteger(value)) number.Add(new XAttribute("type", "integer"), parts[0]);
        else number.Add(parts[0]);
        return number;
    }
}
