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
        var processor = Environment.CpuUsage.TotalTime;
        var begun = time.GetTimestamp();
        var (repeats, cost, failed) = Repeat(1, settings.Seconds);
        var processorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var seconds = time.GetElapsedTime(begun).TotalSeconds;
        var lanes = width.Lanes();
        return (
            new(seconds, processorSeconds, repeats, job.Patients.Count, cost.Attempts - cost.Rejected, cost.Rejected,
                Rates: cost.VectorSteps * lanes * options.Method.Stages, Jacobians: cost.VectorSteps * lanes,
                Factorisations: cost.VectorSteps * lanes, failed),
            ensemble.Results);

        (long Repeats, SolverStatistics Cost, long Failed) Repeat(int least, double untilSeconds)
        {
            var (failedBefore, from) = (ensemble.Failed, Environment.CpuUsage.TotalTime);
            var (done, total) = (0L, default(SolverStatistics));
            while (done < least || (Environment.CpuUsage.TotalTime - from).TotalSeconds < untilSeconds)
            {
                total += EnsembleSolver.Solve(model, ensemble, options);
                done++;
            }
            return (done, total, ensemble.Failed - failedBefore);
        }
    }
}
