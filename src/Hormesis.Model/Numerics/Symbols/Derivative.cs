using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Numerics.Symbols;

/// <summary>
/// Exact derivatives with respect to states. It remembers what it has derived, so that shared parts stay shared.
/// </summary>
public sealed class Derivative
{
    readonly Dictionary<(Expression, int), Expression> _known = [];
    readonly Dependence _dependence = new();

    /// <summary>The derivative of a formula by the state at an index of the state vector.</summary>
    public Expression Of(Expression e, State by)
    {
        if (!_dependence.StatesOf(e).Contains(by.Index)) return Zero;
        if (_known.TryGetValue((e, by.Index), out var known)) return known;
        var result = Derive(e, by);
        _known.Add((e, by.Index), result);
        return result;
    }

    Expression Derive(Expression e, State by) => e switch
    {
        Constant or Parameter => Zero,
        State s => s.Index == by.Index ? One : Zero,
        Definition d => Of(d.Body, by),
        Sum s => Of(s.Left, by) + Of(s.Right, by),
        Product p => Of(p.Left, by) * p.Right + p.Left * Of(p.Right, by),
        Quotient q => (Of(q.Numerator, by) - q * Of(q.Denominator, by)) / q.Denominator,
        Power p => p.Exponent * WhereDefined(p) * Of(p.Of, by),
        Exponential x => x * Of(x.Of, by),
        Logarithm l => Of(l.Of, by) / l.Of,
        Choice c => WhenGreater(c.Left, c.Right, Of(c.Then, by), Of(c.Otherwise, by)),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "a kind of formula without a derivative"),
    };

    // x^(p-1). At and below zero a fractional power has derivative 0 and not infinity: x^0.5 would stop a solver there.
    static Expression WhereDefined(Power p) => double.IsInteger(p.Exponent)
        ? Pow(p.Of, p.Exponent - 1)
        : WhenGreater(p.Of, Zero, p / p.Of, Zero);
}
