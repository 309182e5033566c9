using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Tests.Model.Numerics.Problems;

/// <summary>
/// OREGO: the Oregonator, a chemical oscillator with sharp spikes (Field and Noyes, J Chem Phys 60:1877, 1974), in the scaling of
/// Hairer and Wanner, section IV.10.
/// </summary>
static class Orego
{
    const string Source = "Field and Noyes 1974; Test Set for IVP Solvers, orego";

    public static Problem Problem { get; } = new(Declare(), End: 360,
    [
        0.1000814870318523e1,
        0.1228178521549917e4,
        0.1320554942846706e3,
    ]);

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("orego", "OREGO", "The Oregonator.");
        var y = m.States(("X", 1, 1), ("Y", 2, 1), ("Z", 3, 1));
        var s = m.Constant("s", 77.27, Source);
        var q = m.Constant("q", 8.375e-6, Source);
        var w = m.Constant("w", 0.161, Source);

        m.Process("X", [], [y[0]], s * (y[1] + y[0] * (1 - q * y[0] - y[1])), Source);
        m.Process("Y", [], [y[1]], (y[2] - (1 + y[0]) * y[1]) / s, Source);
        m.Process("Z", [], [y[2]], w * (y[0] - y[2]), Source);
        return m.Build();
    }
}
