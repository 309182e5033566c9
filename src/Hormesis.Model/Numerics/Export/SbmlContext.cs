using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Export;

/// <summary>What the parts of an SBML file share: ids, units, and which states are species.</summary>
sealed class SbmlContext
{
    readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    readonly Dictionary<string, Unit> _substances = new(StringComparer.Ordinal);

    public SbmlContext(ModelDeclaration model)
    {
        Model = model;
        IdOfModel = Ids.New(model.Id);
        foreach (var name in Names(model)) Ids.Claim(name);
        Math = new(name => Ids[name], name => _units.TryGetValue(name, out var unit) ? Units.IdOf(unit) : null);
        foreach (var (name, unit) in Named(model)) _units.Add(name, unit);
        foreach (var state in model.States)
            if (SbmlUnits.SubstanceOf(state) is { } substance) _substances.Add(state.Name, substance);
        Extent = model.States.Where(IsSpecies).Select(SubstanceOf).FirstOrDefault();
    }

    public ModelDeclaration Model { get; }
    public string IdOfModel { get; }
    public SbmlIds Ids { get; } = new();
    public SbmlUnits Units { get; } = new();
    public MathMl Math { get; }

    /// <summary>In what reactions count: the first species' substance. Null where there are no species.</summary>
    public Unit? Extent { get; }

    public bool IsSpecies(StateDeclaration state) => _substances.ContainsKey(state.Name);

    public bool IsSpecies(Expression.State state) => _substances.ContainsKey(state.Name);

    /// <summary>In what a species is counted.</summary>
    public Unit SubstanceOf(StateDeclaration species) => _substances[species.Name];

    static IEnumerable<(string Name, Unit Unit)> Named(ModelDeclaration model) =>
    [
        .. model.States.Select(s => (s.Name, s.Unit)), .. model.Parameters.Select(p => (p.Name, p.Unit)),
        .. model.Definitions.Select(d => (d.Name, d.Unit)),
    ];

    static IEnumerable<string> Names(ModelDeclaration model) =>
    [
        .. model.Compartments.Select(c => c.Name), .. model.States.Select(s => s.Name), .. model.Parameters.Select(p => p.Name),
        .. model.Definitions.Select(d => d.Name), .. model.Observables.Select(o => o.Name), .. model.Events.Select(e => e.Name),
    ];
}
