using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Declaration;

/// <summary>
/// A model as it was declared: all that is known of it, once. Compiled kernels, the interpreted evaluation, the page in
/// docs/models, the SBML file and the C code of the baseline are made from it.
/// </summary>
/// <remarks>
/// Time is in seconds and does not enter a right-hand side: what changes at a time is a parameter that a segment sets, and
/// what must know the time has it as a state with rate 1.
/// </remarks>
public sealed record ModelDeclaration
{
    /// <summary>A short name in lower case, fit for a file and an SBML id.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>What it is for and where it ends, for the head of its page.</summary>
    public required string Summary { get; init; }
    public required IReadOnlyList<Compartment> Compartments { get; init; }
    public required IReadOnlyList<StateDeclaration> States { get; init; }
    public required IReadOnlyList<ParameterDeclaration> Parameters { get; init; }
    public required IReadOnlyList<DefinitionDeclaration> Definitions { get; init; }
    public required IReadOnlyList<Process> Processes { get; init; }
    public required IReadOnlyList<Observable> Observables { get; init; }
    public required IReadOnlyList<StateEvent> Events { get; init; }

    /// <summary>The right-hand side, one formula for each state in order: unit of the state per second.</summary>
    public required IReadOnlyList<Expression> Rates { get; init; }

    /// <summary>Where each state starts, as formulas over parameters alone.</summary>
    public IReadOnlyList<Expression> Starts => [.. States.Select(s => s.Start)];

    /// <summary>Default values, in order.</summary>
    public double[] DefaultParameters() => [.. Parameters.Select(p => p.Value)];

    /// <exception cref="KeyNotFoundException">No parameter has this name.</exception>
    public int ParameterIndex(string name) => Index(Parameters.Select(p => p.Name), name, "parameter");

    /// <exception cref="KeyNotFoundException">No state has this name.</exception>
    public int StateIndex(string name) => Index(States.Select(s => s.Name), name, "state");

    /// <exception cref="KeyNotFoundException">No observable has this name.</exception>
    public int ObservableIndex(string name) => Index(Observables.Select(o => o.Name), name, "observable");

    int Index(IEnumerable<string> names, string name, string kind)
    {
        var index = names.ToList().IndexOf(name);
        return index >= 0 ? index : throw new KeyNotFoundException($"the model {Id} has no {kind} {name}");
    }
}

/// <summary>A place with a volume, in which amounts are concentrations.</summary>
/// <param name="Volume">In litres; a formula over parameters alone.</param>
public sealed record Compartment(string Name, Expression Volume, string Summary);

/// <summary>One unknown of the model.</summary>
/// <param name="Scale">Its typical size, in its unit: absolute tolerances are fractions of it.</param>
/// <param name="In">Where it is dissolved: its unit is then an amount per litre. Null for an amount, a fraction, a score.</param>
/// <param name="StaysPositive">A step that takes it below zero by more than its absolute tolerance is refused.</param>
public sealed record StateDeclaration(
    Expression.State Symbol, Unit Unit, Compartment? In, Expression Start, double Scale, bool StaysPositive, string Summary)
{
    public string Name => Symbol.Name;
}

/// <summary>A number with a name, its unit, the range within which it is believed, and who says so.</summary>
/// <param name="Certainty">
/// S read in the source, S2 seen quoted elsewhere, R remembered, C calculated, P from a model, D our design, F fitted here,
/// I an input of the experiment.
/// </param>
public sealed record ParameterDeclaration(
    Expression.Parameter Symbol, double Value, Unit Unit, double Low, double High, string Certainty, string Source, string Summary)
{
    public string Name => Symbol.Name;
}

/// <summary>A formula that has a name, so that others can be read.</summary>
public sealed record DefinitionDeclaration(Expression.Definition Symbol, Unit Unit, string Summary, string Source)
{
    public string Name => Symbol.Name;
}

/// <summary>Something that happens: a reaction, a transfer or a change without partners.</summary>
/// <param name="Takes">What it uses up, each with how much for one turn.</param>
/// <param name="Gives">What it makes, each with how much for one turn.</param>
/// <param name="Rate">Turns per second: an amount per second where partners are dissolved or amounts, else their unit per second.</param>
public sealed record Process(string Name, IReadOnlyList<Share> Takes, IReadOnlyList<Share> Gives, Expression Rate, string Source);

/// <summary>A state's part in a process; a state by itself takes part once.</summary>
public readonly record struct Share(Expression.State State, Expression Amount)
{
    public static implicit operator Share(Expression.State state) => new(state, Expression.One);
}

/// <summary>Something that an instrument or a laboratory would report, computed from states and parameters.</summary>
public sealed record Observable(string Name, Unit Unit, Expression Value, string Summary);

/// <summary>Something that is to be noticed at the moment when it happens: a formula's passage through zero.</summary>
public sealed record StateEvent(string Name, Expression Crossing, Direction Direction, string Summary);

/// <summary>Which passage through zero counts.</summary>
public enum Direction
{
    Rising,
    Falling,
    Either,
}
