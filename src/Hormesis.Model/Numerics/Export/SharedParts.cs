using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// Formulas share their parts, text does not: an iteration that is written out can be a hundred operations and 10^17 letters.
/// This gives the shared parts of such a formula names.
/// </summary>
static class SharedParts
{
    /// <summary>A formula that writes out longer than this many operations and quantities is cut.</summary>
    const double LongestFormula = 400;

    /// <summary>A shared part that is shorter than this is written again.</summary>
    const double ShortestPart = 8;

    /// <summary>Whether a formula can be written in one piece.</summary>
    public static bool IsShort(Expression e) => Length(e, []) <= LongestFormula;

    /// <summary>The formula with its shared parts as definitions, and those in an order in which each uses only earlier ones.</summary>
    public static (Expression Formula, IReadOnlyList<Definition> Parts) Of(Expression e, Func<string> name)
    {
        Dictionary<Expression, int> uses = [];
        Dictionary<Expression, double> lengths = [];
        Dictionary<Expression, Expression> known = [];
        List<Definition> parts = [];
        Count(e);
        return (Rewrite(e), parts);

        void Count(Expression part)
        {
            uses[part] = uses.GetValueOrDefault(part) + 1;
            if (uses[part] > 1) return;
            foreach (var inner in Inner(part)) Count(inner);
        }

        Expression Rewrite(Expression part)
        {
            if (known.TryGetValue(part, out var done)) return done;
            var result = Again(part, Rewrite);
            if (uses[part] > 1 && Length(part, lengths) >= ShortestPart)
            {
                parts.Add(new(name(), result));
                result = parts[^1];
            }
            known.Add(part, result);
            return result;
        }
    }

    static double Length(Expression e, Dictionary<Expression, double> known)
    {
        if (known.TryGetValue(e, out var length)) return length;
        length = 1 + Inner(e).Sum(part => Length(part, known));
        known.Add(e, length);
        return length;
    }

    // A definition has its name already.
    static Expression[] Inner(Expression e) => e is Definition ? [] : Dependence.Parts(e);

    static Expression Again(Expression e, Func<Expression, Expression> of) => e switch
    {
        Constant or State or Parameter or Definition => e,
        Sum s => of(s.Left) + of(s.Right),
        Product p => of(p.Left) * of(p.Right),
        Quotient q => of(q.Numerator) / of(q.Denominator),
        Power p => Pow(of(p.Of), p.Exponent),
        Exponential x => Exp(of(x.Of)),
        Logarithm l => Log(of(l.Of)),
        Choice c => WhenGreater(of(c.Left), of(c.Right), of(c.Then), of(c.Otherwise)),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "a kind of formula without parts"),
    };
}
