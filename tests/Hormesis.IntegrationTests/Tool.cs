using System.Diagnostics;
using System.Text.Json;

namespace Hormesis.IntegrationTests;

/// <summary>What a run of the tool gave.</summary>
sealed record Outcome(int Status, string Out, string Error, TimeSpan Took, long PeakBytes)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;
}

/// <summary>Runs ./hormesis (and other programs) as their users would: as processes.</summary>
static class Tool
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Example(string name) => Path("examples", "patients", name + ".json");

    public static Outcome Hormesis(params string[] arguments) => Run(Path("hormesis"), Root, arguments);

    public static Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started");
    }

    public static Outcome Run(string program, string folder, params string[] arguments) => Run(program, folder, Longest, arguments);

    /// <param name="longest">After this the program is killed.</param>
    public static Outcome Run(string program, string folder, TimeSpan longest, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(program, folder, arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            if (clock.Elapsed > longest) process.Kill(entireProcessTree: true);
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // it has ended in between
            }
        }
        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult(), clock.Elapsed, peak);
    }

    static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Hormesis.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException($"no Hormesis.slnx above {start}");
    }
}
