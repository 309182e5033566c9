using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Evidence;

/// <summary>What the software does about a claim.</summary>
[JsonConverter(typeof(AsWord<Modelling>))]
public enum Modelling
{
    /// <summary>The body model has an effect with the settings null, literature and claimed.</summary>
    Switch,

    /// <summary>Always computed; there is nothing to switch.</summary>
    Mechanism,

    /// <summary>A rule of clinic or device.</summary>
    Rule,

    [JsonStringEnumMemberName("not-modelled")]
    NotModelled,
}

/// <summary>How well the claim stands for another route than systemic autohaemotherapy.</summary>
public sealed record OtherRoute(Route Route, Grade Grade, string Text);

/// <summary>
/// One thing that is said for the treatment: how well it stands, on which studies, and what the model does about it. It leaves to
/// the model how large an effect is under each setting of the switch.
/// </summary>
public sealed record Claim
{
    public required string Id { get; init; }
    public required string Text { get; init; }

    /// <summary>For systemic autohaemotherapy, whatever other routes have shown.</summary>
    public required Grade Grade { get; init; }
    public required string Why { get; init; }
    public required IReadOnlyList<OtherRoute> Elsewhere { get; init; }
    public required IReadOnlyList<StudyResult> Studies { get; init; }

    /// <summary>What was looked for, and that it was not found.</summary>
    public required string Searched { get; init; }

    public required string Modelled { get; init; }
    public required Modelling Treatment { get; init; }

    /// <summary>What the model does when the effect is switched off.</summary>
    public required string Null { get; init; }

    /// <summary>What it does when it goes by controlled trials of this route.</summary>
    public required string Literature { get; init; }

    /// <summary>What it does when the promise is taken at its word.</summary>
    public required string Claimed { get; init; }

    /// <summary>Sections of docs/reference that the entry rests on.</summary>
    public required IReadOnlyList<string> Reference { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Sources =>
        Studies.Count == 0 ? ["no study found", .. Reference] : [.. Studies.Select(r => r.Study.Source), .. Reference];
}
