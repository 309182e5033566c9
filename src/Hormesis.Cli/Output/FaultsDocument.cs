using System.Text.Json;

namespace Hormesis.Cli.Output;

/// <summary>A rule that was broken in a run.</summary>
/// <param name="Seed">Of the run; with the scenario it replays it.</param>
/// <param name="Invariant">The rule's number, or the harm.</param>
/// <param name="Scenario">The shortest list of faults that still breaks it, as a file for --scenario; only of a campaign.</param>
sealed record ViolationDocument(ulong Seed, double AtSeconds, string Invariant, JsonElement? Scenario);

/// <summary>Faults of which no part hurts, but all together do.</summary>
/// <param name="Expected">The set stands in the project's list of critical sets.</param>
sealed record MinimalSetDocument(string Harm, int Severity, IReadOnlyList<string> Faults, IReadOnlyList<string> Phases, bool Expected);

/// <summary>How long a hazard waited for its answer at the longest, under any single fault, and what the table of hazards allows.</summary>
/// <param name="WorstMs">Null when it never came up.</param>
sealed record ResponseDocument(string Hazard, string Words, double? WorstMs, int WithinMs);

/// <summary>Runs in which this fault was the only one: how often the device stopped, and how often somebody was hurt.</summary>
sealed record InjectorDocument(string Injector, int Runs, int Stopped, int Harmed);

sealed record FaultsDocument
{
    public required string DeviceProfile { get; init; }
    public required ulong Seed { get; init; }
    public required double SimulatedHours { get; init; }
    public required int Runs { get; init; }
    public required int Passes { get; init; }
    public required int FaultsInjected { get; init; }
    public required IReadOnlyList<ViolationDocument> Violations { get; init; }

    /// <summary>The longest that any hazard waited from being detectable to its answer, under any single fault.</summary>
    public double? WorstMsToSafe { get; init; }

    /// <summary>The same for each hazard of the table that has a time.</summary>
    public IReadOnlyList<ResponseDocument>? Responses { get; init; }

    public IReadOnlyList<InjectorDocument>? Injectors { get; init; }

    /// <summary>Runs in which several faults together hurt, and the list of critical sets says that they do.</summary>
    public int? KnownSets { get; init; }
    public double? SecondsTaken { get; init; }
    public string? Trace { get; init; }

    // Of one scenario.
    public string? Scenario { get; init; }
    public string? Outcome { get; init; }
    /// <summary>The longest that a hazard waited from being detectable to its answer.</summary>
    public double? SafeWithinMs { get; init; }

    /// <summary>From the newest fault's begin to the machine being truly safe; null where that was not needed or did not come.</summary>
    public double? SafeAfterFaultMs { get; init; }
    public IReadOnlyList<AlarmDocument>? Alarms { get; init; }
    public double? AirPastClampMl { get; init; }
    public double? BottlePressureMaxBar { get; init; }
    public double? OzoneIntoBottleUg { get; init; }
    public double? OrderUg { get; init; }

    // Of an enumeration.
    public IReadOnlyList<MinimalSetDocument>? MinimalSets { get; init; }
}
