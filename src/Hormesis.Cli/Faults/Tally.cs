using System.Globalization;
using Hormesis.Cli.Output;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>Sums over runs, in the order of their numbers.</summary>
sealed class Tally
{
    readonly double[] responseMs = [.. Responses.All.Select(_ => -1.0)];
    readonly SortedDictionary<FaultKind, (int Runs, int Stopped, int Harmed)> alone = [];
    ulong trace;

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
        if (run.Begun.Count == 1) AddAlone(run);
    }

    void AddAlone(FaultRun run)
    {
        for (var i = 0; i < responseMs.Length; i++) responseMs[i] = Math.Max(responseMs[i], run.ResponseMs[i]);
        var (runs, stopped, harmed) = alone.GetValueOrDefault(run.Begun[0]);
        alone[run.Begun[0]] = (runs + 1, stopped + (run.StopTook is null ? 0 : 1), harmed + (run.Harms.IsEmpty ? 0 : 1));
    }

    static ResponseDocument Describe(Response response, double ms) =>
        new(response.Hazard, response.Words, ms >= 0 ? ms : null, response.WithinMs);

    public FaultsDocument Document(DeviceProfile profile, ulong seed, IReadOnlyList<ViolationDocument> violations, TimeSpan taken) => new()
    {
        DeviceProfile = profile.Id,
        Seed = seed,
        SimulatedHours = Hours,
        Runs = Runs,
        Passes = Passes,
        FaultsInjected = Faults,
        Violations = violations,
        WorstMsToSafe = responseMs.Max() is >= 0 and var worst ? worst : null,
        Responses = [.. Responses.All.Zip(responseMs, Describe)],
        Injectors = [.. alone.Select(a => new InjectorDocument(Injectors.Of(a.Key).Name, a.Value.Runs, a.Value.Stopped, a.Value.Harmed))],
        KnownSets = KnownSets,
        SecondsTaken = taken.TotalSeconds,
        Trace = trace.ToString("x16", CultureInfo.InvariantCulture),
    };
}
