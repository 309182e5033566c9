using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Numerics.Symbols;

/// <summary>
/// Computes formulas as they are written, one number at a time. It is slow and plain on purpose: compiled kernels are tested
/// against it.
/// </summary>
public sealed class Evaluation(ReadOnlyMemory<double> states, ReadOnlyMemory<double> parameters)
{
    readonly Dictionary<Expression, double> _known = [];

    public double Of(Expression e)
    {
        if (_known.TryGetValue(e, out var known)) return known;
        var value = Compute(e);
        _known.Add(e, value);
        return value;
    }

    double Compute(Expression e) => e switch
    {
        Constant c => c.Value,
        State s => states.Span[s.Index],
        Parameter p => parameters.Span[p.Index],
        Definition d => Of(d.Body),
        Sum s => Of(s.Left) + Of(s.Right),
        Product p => Of(p.Left) * Of(p.Right),
        Quotient q => Of(q.Numerator) / Of(q.Denominator),
        Power p => Power(Of(p.Of), p.Exponent),
        Exponential x => Math.Exp(Of(x.Of)),
        Logarithm l => Math.Log(Of(l.Of)),
        Choice c => Of(c.Left) > Of(c.Right) ? Of(c.Then) : Of(c.Otherwise),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "a kind of formula without a value"),
    };

    /// <summary>As <see cref="Expression.Pow"/> defines it: a fractional power of what is not positive is 0, of NaN it is NaN.</summary>
    internal static double Power(double x, double exponent) =>
        x <= 0 && !double.IsInteger(exponent) ? 0 : Math.Pow(x, exponent);
}
