using System.Runtime.InteropServices;

namespace Hormesis.Bench.Peers;

/// <summary>What the figures were taken on, for the head of a report.</summary>
public sealed record Machine(string Processor, string OperatingSystem, string Runtime, string Compiler)
{
    public static Machine Look(CancellationToken stop) => new(
        ProcessorName(), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        ChildProcess.Run(["gcc", "--version"], TimeSpan.FromMinutes(1), stop).Output.Split('\n')[0]);

    static string ProcessorName()
    {
        const string file = "/proc/cpuinfo";
        if (!File.Exists(file)) return RuntimeInformation.ProcessArchitecture.ToString();
        var fields = File.ReadLines(file).TakeWhile(l => l.Length > 0).Select(l => l.Split(':', 2)).Where(p => p.Length == 2)
            .ToDictionary(p => p[0].Trim(), p => p[1].Trim());
        return $"{fields.GetValueOrDefault("model name", "unknown")} "
            + $"(family {fields.GetValueOrDefault("cpu family", "?")}, model {fields.GetValueOrDefault("model", "?")})";
    }
}
