using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Evidence;

/// <summary>One study as the reference holds it: what was done, to how many, by which route, and what may be wrong with it.</summary>
public sealed record Study
{
    public required string Id { get; init; }
    public required string Citation { get; init; }
    public string? Doi { get; init; }
    public required string Design { get; init; }

    /// <summary>People, or animals; null where the reference gives no number.</summary>
    public int? N { get; init; }
    public required Route Route { get; init; }
    public required string Bias { get; init; }

    /// <summary>Sections of docs/reference that hold it, such as "clinical 6".</summary>
    public required IReadOnlyList<string> Reference { get; init; }

    /// <summary>Citation with identifier, as people look it up.</summary>
    [JsonIgnore]
    public string Source => Doi is null ? Citation : $"{Citation}, doi {Doi}";
}

/// <summary>Which way a study points for one claim.</summary>
[JsonConverter(typeof(AsWord<Direction>))]
public enum Direction
{
    For,
    Mixed,

    [JsonStringEnumMemberName("no-effect")]
    NoEffect,
    Against,

    /// <summary>It says nothing of the claim itself, and helps to judge it.</summary>
    Aside,
}

/// <summary>What one study found that bears on one claim.</summary>
public sealed record StudyResult
{
    [JsonPropertyName("study")]
    public required string StudyId { get; init; }
    public required Direction Direction { get; init; }
    public required string Effect { get; init; }

    /// <summary>95 % interval; null where the reference gives none.</summary>
    public string? Interval { get; init; }

    /// <summary>Of the figures in the effect.</summary>
    public required Certainty Certainty { get; init; }

    [JsonIgnore]
    public Study Study => Ledger.Study(StudyId);
}
