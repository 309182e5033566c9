using System.Globalization;
using Hormesis.Bench.Cases;
using Hormesis.Bench.Runs;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Bench.Peers;

/// <summary>Our solver as a process of its own: what it is told on its command line, and what it does there.</summary>
public static class ChildArguments
{
    const int Count = 7;

    /// <summary>Job, results, width in bits, tolerances, times.</summary>
    internal static string[] Of(string job, string results, LaneWidth width, RunSettings s) =>
    [
        job, results, Text((int)width),
        Text(s.RelativeTolerance), Text(s.AbsoluteTolerance), Text(s.WarmUpSeconds), Text(s.Seconds),
    ];

    /// <summary>Solves the job and returns the line that tells what it cost.</summary>
    public static string Obey(IReadOnlyList<string> arguments, TimeProvider time)
    {
        if (arguments.Count != Count) throw new ArgumentException($"{arguments.Count} arguments instead of {Count}", nameof(arguments));
        using var file = File.OpenRead(arguments[0]);
        var job = SolverJob.Read(file);
        var @case = SolverCases.Find(job.CaseId) ?? throw new InvalidDataException($"no case {job.CaseId}");
        RunSettings settings = new(Number(3), Number(4), Number(5), Number(6));
        var (statistics, results) = EngineRun.Solve(@case, job, settings, (LaneWidth)(int)Number(2), time);
        File.WriteAllBytes(arguments[1], System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(results).ToArray());
        return statistics.ToLine();

        double Number(int index) => double.Parse(arguments[index], CultureInfo.InvariantCulture);
    }

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
