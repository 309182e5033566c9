using Hormesis.Model.Numerics.Declaration;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Tests.Model.Numerics.Problems;

/// <summary>
/// A model of no meaning that has one of everything a declaration can have: what is made from declarations is tested with it.
/// Its units are consistent.
/// </summary>
static class Sample
{
    const string Source = "made up";

    public static ModelDeclaration Model { get; } = Declare();

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("sample", "Sample | of everything", "Means nothing; has \"everything\" & <all>.");
        var height = m.Parameter("height", 0.5, "m", 0.1, 2, "S", Source, "of the vessel");
        var area = m.Parameter("area", 4, "L/m", 1, 9, "S", Source, "of the vessel");
        var plasma = m.Compartment("plasma", area * height, "the liquid");
        var cells = m.Compartment("red cells", 0.75, "what swims in it");

        var start = m.Parameter("start of A", 1.5, "mol/L", 0, 10, "I", Source, "concentration | at first");
        var a = m.State("A", "mol/L", start, 1, "dissolved", plasma);
        var b = m.State("B+", "mol/L", 0.25 * start, 0.1, "dissolved, with a sign", plasma);
        var c = m.State("C", "umol/L", 3, 10, "counted in another unit", cells);
        var gas = m.State("A(g)", "mol", 2, 1, "an amount that is nowhere");
        var score = m.State("score", "1", 0.5, 1, "a pure number", staysPositive: false);
        var marker = m.State("B", "%", 40, 100, "a share that is no substance");

        var k = m.Parameter("k", 0.3, "1/s", 0, 1, "R", Source, "first order");
        var k2 = m.Parameter("k'", 0.7, "L/mol s", 0, 1, "R", Source, "second order");
        var half = m.Parameter("half", 0.8, "mol/L", 0.1, 2, "C", Source, "half saturation");
        var yield = m.Parameter("yield", 1.2, "1", 0, 3, "P", Source, "how much is made");
        var micro = m.Parameter("micro", 1e6, "umol/mol", 1e6, 1e6, "S", Source, "conversion");
        var one = m.Parameter("unit of amount", 1, "mol", 1, 1, "S", Source, "to make an amount a number");

        var saturation = m.Define("saturation", "1", Pow(a / half, 2.7) / (1 + Pow(a / half, 2.7)), "a Hill curve", Source);
        var drive = m.Define("drive", "mol/L", Max(a - b, 0 * half), "what is left to drive", Source);

        m.Process("A to B+", [a], [new(b, yield)], k * drive * plasma.Volume * Exp(-score), Source);
        m.Process("A to B+", [a, a], [b], k2 * a * a / (1 + saturation) * plasma.Volume, "a process of the same name");
        m.Process("make C", [b], [new(c, micro)], k * b * plasma.Volume * Min(saturation, 0.5), Source);
        m.Process("dissolve", [gas], [a], k * (gas - 0.1 * a * plasma.Volume), Source);
        m.Process("by half", [], [new(b, saturation)], k * one * Sqrt(gas / one), Source);
        m.Process("forget", [score], [marker], k * score * WhenGreater(gas, one, 1, Log(2 + marker / 100)), Source);

        m.Observable("A + B+", "mol", (a + b) * plasma.Volume, "all that is dissolved");
        m.Observable("root", "1", Sqrt(a / half), "a root");
        m.Event("A passes half", a - half, Direction.Either, "either way");
        m.Event("gas is spent", gas - 0.1 * one, Direction.Falling, "nearly");
        m.Event("score above one", score - 1, Direction.Rising, "upwards");
        return m.Build();
    }
}
