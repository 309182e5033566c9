using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The film of the reduced model. Its proteins and lipids are states: they are a store that a still bottle lives on for minutes and
/// a shaken one for its first second. Its ozone, ascorbate and urate are at their balance: as much ozone reacts as crosses, and
/// both diffuse in as fast as they are spent. That is one equation in one unknown, solved by a stated number of Newton steps.
/// </summary>
/// <remarks>
/// With x the ozone in the film, e the flow of a constituent and k its rate constant, it stands at B e/(e + k x), and
/// x k'(x) = J(k'(x)). The left side rises with x and the right falls: there is one root. The steps begin at fresh ascorbate and
/// urate, where there is too little ozone.
/// </remarks>
sealed class QuasiSteadyFilm
{
    const int NewtonSteps = 3;

    static readonly Constituent[] AtBalance = [Constituent.Ascorbate, Constituent.Urate];

    readonly Setting _s;
    readonly Dictionary<Constituent, Species> _stored;
    readonly Dictionary<Constituent, Expression> _pools = [];
    Plasma? _plasma;
    Expression _gas = Zero;

    public QuasiSteadyFilm(Setting s)
    {
        _s = s;
        _stored = Constituent.All.Except(AtBalance).ToDictionary(c => c, c => Film.Pool(s, c));
    }

    /// <summary>mol/L, once it is settled.</summary>
    public Expression O3 { get; private set; } = Zero;

    /// <summary>mol/L, once it is settled.</summary>
    public Expression this[Constituent c] => _pools[c];

    /// <summary>What reactions in the film take a constituent from: the film's store, or plasma where there is none.</summary>
    public Species Source(Constituent c, Plasma plasma) => _stored.GetValueOrDefault(c, plasma[c]);

    public void Settle(Headspace gas, Plasma plasma)
    {
        (_gas, _plasma) = (Max(gas.O3, Zero), plasma);
        var share = Share();
        O3 = _s.Model.Define("O3f", "mol/L", _gas * share / _s.Places.Film.Volume, "Ozone in the film, at its balance.");
        foreach (var (c, pool) in _stored) _pools.Add(c, pool);
        foreach (var c in AtBalance)
        {
            var pool = plasma[c] * Left(c, share);
            _pools.Add(c, _s.Model.Define($"{c.Id}f", "mol/L", pool, $"In the film, at its balance: {c.Word}."));
        }
    }

    public void DeclareExchange(Plasma plasma)
    {
        foreach (var (c, pool) in _stored) Film.DeclareExchange(_s, c, plasma[c], pool);
    }

    // Ozone in the film for each in the headspace, so that nothing is divided by an amount that ends at zero.
    Expression Share()
    {
        var perTransfer = Setting.LitresPerCubicMetre * _s.P["A"] / _s.P["Vg"];
        var others = _s.Model.Define(
            "demandStored", "1/s",
            _stored.Aggregate(OzoneReactions.CellCapture(_s), (sum, c) => sum + _s.P[$"k{c.Key.Id}"] * c.Value),
            "Consumption of ozone in the film by cells and by what is stored there.");
        var fresh = _s.Model.Define("demand0", "1/s", Demand(others, Zero), "Consumption of ozone in a film of fresh ascorbate and urate.");
        var share = _s.Model.Define(
            "film0", "1", perTransfer * Dissolution.OverallTransfer(_s, fresh) / fresh,
            "Ozone in the film for each in the gas, surely too little.");
        for (var i = 1; i <= NewtonSteps; i++)
        {
            var demand = _s.Model.Define($"demand{i}", "1/s", Demand(others, share), "Consumption of ozone in the film there.");
            var overall = _s.Model.Define($"transfer{i}", "m/s", Dissolution.OverallTransfer(_s, demand), "Transfer coefficient there.");
            share = _s.Model.Define(
                $"film{i}", "1", share * Correction(share, demand, perTransfer * overall, overall),
                "Ozone in the film for each in the gas, nearer with each step.",
                "Newton's method");
        }
        return share;
    }

    // 1 - (x k' - J)/(x d(x k' - J)/dx), by the share x and the uptake J for each mole of ozone in the gas.
    Expression Correction(Expression share, Expression demand, Expression uptake, Expression overall)
    {
        var falls = AtBalance.Aggregate(Zero, (sum, c) => sum + Reaching(c) * Left(c, share) * (1 - Left(c, share)));
        var liquid = Dissolution.LiquidTransfer(_s, demand);
        var steepness = overall * _s.P["DO3"] / (2 * _s.Solubility.Ozone * liquid * liquid * liquid); // d ln J / d k'
        return 1 - (share * demand - uptake) / (share * (demand - falls) + uptake * steepness * falls);
    }

    Expression Demand(Expression others, Expression share) =>
        Max(AtBalance.Aggregate(others, (sum, c) => sum + Reaching(c) * Left(c, share)), _s.P["kPrimeFloor"]);

    Expression Reaching(Constituent c) => _s.P[$"k{c.Id}"] * _plasma![c]; // settled before it is asked

    // Of a constituent, what its diffusion holds up against the ozone: e/(e + k x).
    Expression Left(Constituent c, Expression share)
    {
        var flow = c.Flow(_s);
        return flow / (flow + _s.P[$"k{c.Id}"] * _gas * share);
    }
}
