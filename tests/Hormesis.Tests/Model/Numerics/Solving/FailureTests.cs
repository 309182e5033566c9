using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class FailureTests
{
    [Fact]
    public void A_patient_without_a_solution_is_named_with_time_and_reason_and_leaves_the_others_as_they_were()
    {
        RecordedEnsemble healthy = new(11) { Parameters = (_, p) => p[0] = 0.5 };
        RecordedEnsemble mixed = new(11) { Parameters = (i, p) => p[0] = i is 2 or 9 ? 4 : 0.5 };

        SmallModels.Explosion().Solve(healthy);
        SmallModels.Explosion().Solve(mixed);

        Assert.Empty(healthy.Failures);
        Assert.Equal([2, 9], mixed.Failures.Select(f => f.Patient).Order());
        Assert.All(mixed.Failures, f => Assert.Equal(FailureReason.StepTooSmall, f.Reason));
        // 1/p is where the solution ends.
        Assert.All(mixed.Failures, f => Assert.Equal(0.25, f.Time, 1e-3));
        foreach (var i in Enumerable.Range(0, 11).Where(i => i is not (2 or 9))) Assert.Equal(healthy.Last(i), mixed.Last(i));
        // 1 / (1 - t/2) at t = 1.
        Assert.Equal(2, mixed.Last(0)[0], 1e-5);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e308)]
    public void A_start_that_is_not_finite_fails_at_once(double start)
    {
        RecordedEnsemble ensemble = new(3)
        {
            Parameters = (i, p) => p[1] = i == 1 ? start : 1,
            AtOpening = (_, _, p, y) => y[0] *= p[1] > 2 ? 10 : 1,
        };

        SmallModels.Decay().Solve(ensemble);

        Assert.Equal((1, FailureReason.StartNotFinite), ensemble.Failures.Select(f => (f.Patient, f.Reason)).Single());
        Assert.Equal(2, ensemble.Closed.Count);
    }

    [Fact]
    public void Too_many_steps_end_a_patient_and_no_other()
    {
        RecordedEnsemble ensemble = new(4) { Ends = [1000], Parameters = (i, p) => p[0] = i == 3 ? 100 : 1e-3 };

        SmallModels.VanDerPol().Solve(ensemble, new() { StepsMaximum = 1500, RelativeTolerance = 1e-5 });

        var longest = Assert.Single(ensemble.Failures.Select(f => f.Reason).Distinct());
        Assert.Equal(FailureReason.TooManySteps, longest);
        Assert.True(ensemble.Failures.Count + ensemble.Closed.Count == 4);
    }

    [Fact]
    public void Cancelling_ends_the_solve()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            EnsembleSolver.Solve(SmallModels.Decay(), new RecordedEnsemble(1), cancellation: source.Token));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.All(
            new SolverOptions[]
            {
                new() { RelativeTolerance = double.NaN }, new() { RelativeTolerance = 1 }, new() { AbsoluteTolerance = 0 },
                new() { Threads = 0 }, new() { StepsMaximum = 0 }, new() { FirstStep = double.NaN },
            },
            options => Assert.Throws<ArgumentOutOfRangeException>(() => SmallModels.Decay().Solve(new RecordedEnsemble(1), options)));
    }
}
