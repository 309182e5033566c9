using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Something that reactions take and give. In the reference model it is a state; in the reduced model it may be a formula instead,
/// because it follows the others at once. Reactions are declared in the same words for both.
/// </summary>
sealed class Species
{
    Expression? _value;

    Species(Expression? value, Expression.State? state) => (_value, State) = (value, state);

    /// <summary>The state that processes change; null where it is a formula.</summary>
    public Expression.State? State { get; }

    public Expression Value => _value ?? throw new InvalidOperationException("this quasi-steady species has no formula yet");

    /// <summary>Where it is a formula: what the processes declared so far would give it less what they would take, mol/s.</summary>
    public Expression Turnover { get; private set; } = Expression.Zero;

    public static Species Of(Expression.State state) => new(state, state);

    /// <summary>A formula from the outset.</summary>
    public static Species Formula(Expression formula) => new(formula, null);

    /// <summary>A formula that is known once the processes that feed it are.</summary>
    public static Species Later() => new(null, null);

    public void Becomes(Expression formula) =>
        _value = _value is null ? formula : throw new InvalidOperationException("this species has its formula already");

    public void Collect(Expression turnover) => Turnover += turnover;

    public static implicit operator Expression(Species species) => species.Value;

    public static implicit operator Part(Species species) => new(species, Expression.One);
}

/// <summary>A species' part in a process; by itself it takes part once.</summary>
readonly record struct Part(Species Of, Expression Amount)
{
    public Share? Share => Of.State is { } state ? new Share(state, Amount) : (Share?)null;
}
