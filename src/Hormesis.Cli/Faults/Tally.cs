using System.Globalization;
using Hormesis.Cli.Output;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>Sums over runs, in the order of their numbers.</summary>
sealed class Tally
{
    ulong trace;
    double? worstMs;

    public double Hours { get; private set; }
    public int Runs { get; private set; }
    public int Passes { get; private set; }
    public int Faults { get; private set; }
    public int KnownSets { get; set; }

    public void Add(FaultRun run)
    {
        Runs++;
        Hours += run.Ended.TotalHours;
        Passes += run.Passes;
        Faults += run.Begun.Count;
        trace = trace * 6364136223846793005 + run.Trace;
        if (run.StopTook is { } took && run.Begun.Count == 1) worstMs = Math.Max(worstMs ?? 0, took.TotalMilliseconds);
    }

    public FaultsDocument Document(DeviceProfile profile, ulong seed, IReadOnlyList<ViolationDocument> violations, TimeSpan taken) => new()
    {
        DeviceProfile = profile.Id,
        Seed = seed,
        SimulatedHours = Hours,
        Runs = Runs,
        Passes = Passes,
        FaultsInjected = Faults,
        Violations = violations,
        WorstMsToSafe = worstMs,
        KnownSets = KnownSets,
        SecondsTaken = taken.TotalSeconds,
        Trace = trace.ToString("x16", CultureInfo.InvariantCulture),
    };
}
