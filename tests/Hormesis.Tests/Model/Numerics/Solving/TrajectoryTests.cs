using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class TrajectoryTests
{
    [Fact]
    public void A_run_is_sampled_across_segments_with_the_parameters_that_held()
    {
        var run = Trajectory.Run(
            SmallModels.Decay(), new[] { 1.0, 1.0, 0.5 },
            [new(1), new(3, (p, y) => (p[0], y[0]) = (2, y[0] + 1))], [0, 0.5, 1, 2, 3],
            new() { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-12 }, TestContext.Current.CancellationToken);

        Assert.Null(run.Failure);
        Assert.Equal([1, 1, 1, 2, 2], run.Parameters.Select(p => p[0]));
        var second = Math.Exp(-1) + 1;
        Assert.Equal(
            new[] { 1, Math.Exp(-0.5), Math.Exp(-1), second * Math.Exp(-2), second * Math.Exp(-4) },
            run.States.Select(s => s[0]),
            (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Fact]
    public void A_run_that_fails_keeps_what_it_reached_and_says_why()
    {
        var run = Trajectory.Run(
            SmallModels.Explosion(), new[] { 2.0 }, [new(1)], [0, 0.25, 0.4, 0.6], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([0, 0.25, 0.4], run.Times);
        Assert.Equal(2, run.States[1][0], 1e-5);
        Assert.Equal(FailureReason.StepTooSmall, run.Failure?.Reason);
    }

    [Fact]
    public void A_time_after_the_end_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Trajectory.Run(SmallModels.Decay(), new[] { 1.0, 1.0, 0.5 }, [new(1)], [2], cancellation: TestContext.Current.CancellationToken));
}
