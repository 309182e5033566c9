using System.Text.Json;
using System.Text.Json.Serialization;
using Hormesis.Model.Treatment;

namespace Hormesis.Recording;

/// <summary>
/// What a recording says of itself before the first tick: enough to run the same controller on the same readings again.
/// Nothing in it comes from a clock or a path, so that the same session gives the same bytes.
/// </summary>
public sealed record RecordingHeader
{
    public const int ThisFormat = 2;

    public required int Format { get; init; }

    /// <summary>Version of the controller that decided the commands.</summary>
    public required string Controller { get; init; }

    /// <summary>Wall clock of the first tick.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Seed of the simulated device; null on a real one.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Who is treated: the record's id, not the name.</summary>
    public required string Patient { get; init; }
    public required SessionPlan Plan { get; init; }

    /// <summary>SHA-256 of the plan's own JSON, in hexadecimal.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>Who is signed on at the panel: the first is person 1 of the readings.</summary>
    public required IReadOnlyList<string> Operators { get; init; }

    /// <summary>What somebody took on themselves before the session: cautions, and settings above what is recommended.</summary>
    public required IReadOnlyList<AcceptedRule> Accepted { get; init; }

    /// <summary>The device profile, the limits and the sensors' calibration as the control unit had them.</summary>
    public required JsonElement Profile { get; init; }
    public required JsonElement Limits { get; init; }
    public required JsonElement Calibration { get; init; }

    /// <summary>Names of the columns of each row, in order, with units; what the bits mean is for their owner to know.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
}

/// <summary>A caution or a setting above what is recommended, and who accepted it why; Second is empty where none is needed.</summary>
public sealed record AcceptedRule(string Rule, string Reason, string By, string Second);

/// <summary>One entry of the journal, with the tick that it was issued in.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Kind">What was intended or done, by name.</param>
/// <param name="Amount">mL of blood or µg of ozone, by the kind.</param>
/// <param name="Tick">Rows recorded before it.</param>
public sealed record JournalRecord(long Number, string Kind, double Amount, long Tick);

/// <summary>How a session came to its end, for those who open the file later.</summary>
public sealed record RecordingEnd(string Outcome, long Ticks);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordingHeader))]
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(RecordingEnd))]
sealed partial class RecordingJson : JsonSerializerContext;
