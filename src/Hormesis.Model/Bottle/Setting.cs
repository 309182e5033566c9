using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// What the parts of the declaration share: the builder, the parameters by name, the volumes and the gas laws. Each part
/// declares its own species and processes with it.
/// </summary>
sealed class Setting
{
    internal const double LitresPerCubicMetre = 1e3;
    internal const double SecondsPerMinute = 60;
    internal const double PascalPerBar = 1e5;

    readonly Dictionary<Expression, Expression> _starts = [];

    /// <param name="reduced">Whether what is fast or beside the point is a formula and not a state.</param>
    public Setting(ModelBuilder model, bool reduced = false)
    {
        (Model, IsReduced) = (model, reduced);
        P = new(model, BottleModel.Parameters);
        Places = new(model, P, reduced);
        Solubility = new(model, P);
    }

    public ModelBuilder Model { get; }
    public bool IsReduced { get; }
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

    /// <summary>A state of both models, mol/L.</summary>
    public Species Dissolved(string name, Expression start, double scale, Compartment into, string summary) =>
        Species.Of(State(name, "mol/L", start, scale, summary, into));

    /// <summary>A state of the reference model, mol/L, whose formula the reduced model is given once what feeds it is declared.</summary>
    public Species Fast(string name, Expression start, double scale, Compartment into, string summary) =>
        IsReduced ? Species.Later() : Dissolved(name, start, scale, into, summary);

    /// <summary>A state of the reference model that the reduced one leaves at its start.</summary>
    public Species Extra(string name, string unit, Expression start, double scale, string summary, Compartment? into = null) =>
        IsReduced ? Species.Formula(start) : Species.Of(State(name, unit, start, scale, summary, into));

    /// <summary>Where a state starts, as a formula over parameters: what drops are relative to.</summary>
    public Expression StartOf(Species species) => _starts[species.Value];

    public void Process(string name, Part[] takes, Part[] gives, Expression rate, string source)
    {
        var shares = (Takes: Shares(takes), Gives: Shares(gives));
        if (shares.Takes.Length + shares.Gives.Length > 0) Model.Process(name, shares.Takes, shares.Gives, rate, source);
        foreach (var part in gives) Collect(part, rate);
        foreach (var part in takes) Collect(part, -rate);
    }

    static Share[] Shares(Part[] parts) => [.. parts.Select(p => p.Share).OfType<Share>()];

    static void Collect(Part part, Expression rate)
    {
        if (part.Of.State is null) part.Of.Collect(part.Amount * rate);
    }
}
