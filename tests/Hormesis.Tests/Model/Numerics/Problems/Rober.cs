using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Tests.Model.Numerics.Problems;

/// <summary>
/// ROBER: three reactions whose speeds lie nine orders apart, over eleven decades of time (H. H. Robertson, in Walsh, Numerical
/// Analysis: An Introduction, 1966, p. 178).
/// </summary>
static class Rober
{
    const string Source = "Robertson 1966; Test Set for IVP Solvers, rober";

    public static Problem Problem { get; } = new(Declare(), End: 1e11,
    [
        0.2083340149701255e-07,
        0.8333360770334713e-13,
        0.9999999791665050,
    ]);

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("rober", "ROBER", "Robertson's autocatalytic reaction.");
        var y = m.States(("A", 1, 1), ("B", 0, 4e-5), ("C", 0, 1));
        var k1 = m.Constant("k1", 0.04, Source);
        var k2 = m.Constant("k2", 3e7, Source);
        var k3 = m.Constant("k3", 1e4, Source);

        m.Process("A to B", [y[0]], [y[1]], k1 * y[0], Source);
        m.Process("B + B to B + C", [y[1]], [y[2]], k2 * y[1] * y[1], Source);
        m.Process("B + C to A + C", [y[1]], [y[0]], k3 * y[1] * y[2], Source);
        return m.Build();
    }
}
