using System.Diagnostics;

namespace Hormesis.Bench.Peers;

/// <summary>What a program said and how it ended.</summary>
sealed record ChildOutcome(int Status, string Output, string Error);

/// <summary>Runs another program to its end, within a time.</summary>
static class ChildProcess
{
    /// <exception cref="BenchException">It cannot be started or takes too long.</exception>
    public static ChildOutcome Run(
        IReadOnlyList<string> command, TimeSpan limit, CancellationToken stop, string input = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Start(start);
        using var timer = new Timer(_ => Kill(process), null, limit, Timeout.InfiniteTimeSpan);
        using var stopped = stop.Register(() => Kill(process));
        var begun = TimeProvider.System.GetTimestamp();
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        stop.ThrowIfCancellationRequested();
        if (TimeProvider.System.GetElapsedTime(begun) >= limit)
            throw new BenchException($"{command[0]} did not end within {limit.TotalMinutes:0} minutes; ask for fewer patients");
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new BenchException($"{start.FileName} could not be started");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new BenchException($"{start.FileName} could not be started ({missing.Message}); install it", missing);
        }
    }

    static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has ended in between
        }
    }
}
