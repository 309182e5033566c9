using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// What ozone does in the film: it meets six constituents of plasma and the membranes of red cells, each at its own rate, and
/// leaves oxygen, hydrogen peroxide and lipid ozonation products behind. The same rates give how fast it is taken in.
/// </summary>
/// <remarks>Rate constants and yields: reference/chemistry, sections 3.1 and 5.</remarks>
sealed class OzoneReactions
{
    readonly Setting _s;
    readonly Dictionary<Constituent, Expression> _rates;

    /// <param name="ozone">mol/L in the film.</param>
    /// <param name="pools">mol/L in the film.</param>
    public OzoneReactions(Setting s, Expression ozone, Func<Constituent, Expression> pools)
    {
        _s = s;
        var p = s.P;
        var ozoneAmount = ozone * s.Places.Film.Volume;
        _rates = Constituent.Each(c => s.Model.Define(
            $"v{c.Id}", "mol/s", p[$"k{c.Id}"] * pools(c) * ozoneAmount, $"Ozone that meets {c.Word}."));
        CellRate = s.Model.Define("vRBC", "mol/s", CellCapture(s) * ozoneAmount, "Ozone that red cells take.");
        Demand = s.Model.Define(
            "kPrime", "1/s",
            Expression.Max(Constituent.All.Aggregate(CellCapture(s), (sum, c) => sum + p[$"k{c.Id}"] * pools(c)), p["kPrimeFloor"]),
            "Consumption of ozone in the film, as if of first order.");
    }

    /// <summary>mol/s.</summary>
    public Expression this[Constituent c] => _rates[c];

    /// <summary>mol/s of ozone that red cells take.</summary>
    public Expression CellRate { get; }

    /// <summary>k', 1/s.</summary>
    public Expression Demand { get; }

    /// <param name="ozone">What the ozone is taken from.</param>
    /// <param name="pools">What the constituents are taken from.</param>
    public void Declare(Species ozone, Func<Constituent, Species> pools, Plasma plasma, BloodGas blood)
    {
        var p = _s.P;
        React(Constituent.Ascorbate, [plasma.DHA, Oxygen("AS"), Peroxide("AS")]);
        React(Constituent.Urate, [Oxygen("UA"), Peroxide("UA")]);
        React(Constituent.Thiol, [new(plasma.SOH, p["ySOH"]), Oxygen("SH"), Peroxide("SH")]);
        React(Constituent.Methionine, [Oxygen("MW"), Peroxide("MW")]);
        React(Constituent.Lipid, [plasma.LOP, new(plasma.HNE, p["yHNE"]), Peroxide("LI")]);
        React(Constituent.Tyrosine, []);
        _s.Process("red cells take ozone", [ozone], [], CellRate, "diffusion on to a sphere, 4 pi D r N; docs/reference/chemistry.md 5");

        Part Oxygen(string id) => new(blood.O2, p[$"yO2{id}"]);
        Part Peroxide(string id) => new(plasma.H2O2, p[$"yH2O2{id}"]);
        void React(Constituent c, Part[] gives) =>
            _s.Process($"{c.Word} + O3", [pools(c), ozone], gives, this[c], "docs/reference/chemistry.md 3.1");
    }

    // Diffusion on to a sphere: 4 pi D r for each cell.
    internal static Expression CellCapture(Setting s)
    {
        var p = s.P;
        var cells = p["cellsPerVolume"] * p["Hct"] / p["HctReference"];
        return 4 * Math.PI * p["DO3"] * p["radiusRBC"] * cells * p["kRBCfac"];
    }
}
