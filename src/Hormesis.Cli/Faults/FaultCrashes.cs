using Hormesis.Cli.Output;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>Kills the controller at every entry of its journal and every edge of a phase, and tells what came of it.</summary>
static class FaultCrashes
{
    const int Passes = 3, Chunk = 32, ViolationsMaximum = 20;

    public static FaultsDocument Run(DeviceProfile profile, ulong seed, Screen screen, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        Crashes crashes = new(profile, seed, Passes);
        Tally tally = new();
        List<ViolationDocument> violations = [];
        for (var first = 0; first < crashes.Cases.Count; first += Chunk)
        {
            var runs = new FaultRun[Math.Min(Chunk, crashes.Cases.Count - first)];
            Parallel.For(0, runs.Length, new() { CancellationToken = stop }, i => runs[i] = crashes.Run(crashes.Cases[first + i], stop));
            for (var i = 0; i < runs.Length; i++)
            {
                tally.Add(runs[i]);
                var wrong = string.Join(", ", [.. runs[i].Harms.List().Select(h => h.ToString()), .. runs[i].Broken.List()]);
                if (wrong.Length > 0 && violations.Count < ViolationsMaximum)
                    violations.Add(new(seed, crashes.Cases[first + i].At.TotalSeconds, $"{wrong}: {crashes.Cases[first + i]}", null));
            }
            screen.Progress((first + runs.Length) / (double)crashes.Cases.Count, "kills", lineDue: first / Chunk % 4 == 0);
        }
        return tally.Document(profile, seed, violations, TimeProvider.System.GetElapsedTime(begun));
    }
}
