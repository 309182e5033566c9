using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Bench.Cases;

public static class BottleCase
{
    static readonly ModelDeclaration Model = BottleModel.Declaration;

    public static SolverCase Closed { get; } = new()
    {
        Id = "bottle",
        Title = "the bottle model, closed for 25 min",
        Model = Model,
        Segments = [new(1500, [])],
        Draw = Draw,
    };

    static void Draw(RandomSource random, double[] p)
    {
        void Set(string name, double value) => p[Model.ParameterIndex(name)] = value;
        double LogNormal() => Math.Exp(0.3 * random.NextNormal());
        Set("ozoneMoleFraction", random.NextBetween(10, 80) / 40 * 0.020388685942779386);
        Set("Hct", random.NextBetween(0.35, 0.5));
        Set("Vb", random.NextBetween(0.1, 0.25));
        Set("Vg", random.NextBetween(0.1, 0.3));
        Set("A", 0.02 * LogNormal());
        foreach (var pool in new[] { "AS0", "UA0", "SH0" }) Set(pool, p[Model.ParameterIndex(pool)] * LogNormal());
        Set("g6pd", random.NextBetween(0.3, 1.5));
    }
}
