using Hormesis.Bench.Cases;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Bench.Runs;

/// <summary>Our side of the comparison: one job, one thread, one width, timed inside the process after a warm-up.</summary>
public static class EngineRun
{
    /// <summary>The compiler works in the background: a job is solved this often at least before time is taken.</summary>
    const int WarmUpRepeats = 3;

    /// <param name="case">Whose model the job is of.</param>
    public static (RunStatistics Statistics, double[] Results) Solve(
        SolverCase @case, SolverJob job, RunSettings settings, LaneWidth width, TimeProvider time)
    {
        CompiledModel model = new(@case.Model);
        SolverOptions options = new()
        {
            RelativeTolerance = settings.RelativeTolerance,
            AbsoluteTolerance = settings.AbsoluteTolerance,
            Width = width,
            StepsMaximum = 10_000_000,
        };
        JobEnsemble ensemble = new(job);
        if (settings.WarmUpSeconds > 0) Repeat(WarmUpRepeats, settings.WarmUpSeconds);
        var (repeats, seconds, cost, failed) = Repeat(1, settings.Seconds);
        var lanes = width.Lanes();
        return (
            new(seconds, repeats, job.Patients.Count, cost.Attempts - cost.Rejected, cost.Rejected,
                Rates: cost.VectorSteps * lanes * options.Method.Stages, Jacobians: cost.VectorSteps * lanes,
                Factorisations: cost.VectorSteps * lanes, failed),
            ensemble.Results);

        (long Repeats, double Seconds, SolverStatistics Cost, long Failed) Repeat(int least, double untilSeconds)
        {
            var failedBefore = ensemble.Failed;
            var (done, total, begun, spent) = (0L, default(SolverStatistics), time.GetTimestamp(), 0.0);
            while (done < least || spent < untilSeconds)
            {
                total += EnsembleSolver.Solve(model, ensemble, options);
                done++;
                spent = time.GetElapsedTime(begun).TotalSeconds;
            }
            return (done, spent, total, ensemble.Failed - failedBefore);
        }
    }
}
