using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>
/// The size that a formula would have if nothing in it cancelled: what rounding errors are relative to. Near equilibrium a rate
/// is a small difference of large terms.
/// </summary>
sealed class TermSize(Evaluation evaluation)
{
    public double Of(Expression e) => e switch
    {
        Sum s => Of(s.Left) + Of(s.Right),
        Product p => Of(p.Left) * Of(p.Right),
        Quotient q => Of(q.Numerator) / Math.Abs(evaluation.Of(q.Denominator)),
        Definition d => Of(d.Body),
        Choice c => Of(evaluation.Of(c.Left) > evaluation.Of(c.Right) ? c.Then : c.Otherwise),
        _ => Math.Abs(evaluation.Of(e)),
    };
}
