using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// What the parts of the declaration share: the builder, the parameters by name, the places and the solubilities. Each part
/// declares its own states and processes with it.
/// </summary>
sealed class Setting
{
    internal const double LitresPerCubicMetre = 1e3;
    internal const double SecondsPerMinute = 60;
    internal const double PascalPerBar = 1e5;

    readonly Dictionary<Expression.State, Expression> _starts = [];

    public Setting(ModelBuilder model)
    {
        Model = model;
        P = new(model, ParameterTable.Shipped);
        Places = new(model, P);
        Solubility = new(model, P);
    }

    public ModelBuilder Model { get; }
    public ParameterSymbols P { get; }
    public Places Places { get; }
    public Solubility Solubility { get; }

    /// <summary>mmHg for each mol/L of an ideal gas: R T in these units.</summary>
    public Expression MmHgPerMolar => LitresPerCubicMetre * P["R"] * P["T"] / P["mmHg"];

    /// <summary>Litres a second that cross the interface for each unit of the liquid's transfer coefficient: A kL.</summary>
    public Expression InterfaceFlow => LitresPerCubicMetre * P["A"] * P["kL"];

    /// <summary>Of the same flow, what is plasma.</summary>
    public Expression PlasmaFlow => InterfaceFlow * (1 - P["Hct"]);

    public Expression.State State(
        string name, string unit, Expression start, double scale, string summary, Compartment? into = null)
    {
        var state = Model.State(name, unit, start, scale, summary, into);
        _starts.Add(state, start);
        return state;
    }

    public Expression.State Dissolved(string name, Expression start, double scale, Compartment into, string summary) =>
        State(name, "mol/L", start, scale, summary, into);

    /// <summary>Where a state starts, as a formula over parameters: what drops are relative to.</summary>
    public Expression StartOf(Expression.State state) => _starts[state];
}
