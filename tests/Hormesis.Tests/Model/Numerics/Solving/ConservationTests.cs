using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class ConservationTests
{
    // Linear invariants are kept by every stage exactly, so only rounding is left, whatever the tolerance.
    [Theory]
    [InlineData("rober", new[] { 0, 1, 2 }, 1.0)]
    [InlineData("hires", new[] { 6, 7 }, 0.0057)]
    public void What_reactions_only_move_stays_the_same_to_rounding(string id, int[] states, double total)
    {
        var problem = Problem.Get(id);
        RecordedEnsemble ensemble = new(1) { Ends = [problem.End], Times = [.. Enumerable.Range(1, 20).Select(i => problem.End * i / 21)] };

        var statistics = new CompiledModel(problem.Model).Solve(ensemble, new() { RelativeTolerance = 1e-3 });

        var rounding = 1e-15 * total * statistics.Attempts;
        Assert.Equal(total, states.Sum(i => ensemble.Last(0)[i]), rounding);
        Assert.All(ensemble.Samples.Values, s => Assert.Equal(total, states.Sum(i => s.State[i]), 10 * rounding));
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    public void A_state_that_stays_positive_does_not_go_below_zero_by_more_than_its_tolerance(double tolerance)
    {
        RecordedEnsemble ensemble = new(1)
        {
            Parameters = (_, p) => p[0] = 1e6,
            Ends = [1],
            Times = [.. Enumerable.Range(0, 400).Select(i => Math.Pow(10, -9 + i / 45.0))],
        };

        SmallModels.Decay().Solve(ensemble, new() { RelativeTolerance = tolerance, AbsoluteTolerance = 1e-12 });

        // Within a step the interpolation may dip by the error that the step was allowed.
        Assert.All(ensemble.Samples.Values, s => Assert.True(s.State[0] > -tolerance, $"{s.State[0]} at {s.Time}"));
        Assert.InRange(ensemble.Last(0)[0], -2e-12, 1e-9);
    }
}
