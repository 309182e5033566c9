using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Tests.Model.Numerics.Solving;

/// <summary>Models whose solutions are known in closed form.</summary>
static class SmallModels
{
    /// <summary>
    /// Prothero and Robinson made autonomous: y' = -L (y - cos x) - sin x, x' = 1. The solution from y = 1 is cos x, whatever L.
    /// </summary>
    public static CompiledModel ProtheroRobinson()
    {
        ModelBuilder m = new("prothero-robinson", "Prothero and Robinson", "A stiff problem with a known solution.");
        var rate = m.Parameter("L", 1, "1/s", 0, 1e9, "I", "", "stiffness");
        // The cosine and sine as states of their own: cos' = -sin, sin' = cos.
        var cos = m.State("c", "1", 1, 1, "cosine", staysPositive: false);
        var sin = m.State("s", "1", 0, 1, "sine", staysPositive: false);
        var y = m.State("y", "1", 1, 1, "follows the cosine", staysPositive: false);
        m.Process("cosine", [cos], [], sin * 1);
        m.Process("sine", [], [sin], cos * 1);
        m.Process("pull", [y], [], rate * (y - cos) + sin);
        return new(m.Build());
    }

    /// <summary>x' = -k x from x = x0, and its crossing of a level.</summary>
    public static CompiledModel Decay()
    {
        ModelBuilder m = new("decay", "Decay", "First order.");
        var k = m.Parameter("k", 1, "1/s", 0, 1e12, "I", "", "rate");
        var start = m.Parameter("start", 1, "1", -1e300, 1e300, "I", "", "start");
        var level = m.Parameter("level", 0.5, "1", 0, 1, "I", "", "level");
        var x = m.State("x", "1", start, 1, "what decays");
        m.Process("decay", [x], [], k * x);
        m.Event("below", x - level, Direction.Falling, "x has fallen to the level");
        return new(m.Build());
    }

    /// <summary>y' = y^2 from 1: it has no solution beyond t = 1/p.</summary>
    public static CompiledModel Explosion()
    {
        ModelBuilder m = new("explosion", "Explosion", "Blows up at 1/p.");
        var p = m.Parameter("p", 1, "1/s", 0, 1e9, "I", "", "rate");
        var y = m.State("y", "1", 1, 1, "what grows");
        m.Process("growth", [], [y], p * y * y);
        return new(m.Build());
    }

    /// <summary>A non-linear stiff oscillator: van der Pol with mu.</summary>
    public static CompiledModel VanDerPol()
    {
        ModelBuilder m = new("van-der-pol", "Van der Pol", "An oscillator that is stiff for most of its cycle.");
        var mu = m.Parameter("mu", 10, "1/s", 0, 1e9, "I", "", "stiffness");
        var x = m.State("x", "1", 2, 1, "position", staysPositive: false);
        var v = m.State("v", "1", 0, 1, "speed", staysPositive: false);
        m.Process("motion", [], [x], v * 1);
        m.Process("force", [], [v], mu * (1 - Pow(x, 2)) * v - x);
        return new(m.Build());
    }
}
