using System.Diagnostics;
using System.Globalization;

namespace Hormesis.Mutation;

/// <summary>One worker seen from outside. It is begun anew when it has ended, and now and then for the memory's sake.</summary>
sealed class WorkerProcess(string verb) : IDisposable
{
    // What a run loads is let go only once everything in the process has forgotten it.
    readonly int mutantsEach = verb == Worker.Compiled ? 150 : int.MaxValue;
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    Process? process;
    int tried;

    public (Fate Fate, string By) Try(int number, string file)
    {
        // A worker that ends is asked a second time: what lacks memory or is killed from outside is no kill of a test.
        var (fate, by) = Ask(number, file);
        return fate == Fate.Crashed ? Ask(number, file) : (fate, by);
    }

    (Fate Fate, string By) Ask(int number, string file)
    {
        if (process is null || process.HasExited || tried >= mutantsEach) Begin();
        tried++;
        process!.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {file}"));
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLineAsync();
        if (!answer.Wait(Longest))
        {
            process.Kill();
            process.WaitForExit();
            return (Fate.Endless, "");
        }
        var words = answer.GetAwaiter().GetResult()?.Split(' ');
        if (words is null) return (Fate.Crashed, "");
        var fate = Enum.Parse<Fate>(words[1]);
        if (fate == Fate.Endless) process.WaitForExit();
        return (fate, words[2]);
    }

    void Begin()
    {
        Dispose();
        process = Process.Start(Start(verb))!;
        tried = 0;
    }

    /// <summary>Runs every test once without a mutant in a process of its own; false when one fails.</summary>
    public static bool MeasuresBaseline(Place place)
    {
        using var baseline = Process.Start(Start(Worker.Baseline))!;
        baseline.StandardInput.Close();
        baseline.WaitForExit();
        return baseline.ExitCode == 0 && File.Exists(place.Baseline);
    }

    static ProcessStartInfo Start(string verb)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000"; // a mutant that fills the memory runs into this
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    public void Dispose()
    {
        if (process is null) return;
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(10))) process.Kill();
        process.Dispose();
        process = null;
    }
}
