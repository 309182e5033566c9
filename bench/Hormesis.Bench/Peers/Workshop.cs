using System.Globalization;
using System.Runtime.InteropServices;
using Hormesis.Bench.Cases;
using Hormesis.Bench.Runs;
using Hormesis.Model;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Bench.Peers;

/// <summary>
/// A folder of its own in which a case is solved by one contestant after another, each a process pinned to the same core. The
/// job file, the compiled CVODE driver and the Python module in it come from the one declaration of the model.
/// </summary>
public sealed class Workshop : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hormesis-bench-");
    readonly SolverCase _case;
    readonly IReadOnlyList<string> _self;
    readonly Core _core;
    readonly CancellationToken _stop;

    /// <param name="self">This program with the arguments that make it solve a job: see <see cref="ChildArguments"/>.</param>
    public Workshop(SolverCase @case, SolverJob job, IReadOnlyList<string> self, Core core, CancellationToken stop)
    {
        (_case, Job, _self, _core, _stop) = (@case, job, self, core, stop);
        using var file = File.Create(In("job"));
        job.Write(file);
    }

    public SolverJob Job { get; }

    /// <summary>Builds the CVODE driver for the model; <see cref="Toolbox.NeedCvode"/> comes first.</summary>
    public void BuildCvode()
    {
        File.WriteAllText(In("model.h"), CSource.Of(_case.Model));
        Unpack("cvode.c");
        string[] libraries = ["cvode", "nvecserial", "sunmatrixdense", "sunmatrixsparse", "sunlinsoldense", "sunlinsolklu"];
        var outcome = ChildProcess.Run(
            [
                "gcc", "-O3", "-march=native", "-std=gnu11", Toolbox.IncludeOption, $"-DMODEL_HEADER=\"{In("model.h")}\"",
                In("cvode.c"), "-o", In("cvode"),
                .. libraries.Select(l => "-lsundials_" + l), "-lklu", "-lm",
            ], Longest, _stop);
        if (outcome.Status != 0) throw new BenchException($"gcc cannot build the CVODE driver: {outcome.Error.Trim()}");
    }

    public SolverRun Cvode(string linearSolver, RunSettings settings) =>
        Run([In("cvode"), In("job"), In("result"), linearSolver, .. Tolerances(settings), .. Times(settings)], Job.Patients.Count);

    public SolverRun Engine(LaneWidth width, RunSettings settings) =>
        Run([.. _self, .. ChildArguments.Of(In("job"), In("result"), width, settings)], Job.Patients.Count);

    /// <param name="python">One that has SciPy.</param>
    /// <param name="method">LSODA, BDF or Radau.</param>
    /// <param name="patients">The first of the job's.</param>
    public SolverRun SciPy(string python, string method, int patients, RunSettings settings)
    {
        File.WriteAllText(In("model.py"), PythonSource.Of(_case.Model));
        Unpack("scipy_solver.py");
        var count = patients.ToString(CultureInfo.InvariantCulture);
        return Run([python, In("scipy_solver.py"), In("job"), In("result"), method, .. Tolerances(settings), count], patients);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    SolverRun Run(IReadOnlyList<string> command, int patients)
    {
        var outcome = ChildProcess.Run(_core.Pin(command), Longest, _stop);
        if (outcome.Status != 0)
            throw new BenchException($"{Path.GetFileName(command[0])} ended with {outcome.Status}: {outcome.Error.Trim()}");
        var results = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(In("result"))).ToArray();
        var expected = Job.ResultLength / Job.Patients.Count * patients;
        if (results.Length != expected) throw new BenchException($"{command[0]} wrote {results.Length} numbers instead of {expected}");
        return new(RunStatistics.FromLine(outcome.Output), results);
    }

    static string[] Tolerances(RunSettings s) => [Text(s.RelativeTolerance), Text(s.AbsoluteTolerance)];

    static string[] Times(RunSettings s) => [Text(s.WarmUpSeconds), Text(s.Seconds)];

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    void Unpack(string baseline)
    {
        using var source = EmbeddedData.Open(typeof(Workshop).Assembly, "baselines/" + baseline);
        using var file = File.Create(In(baseline));
        source.CopyTo(file);
    }

    string In(string name) => Path.Combine(_folder.FullName, name);
}

/// <summary>One run of one contestant.</summary>
public sealed record SolverRun(RunStatistics Statistics, double[] Results);
