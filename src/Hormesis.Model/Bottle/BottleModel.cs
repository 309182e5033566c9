using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The reference model of a bottle: gas, film and bulk, 35 states of reference/chemistry section 5 and three that keep account
/// of the ozone. It is declared once here, in the order in which things happen; what is computed from it is for others.
/// </summary>
public static class BottleModel
{
    /// <summary>The set fitted to V1 and V2 (reference/chemistry, section 5).</summary>
    public static ParameterTable Parameters { get; } = ParameterTable.Of("Bottle/parameters.json");

    /// <summary>The model with the fitted set. Other inputs and hypotheses are other parameter vectors, not other models.</summary>
    public static ModelDeclaration Declaration { get; } = Declare();

    /// <summary>The same, ready to be solved; compiled when it is first asked for.</summary>
    public static CompiledModel Compiled => LazyCompiled.Value;

    static readonly Lazy<CompiledModel> LazyCompiled = new(() => new CompiledModel(Declaration));

    /// <param name="add">Adds to the model before it is closed: docs/models/adding-a-reaction.md.</param>
    public static ModelDeclaration Declare(Action<ModelBuilder>? add = null)
    {
        var s = new Setting(new ModelBuilder("bottle", "Blood and ozone in a closed bottle", Summary));

        var gas = new Headspace(s);
        var film = new Film(s);
        var blood = new BloodGas(s);
        var plasma = new Plasma(s);
        var cells = new RedCells(s);
        var harm = new Harm(s);
        var ledger = new OzoneLedger(s);

        Valves.Declare(s, gas, ledger);
        gas.DeclareDecay();

        var ozone = new OzoneReactions(s, film.O3, c => film[c]);
        s.Process(
            "ozone dissolves", [gas.O3], [film.O3, ledger.Absorbed], Dissolution.OzoneUptake(s, gas, ozone.Demand),
            "two films, surface renewal with reaction; docs/reference/chemistry.md 2.2");
        ozone.Declare(film.O3, c => film[c], plasma, blood);
        film.DeclareExchange(plasma);

        Dissolution.DeclareOthers(s, gas, blood);
        blood.Declare(harm.Methaemoglobin);
        plasma.Declare(ozone);
        cells.Declare(plasma, blood, ozone);
        harm.Declare(cells, ozone);

        GasReadings.Declare(s, gas, ledger);
        TensionReadings.Declare(s, blood, harm.Methaemoglobin);
        BloodReadings.Declare(s, plasma, cells, harm);
        s.P.RequireAllAsked();
        add?.Invoke(s.Model);
        return s.Model.Build();
    }

    const string Summary =
        "Ozone and oxygen over blood in a bottle: how the gases dissolve, what ozone reacts with in the film under the interface, "
        + "how plasma and red cells answer, and what harm is done. Fitted to two experiments of one group at 80 ug/mL; see "
        + "docs/reference/chemistry.md 6 for what it does not fit. It knows nothing of the body.";
}
