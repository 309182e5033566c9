using System.Xml.Linq;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Export.Sbml;

namespace Hormesis.Model.Numerics.Export;

/// <summary>What has a value in an SBML file: compartments, species, parameters; and the formulas that give it.</summary>
/// <remarks>
/// An amount that is in no compartment stands in one without dimensions, as a species that is never a concentration. A species
/// that is counted in another unit than reactions has a conversion factor of 1: a process says the amounts itself.
/// </remarks>
sealed class SbmlQuantities
{
    const string Nowhere = "amounts without a volume";

    readonly SbmlContext _context;
    readonly Evaluation _defaults;
    readonly Dictionary<string, (string Id, Unit Unit)> _conversions = new(StringComparer.Ordinal);
    readonly string _nowhere;

    public SbmlQuantities(SbmlContext context)
    {
        _context = context;
        _defaults = new(Array.Empty<double>(), context.Model.DefaultParameters());
        _nowhere = context.Ids.New(Nowhere);
        foreach (var unit in Dissolved.Concat(Loose).Select(context.SubstanceOf).Where(u => u.Text != context.Extent!.Text))
            _conversions.TryAdd(unit.Text, (context.Ids.New($"{unit} of {context.Extent}"), Unit.Parse($"{unit}/{context.Extent}")));
    }

    /// <summary>Initial assignments, complete when all else has been written.</summary>
    public List<XElement> Initial { get; } = [];

    /// <summary>Assignment and rate rules, complete when all else has been written.</summary>
    public List<XElement> Rules { get; } = [];

    ModelDeclaration Model => _context.Model;
    IEnumerable<StateDeclaration> Dissolved => Model.States.Where(s => s.In is not null && _context.IsSpecies(s));
    IEnumerable<StateDeclaration> Loose => Model.States.Where(s => s.In is null && _context.IsSpecies(s));
    IEnumerable<StateDeclaration> Others => Model.States.Where(s => !_context.IsSpecies(s));

    public IEnumerable<XElement> Compartments()
    {
        foreach (var compartment in Model.Compartments)
        {
            var id = _context.Ids[compartment.Name];
            yield return Element("compartment", ("id", id), ("name", compartment.Name), ("spatialDimensions", 3),
                ("size", Start(id, compartment.Volume)), ("units", "litre"), ("constant", true), Notes(compartment.Summary));
        }
        if (Loose.Any())
        {
            yield return Element("compartment", ("id", _nowhere), ("name", Nowhere), ("spatialDimensions", 0),
                ("units", "dimensionless"), ("constant", true));
        }
    }

    public IEnumerable<XElement> Species() => Model.States.Where(_context.IsSpecies).Select(Species);

    public IEnumerable<XElement> Parameters() =>
    [
        .. Model.Parameters.Select(p => Parameter(p.Name, p.Unit, constant: true, p.Value, p.Summary, p.Source)),
        .. _conversions.Values.Select(c =>
            Element("parameter", ("id", c.Id), ("value", 1.0), ("units", _context.Units.IdOf(c.Unit)), ("constant", true))),
        .. Others.Select(Other),
        .. Model.Definitions.Select(d => Assigned(d.Name, d.Unit, d.Symbol.Body, d.Summary, d.Source)),
        .. _context.Observables.Select(o => Assigned(o.Name, o.Unit, o.Value, o.Summary)),
    ];

    /// <summary>The value of a formula over parameters alone; where it is more than a number, the formula is kept too.</summary>
    public double Start(string id, Expression formula)
    {
        if (formula is not Expression.Constant) Initial.Add(Element("initialAssignment", ("symbol", id), _context.Math.Of(formula)));
        return _defaults.Of(formula);
    }

    /// <summary>Lets a quantity always have the value of a formula.</summary>
    public void Assign(string id, Expression formula) =>
        Rules.Add(Element("assignmentRule", ("variable", id), _context.Math.Of(formula)));

    XElement Species(StateDeclaration state)
    {
        var id = _context.Ids[state.Name];
        var substance = _context.SubstanceOf(state);
        var conversion = _conversions.TryGetValue(substance.Text, out var factor) ? factor.Id : null;
        var compartment = state.In is { } place ? _context.Ids[place.Name] : _nowhere;
        return Element("species", ("id", id), ("name", state.Name), ("compartment", compartment),
            (state.In is null ? "initialAmount" : "initialConcentration", Start(id, state.Start)),
            ("substanceUnits", _context.Units.IdOf(substance)), ("hasOnlySubstanceUnits", state.In is null), ("boundaryCondition", false),
            ("constant", false), ("conversionFactor", conversion), Notes(state.Summary));
    }

    XElement Other(StateDeclaration state)
    {
        var id = _context.Ids[state.Name];
        Rules.Add(Element("rateRule", ("variable", id), _context.Math.Of(Model.Rates[state.Symbol.Index])));
        return Parameter(state.Name, state.Unit, constant: false, Start(id, state.Start), state.Summary);
    }

    XElement Assigned(string name, Unit unit, Expression formula, params string[] notes)
    {
        Assign(_context.Ids[name], formula);
        return Parameter(name, unit, constant: false, value: null, notes);
    }

    XElement Parameter(string name, Unit unit, bool constant, double? value, params string[] notes) => Element("parameter",
        ("id", _context.Ids[name]), ("name", name), ("value", value), ("units", _context.Units.IdOf(unit)), ("constant", constant),
        Notes(notes));
}
