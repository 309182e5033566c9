using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Declaration;

/// <summary>
/// Where a model is written down, in the order in which a chemist would tell it. It checks names and shapes; what the model
/// means is for its author.
/// </summary>
public sealed class ModelBuilder(string id, string title, string summary)
{
    public string Id => id;

    readonly HashSet<string> _names = new(StringComparer.Ordinal);
    readonly List<Compartment> _compartments = [];
    readonly List<StateDeclaration> _states = [];
    readonly List<ParameterDeclaration> _parameters = [];
    readonly List<DefinitionDeclaration> _definitions = [];
    readonly List<Process> _processes = [];
    readonly List<Observable> _observables = [];
    readonly List<StateEvent> _events = [];

    /// <param name="volume">In litres, of parameters alone.</param>
    public Compartment Compartment(string name, Expression volume, string summary)
    {
        _compartments.Add(new(Claim(name), volume, summary));
        return _compartments[^1];
    }

    /// <param name="unit">As <see cref="Unit.Parse"/> reads it.</param>
    /// <param name="start">Of parameters alone.</param>
    /// <param name="scale">Typical size, above zero.</param>
    public Expression.State State(
        string name, string unit, Expression start, double scale, string summary, Compartment? into = null, bool staysPositive = true)
    {
        if (!(scale > 0)) throw new ArgumentOutOfRangeException(nameof(scale), scale, $"the scale of {name} must be above zero");
        var symbol = new Expression.State(Claim(name), _states.Count);
        _states.Add(new(symbol, Unit.Parse(unit), into, start, scale, staysPositive, summary));
        return symbol;
    }

    public Expression.Parameter Parameter(
        string name, double value, string unit, double low, double high, string certainty, string source, string summary)
    {
        if (!(low <= value && value <= high))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} is not between {low} and {high}");
        var symbol = new Expression.Parameter(Claim(name), _parameters.Count);
        _parameters.Add(new(symbol, value, Unit.Parse(unit), low, high, certainty, source, summary));
        return symbol;
    }

    /// <summary>Gives a formula a name for its readers.</summary>
    public Expression Define(string name, string unit, Expression body, string summary, string source = "")
    {
        var symbol = new Expression.Definition(Claim(name), body);
        _definitions.Add(new(symbol, Unit.Parse(unit), summary, source));
        return symbol;
    }

    /// <summary>
    /// Something that happens. For each state the rate times its share is taken or given, per litre of its compartment where
    /// it has one.
    /// </summary>
    public void Process(string name, Share[] takes, Share[] gives, Expression rate, string source = "") =>
        _processes.Add(new(name, takes, gives, rate, source));

    public void Observable(string name, string unit, Expression value, string summary) =>
        _observables.Add(new(Claim(name), Unit.Parse(unit), value, summary));

    public void Event(string name, Expression crossing, Direction direction, string summary) =>
        _events.Add(new(Claim(name), crossing, direction, summary));

    /// <summary>A state that was declared before, for a reaction that is added to somebody else's model.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public Expression.State StateNamed(string name) =>
        _states.Find(s => s.Name == name)?.Symbol ?? throw new KeyNotFoundException($"the model {id} has no state {name}");

    /// <summary>A compartment that was declared before.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public Compartment CompartmentNamed(string name) =>
        _compartments.Find(c => c.Name == name) ?? throw new KeyNotFoundException($"the model {id} has no compartment {name}");

    public ModelDeclaration Build() => new()
    {
        Id = id,
        Title = title,
        Summary = summary,
        Compartments = _compartments,
        States = _states,
        Parameters = _parameters,
        Definitions = _definitions,
        Processes = _processes,
        Observables = _observables,
        Events = _events,
        Rates = [.. _states.Select(RateOf)],
    };

    Expression RateOf(StateDeclaration state)
    {
        var rate = Expression.Zero;
        foreach (var process in _processes)
        {
            foreach (var share in process.Gives.Where(s => s.State == state.Symbol)) rate += share.Amount * process.Rate;
            foreach (var share in process.Takes.Where(s => s.State == state.Symbol)) rate -= share.Amount * process.Rate;
        }
        return state.In is { } place ? rate / place.Volume : rate;
    }

    string Claim(string name) => _names.Add(name)
        ? name
        : throw new ArgumentException($"the model {id} has two things named {name}", nameof(name));
}
