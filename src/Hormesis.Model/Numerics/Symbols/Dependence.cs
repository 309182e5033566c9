using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Numerics.Symbols;

/// <summary>On which states a formula depends: of these it has derivatives, and with none it is constant while parameters are.</summary>
public sealed class Dependence
{
    static readonly SortedSet<int> None = [];

    readonly Dictionary<Expression, IReadOnlySet<int>> _known = [];

    /// <summary>Places in the state vector.</summary>
    public IReadOnlySet<int> StatesOf(Expression e)
    {
        if (e is Constant or Parameter) return None;
        if (_known.TryGetValue(e, out var known)) return known;
        var states = e is State s ? [s.Index] : new SortedSet<int>(Parts(e).SelectMany(StatesOf));
        _known.Add(e, states);
        return states;
    }

    /// <summary>The formulas that a formula is made of, a definition's body among them.</summary>
    public static Expression[] Parts(Expression e) => e switch
    {
        Constant or Parameter or State => [],
        Definition d => [d.Body],
        Sum s => [s.Left, s.Right],
        Product p => [p.Left, p.Right],
        Quotient q => [q.Numerator, q.Denominator],
        Power p => [p.Of],
        Exponential x => [x.Of],
        Logarithm l => [l.Of],
        Choice c => [c.Left, c.Right, c.Then, c.Otherwise],
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "a kind of formula without parts"),
    };
}
