using Hormesis.Bench.Cases;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Bench.Runs;

/// <summary>A job as our solver takes it: keeps every patient's state at the end of every segment, NaN where it failed.</summary>
sealed class JobEnsemble(SolverJob job) : IEnsemble
{
    public double[] Results { get; } = Filled(job.ResultLength);
    public long Failed { get; private set; }

    public int Count => job.Patients.Count;

    public void Begin(int patient, Span<double> parameters) => job.Patients[patient].CopyTo(parameters);

    public double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state)
    {
        if (segment == job.Segments.Count) return double.NaN;
        job.Patients[patient].CopyTo(parameters);
        foreach (var change in job.Segments[segment].Changes) parameters[change.Parameter] = change.Value;
        return job.Segments[segment].End;
    }

    public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) =>
        state.CopyTo(Results.AsSpan((patient * job.Segments.Count + segment) * job.States, job.States));

    public void Fail(Failure failure) => Failed++;

    static double[] Filled(int length)
    {
        var results = new double[length];
        Array.Fill(results, double.NaN);
        return results;
    }
}
