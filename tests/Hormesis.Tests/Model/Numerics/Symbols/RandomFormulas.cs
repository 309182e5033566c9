using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics.Symbols;

/// <summary>Formulas by chance, over three states and two parameters, with every kind of part; and points to evaluate them at.</summary>
static class RandomFormulas
{
    public static IReadOnlyList<Expression.State> States { get; } = [new("x", 0), new("y+", 1), new("z", 2)];

    public static IReadOnlyList<Expression.Parameter> Parameters { get; } = [new("p", 0), new("q", 1)];

    static readonly double[] Numbers = [-2, -1, -0.5, 0.25, 1, 2, 3];
    static readonly double[] Exponents = [-2, -1, -0.5, 0.5, 0.7, 1.5, 2, 3];

    static readonly Gen<Expression> Quantity = Gen.OneOf(
        Gen.Elements(States.AsEnumerable()).Select(s => (Expression)s), Gen.Elements(Parameters.AsEnumerable()).Select(p => (Expression)p));

    static readonly Gen<Expression> Atom = Gen.Frequency(
        (3, Quantity), (1, Gen.Elements(Numbers).Select(n => (Expression)n)));

    public static Gen<Expression> Formula { get; } = OfDepth(4);

    /// <summary>Values for three states and two parameters, off zero and off each other.</summary>
    public static Gen<double[]> Point { get; } =
        Gen.Choose(300, 2000).ArrayOf(5).Select(v => v.Select((x, i) => x / 1000.0 + i * 1e-4).ToArray());

    public static Evaluation At(double[] point) => new(point.AsMemory(0, 3), point.AsMemory(3, 2));

    static Gen<Expression> OfDepth(int depth)
    {
        if (depth == 0) return Atom;
        var part = OfDepth(depth - 1);
        return Gen.Frequency(
            (1, Atom),
            (3, Two(part, (a, b) => a + b)),
            (2, Two(part, (a, b) => a - b)),
            (4, Two(part, (a, b) => a * b)),
            (2, Two(part, (a, b) => a / b)),
            (2, part.SelectMany(a => Gen.Elements(Exponents).Select(e => Expression.Pow(a, e)))),
            (1, part.Select(a => Expression.Exp(-a))),
            (1, part.Select(Expression.Log)),
            (1, part.Select(a => (Expression)new Expression.Definition("named", a))),
            (1, Two(part, Expression.Max)),
            (1, Two(part, Expression.Min)),
            (1, Two(Quantity, (a, b) => (a, b)).SelectMany(c => Two(part, (a, b) => Expression.WhenGreater(c.a, c.b, a, b)))));
    }

    static Gen<T> Two<T>(Gen<Expression> part, Func<Expression, Expression, T> make) => part.Two().Select(p => make(p.Item1, p.Item2));
}
