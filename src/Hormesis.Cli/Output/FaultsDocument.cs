using System.Text.Json;

namespace Hormesis.Cli.Output;

/// <summary>A rule that was broken in a run.</summary>
/// <param name="Seed">Of the run; with the scenario it replays it.</param>
/// <param name="Invariant">The rule's number, or the harm.</param>
/// <param name="Scenario">The shortest list of faults that still breaks it, as a file for --scenario.</param>
sealed record ViolationDocument(ulong Seed, double AtSeconds, string Invariant, JsonElement Scenario);

/// <summary>Faults of which no part hurts, but all together do.</summary>
/// <param name="Expected">The set stands in the project's list of critical sets.</param>
sealed record MinimalSetDocument(string Harm, int Severity, IReadOnlyList<string> Faults, IReadOnlyList<string> Phases, bool Expected);

sealed record FaultsDocument
{
    public required string DeviceProfile { get; init; }
    public required ulong Seed { get; init; }
    public required double SimulatedHours { get; init; }
    public required int Runs { get; init; }
    public required int Passes { get; init; }
    public required int FaultsInjected { get; init; }
    public required IReadOnlyList<ViolationDocument> Violations { get; init; }

    /// <summary>The longest that the machine took from the device's stop to being truly safe, under any single fault.</summary>
    public double? WorstMsToSafe { get; init; }

    /// <summary>Runs in which several faults together hurt, and the list of critical sets says that they do.</summary>
    public int? KnownSets { get; init; }
    public double? SecondsTaken { get; init; }
    public string? Trace { get; init; }

    // Of one scenario.
    public string? Scenario { get; init; }
    public string? Outcome { get; init; }
    public double? SafeWithinMs { get; init; }
    public IReadOnlyList<AlarmDocument>? Alarms { get; init; }
    public double? AirPastClampMl { get; init; }
    public double? BottlePressureMaxBar { get; init; }
    public double? OzoneIntoBottleUg { get; init; }
    public double? OrderUg { get; init; }

    // Of an enumeration.
    public IReadOnlyList<MinimalSetDocument>? MinimalSets { get; init; }
}
