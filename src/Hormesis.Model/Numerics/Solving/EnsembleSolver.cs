using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// Solves a model for one patient or for millions. A patient's result is the same to the last bit whatever the order, the
/// number of patients, threads and lanes.
/// </summary>
public static class EnsembleSolver
{
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range or the processor lacks the width.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; some patients may be done.</exception>
    public static SolverStatistics Solve(
        CompiledModel model, IEnsemble ensemble, SolverOptions? options = null, CancellationToken cancellation = default)
    {
        options = (options ?? new()).Checked();
        PatientQueue queue = new(ensemble.Count);
        var threads = Math.Min(options.Threads, Math.Max(1, ensemble.Count));
        return threads == 1
            ? Work(model, ensemble, options, queue, cancellation)
            : Share(model, ensemble, options, queue, threads, cancellation);
    }

    static SolverStatistics Share(
        CompiledModel model, IEnsemble ensemble, SolverOptions options, PatientQueue queue, int threads, CancellationToken cancellation)
    {
        var parts = new SolverStatistics[threads];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, threads, parallel, i => parts[i] = Work(model, ensemble, options, queue, cancellation));
        return parts.Aggregate((a, b) => a + b);
    }

    static SolverStatistics Work(
        CompiledModel model, IEnsemble ensemble, SolverOptions options, PatientQueue queue, CancellationToken cancellation) =>
        options.Width switch
        {
            LaneWidth.Bits512 => Work<Lanes512>(model, ensemble, options, queue, cancellation),
            LaneWidth.Bits256 => Work<Lanes256>(model, ensemble, options, queue, cancellation),
            LaneWidth.Bits128 => Work<Lanes128>(model, ensemble, options, queue, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Width, "not a width of lanes"),
        };

    static SolverStatistics Work<T>(
        CompiledModel model, IEnsemble ensemble, SolverOptions options, PatientQueue queue, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        using LaneSolver<T> solver = new(model, options);
        return solver.Run(ensemble, queue, cancellation);
    }
}

/// <summary>The patients that nobody has taken yet.</summary>
sealed class PatientQueue(int count)
{
    int _next = -1;

    /// <summary>The next patient, or -1 when all are taken.</summary>
    public int Take()
    {
        var patient = Interlocked.Increment(ref _next);
        return patient < count ? patient : -1;
    }
}
