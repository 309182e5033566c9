using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Tests.Model.Numerics.Problems;

/// <summary>
/// HIRES: high irradiance responses of photomorphogenesis, eight species (E. Schäfer, J Math Biol 2:41, 1975; B. A. Gottwald,
/// Simulation 28:169, 1977). Declared by its reactions; the published equations are their sums.
/// </summary>
static class Hires
{
    const string Source = "Schäfer 1975; Test Set for IVP Solvers, hires";

    public static Problem Problem { get; } = new(Declare(), End: 321.8122,
    [
        0.7371312573325668e-3,
        0.1442485726316185e-3,
        0.5888729740967575e-4,
        0.1175651343283149e-2,
        0.2386356198831331e-2,
        0.6238968252742796e-2,
        0.2849998395185769e-2,
        0.2850001604814231e-2,
    ]);

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("hires", "HIRES", "High irradiance responses of photomorphogenesis.");
        var y = m.States(
            ("Pr", 1, 1e-3), ("Pfr", 0, 1e-4), ("PrX", 0, 1e-4), ("PfrX", 0, 1e-3),
            ("PrX'", 0, 1e-3), ("PfrX'", 0, 1e-2), ("PfrX'E", 0, 1e-3), ("E", 0.0057, 1e-3));
        var (pr, pfr, prX, pfrX, prX2, pfrX2, bound, e) = (y[0], y[1], y[2], y[3], y[4], y[5], y[6], y[7]);
        var k1 = m.Constant("k1", 1.71, Source);
        var k2 = m.Constant("k2", 0.43, Source);
        var k3 = m.Constant("k3", 8.32, Source);
        var k4 = m.Constant("k4", 0.69, Source);
        var k5 = m.Constant("k5", 0.035, Source);
        var k6 = m.Constant("k6", 8.32, Source);
        var kPlus = m.Constant("k+", 280, Source);
        var kMinus = m.Constant("k-", 0.69, Source);
        var kStar = m.Constant("k*", 0.69, Source);
        var oks = m.Constant("oks", 0.0007, Source);

        m.Process("supply of Pr", [], [pr], oks, Source);
        m.Process("Pr to Pfr", [pr], [pfr], k1 * pr, Source);
        m.Process("Pfr to Pr", [pfr], [pr], k2 * pfr, Source);
        m.Process("Pfr to PfrX", [pfr], [pfrX], k3 * pfr, Source);
        m.Process("PrX to Pr", [prX], [pr], k6 * prX, Source);
        m.Process("PrX to PfrX", [prX], [pfrX], k1 * prX, Source);
        m.Process("PfrX to PrX", [pfrX], [prX], k2 * pfrX, Source);
        m.Process("PfrX to PfrX'", [pfrX], [pfrX2], k4 * pfrX, Source);
        m.Process("PrX' to PrX", [prX2], [prX], k5 * prX2, Source);
        m.Process("PrX' to PfrX'", [prX2], [pfrX2], k1 * prX2, Source);
        m.Process("PfrX' to PrX'", [pfrX2], [prX2], k2 * pfrX2, Source);
        m.Process("binding of E", [pfrX2, e], [bound], kPlus * pfrX2 * e, Source);
        m.Process("release of PfrX'", [bound], [pfrX2, e], kMinus * bound, Source);
        m.Process("release of PrX'", [bound], [prX2, e], k2 * bound, Source);
        m.Process("decay of PfrX'E", [bound], [e], kStar * bound, Source);
        return m.Build();
    }
}
