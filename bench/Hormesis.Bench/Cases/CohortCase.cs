using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Bench.Cases;

/// <summary>The two scenarios of the benchmark cohort: one long gassing, and ten short passes.</summary>
public static class CohortCase
{
    public const string OnePassId = "cohort", TenPassesId = "ten-passes";

    const double Spread = 0.3; // sigma of the logarithm, every parameter but the rate of reinfusion, which is the nurse's
    const double Day = 86_400;

    static readonly ModelDeclaration Model = CohortModel.Declare();

    static readonly ParameterChange
        NoGas = new(Model.ParameterIndex(CohortModel.TransferName), 0),
        NoReinfusion = new(Model.ParameterIndex(CohortModel.ReinfusionName), 0);

    /// <summary>600 s of gassing, 1,200 s of reinfusion, rest until 24 h.</summary>
    public static SolverCase OnePass { get; } = Of(
        OnePassId, "30 states, one pass: 600 s gassing, 1,200 s reinfusion, rest to 24 h",
        [Gassing(600), Reinfusion(1800), Rest(Day)]);

    /// <summary>Ten times 60 s of gassing and 240 s of reinfusion, rest until 24 h: 21 restarts.</summary>
    public static SolverCase TenPasses { get; } = Of(
        TenPassesId, "30 states, ten passes of 60 s gassing and 240 s reinfusion, rest to 24 h",
        [.. Enumerable.Range(0, 10).SelectMany(i => new[] { Gassing(300 * i + 60), Reinfusion(300 * (i + 1)) }), Rest(Day)]);

    static Segment Gassing(double end) => new(end, [NoReinfusion]);
    static Segment Reinfusion(double end) => new(end, [NoGas]);
    static Segment Rest(double end) => new(end, [NoGas, NoReinfusion]);

    static SolverCase Of(string id, string title, IReadOnlyList<Segment> segments) =>
        new() { Id = id, Title = title, Model = Model, Segments = segments, Draw = Draw };

    static void Draw(RandomSource random, double[] parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var factor = Math.Exp(Spread * random.NextNormal());
            if (i != NoReinfusion.Parameter) parameters[i] *= factor;
        }
    }
}
