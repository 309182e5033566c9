using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The bottle for a twin in real time: the reference model with what is fast as formulas (ozone, ascorbate and urate of the film,
/// hydrogen peroxide, haemoglobin's equilibrium, dehydroascorbate in cells) and without harm and messengers. It takes the same
/// parameters and answers the same questions about gas, antioxidants and glutathione.
/// </summary>
/// <remarks>
/// 22 states and three of the account are left. The fastest moves at some 120 a second, against 25 000 a second in the reference
/// model: a fixed step of milliseconds will do. It is for blood; without cells hydrogen peroxide is not fast. How far the two
/// agree is in docs/decisions/2026-11-22-bottle.md and held by tests.
/// </remarks>
public static class ReducedBottle
{
    /// <summary>Its parameter vector is that of <see cref="BottleModel"/>.</summary>
    public static ModelDeclaration Declaration { get; } = Declare();

    public static ModelDeclaration Declare()
    {
        var s = new Setting(new ModelBuilder("bottle-reduced", "Blood and ozone in a closed bottle, reduced", Summary), reduced: true);

        var gas = new Headspace(s);
        var film = new QuasiSteadyFilm(s);
        var blood = new BloodGas(s);
        var plasma = new Plasma(s);
        var cells = new RedCells(s);
        var harm = new Harm(s);
        var ledger = new OzoneLedger(s);

        Valves.Declare(s, gas, ledger);
        gas.DeclareDecay();

        film.Settle(gas, plasma);
        var ozone = new OzoneReactions(s, film.O3, c => film[c]);
        s.Process(
            "ozone dissolves and reacts", [gas.O3], [ledger.Absorbed], Dissolution.OzoneUptake(s, gas, ozone.Demand),
            "two films, surface renewal with reaction; docs/reference/chemistry.md 2.2");
        ozone.Declare(Species.Formula(film.O3), c => film.Source(c, plasma), plasma, blood);
        film.DeclareExchange(plasma);
        cells.SettleFast(plasma);

        Dissolution.DeclareOthers(s, gas, blood);
        plasma.Declare(ozone);
        cells.Declare(plasma, blood, ozone);
        blood.DeclareInEquilibrium(harm.Methaemoglobin);

        GasReadings.Declare(s, gas, ledger);
        TensionReadings.Declare(s, blood, harm.Methaemoglobin);
        BloodReadings.Declare(s, plasma, cells, harm);
        return s.Model.Build();
    }

    const string Summary =
        "The bottle model with its fast parts at their balance, for a twin that runs beside a device. See the reference model for "
        + "what it rests on; tests hold the two together over the working range.";
}
