using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The film of the reduced model: always at its balance, in which as much ozone reacts as crosses and each constituent diffuses in
/// as fast as it is spent. The balance is one equation in one unknown, solved by a stated number of Newton steps.
/// </summary>
/// <remarks>
/// With x the ozone in the film, e the flow of a constituent and k its rate constant, it stands at B e/(e + k x), and
/// x k'(x) = J(k'(x)). The left side rises with x and the right falls: there is one root. From the film of fresh plasma, which
/// holds too little ozone, five steps come within 1e-6 of it over all regimes of mixing, 5 to 160 µg/mL and 1 to 2 bar.
/// </remarks>
sealed class QuasiSteadyFilm
{
    const int NewtonSteps = 5;

    readonly Setting _s;
    readonly Expression _gas;
    readonly Plasma _plasma;
    readonly Dictionary<Constituent, Expression> _pools;

    public QuasiSteadyFilm(Setting s, Headspace gas, Plasma plasma)
    {
        (_s, _gas, _plasma) = (s, Max(gas.O3, Zero), plasma);
        var share = Share();
        O3 = s.Model.Define("O3f", "mol/L", _gas * share / s.Places.Film.Volume, "Ozone in the film, at its balance.");
        _pools = Constituent.Each(c => s.Model.Define(
            $"{c.Id}f", "mol/L", plasma[c] * Left(c, share), $"In the film, at its balance: {c.Word}."));
    }

    /// <summary>mol/L.</summary>
    public Expression O3 { get; }

    /// <summary>mol/L.</summary>
    public Expression this[Constituent c] => _pools[c];

    // Ozone in the film for each in the headspace, so that nothing is divided by an amount that ends at zero.
    Expression Share()
    {
        var perTransfer = Setting.LitresPerCubicMetre * _s.P["A"] / _s.P["Vg"];
        var fresh = Demand(Zero);
        var share = _s.Model.Define(
            "film0", "1", perTransfer * Dissolution.OverallTransfer(_s, fresh) / fresh, "Ozone in the film for each in the gas, surely too little.");
        for (var i = 1; i <= NewtonSteps; i++)
        {
            var demand = _s.Model.Define($"demand{i}", "1/s", Demand(share), "Consumption of ozone in the film there.");
            var overall = _s.Model.Define($"transfer{i}", "m/s", Dissolution.OverallTransfer(_s, demand), "Transfer coefficient there.");
            share = _s.Model.Define(
                $"film{i}", "1", share * Correction(share, demand, overall, perTransfer), "Ozone in the film for each in the gas, nearer with each step.",
                "Newton's method");
        }
        return share;
    }

    // 1 - (x k' - J)/(x d(x k' - J)/dx), by the share x and the uptake J for each mole of ozone in the gas.
    Expression Correction(Expression share, Expression demand, Expression overall, Expression perTransfer)
    {
        var uptake = perTransfer * overall;
        var falls = Constituent.All.Aggregate(Zero, (sum, c) => sum + Reaching(c) * Left(c, share) * (1 - Left(c, share)));
        var liquid = Dissolution.LiquidTransfer(_s, demand);
        var steepness = overall * _s.P["DO3"] / (2 * _s.Solubility.Ozone * liquid * liquid * liquid); // d ln J / d k'
        return 1 - (share * demand - uptake) / (share * (demand - falls) + uptake * steepness * falls);
    }

    Expression Demand(Expression share) => Max(
        Constituent.All.Aggregate(OzoneReactions.CellCapture(_s), (sum, c) => sum + Reaching(c) * Left(c, share)), _s.P["kPrimeFloor"]);

    Expression Reaching(Constituent c) => _s.P[$"k{c.Id}"] * _plasma[c];

    // Of a constituent, what its diffusion holds up against the ozone: e/(e + k x).
    Expression Left(Constituent c, Expression share)
    {
        var flow = c.Flow(_s);
        return flow / (flow + _s.P[$"k{c.Id}"] * _gas * share);
    }
}
