using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Oxygen and carbon dioxide of the whole body with the chemoreflex: lungs, one store of each gas, and what drives the breathing.
/// It starts at rest; a manoeuvre is a set of parameters. docs/reference/physiology.md 1.6.
/// </summary>
public static class BreathingModel
{
    public static ModelDeclaration Declaration { get; } = Declare();

    /// <summary>The same, ready to be solved; compiled when it is first asked for.</summary>
    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("breathing", "Breathing", Summary);
        ParameterSymbols p = new(m, new([.. Blood.Table.Parameters, .. ParameterTable.Of("Body/Oxygen/breathing.json").Parameters]));
        Blood blood = new(m, p);

        RestingBody rest = new(blood);
        Lungs lungs = new(blood, rest);
        Chemoreflex reflex = new(m, p, lungs.Arterial, rest);
        Ventilation ventilation = new(m, p, reflex, rest);
        lungs.DeclareExchange(ventilation);
        BreathingReadings.Declare(blood, lungs, ventilation);
        p.RequireAllAsked();
        return m.Build();
    }

    const string Summary =
        "Oxygen and carbon dioxide of lungs and body, and the chemoreflex: breath-hold, hyperventilation, embolism, a change of cardiac "
        + "output, other gases to breathe. Two compartments for each gas; ventilation without breaths. See docs/models/oxygen.md for "
        + "what it does not fit.";
}
