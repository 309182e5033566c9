using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class DenseOutputTests
{
    [Theory]
    [InlineData("Rodas5P", 4)]
    [InlineData("Rodas3", 3)]
    public void Between_steps_the_error_falls_with_the_order_of_the_interpolation(string method, int order)
    {
        var ratio = WorstBetween(method, 0.2) / WorstBetween(method, 0.1);

        // One step from the exact start: the local error is one order above that of the interpolation, give or take a half.
        Assert.InRange(Math.Log2(ratio), order + 0.5, order + 2);
    }

    // The states of one step of length h from cos, sin at x = 0, where the solution is known.
    static double WorstBetween(string method, double h)
    {
        RecordedEnsemble ensemble = new(1)
        {
            Parameters = (_, p) => p[0] = 1,
            Ends = [h],
            Times = [.. Enumerable.Range(1, 9).Select(i => h * i / 10)],
        };
        SmallModels.ProtheroRobinson().Solve(ensemble, new()
        {
            Method = method == "Rodas5P" ? Tableau.Rodas5P : Tableau.Rodas3,
            RelativeTolerance = 0.1,
            AbsoluteTolerance = 0.1,
            FirstStep = 1,
        });
        return ensemble.Samples.Values.Max(s => Math.Abs(s.State[0] - Math.Cos(s.Time)) + Math.Abs(s.State[2] - Math.Cos(s.Time)));
    }

    [Fact]
    public void Samples_at_the_ends_are_the_states_that_the_segment_opened_and_closed_with_and_do_not_change_them()
    {
        RecordedEnsemble without = new(1) { Ends = [3] };
        RecordedEnsemble with = new(1) { Ends = [3], Times = [0, 1, 2, 2.5, 3, 4] };

        SmallModels.VanDerPol().Solve(without);
        SmallModels.VanDerPol().Solve(with);

        Assert.Equal(without.Last(0), with.Last(0));
        Assert.Equal([2.0, 0.0], with.Samples[(0, 0)].State);
        Assert.Equal(with.Last(0), with.Samples[(0, 4)].State);
        Assert.Equal(5, with.Samples.Count);
    }
}
