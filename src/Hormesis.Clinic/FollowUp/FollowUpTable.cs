using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Model;
using Hormesis.Model.Body.Course;

namespace Hormesis.Clinic.FollowUp;

/// <summary>What a marker tells of.</summary>
[JsonConverter(typeof(AsWord<MarkerGroup>))]
public enum MarkerGroup
{
    Defence,
    Injury,
    Oxidation,
    Blood,
    Haemolysis,
    Inflammation,
    Outcome,
}

/// <summary>Which way a change would be for the better; neither where nobody has shown it.</summary>
[JsonConverter(typeof(AsWord<Better>))]
public enum Better
{
    Neither,
    Higher,
    Lower,
}

/// <summary>Something that is measured to follow a course.</summary>
/// <param name="Model">The observable of the body model whose noise and expectation it has.</param>
/// <param name="Factor">Brings the analyte's unit to the model's.</param>
public sealed record FollowedMarker(string Analyte, string Model, double Factor, MarkerGroup Group, Better Better)
{
    internal LaboratoryMarker Noise => MarkerTable.Shipped.Marker(Model);
}

/// <summary>An antioxidant to think of when something is low. Never an order.</summary>
public sealed record AntioxidantHint(string Analyte, Figure Below, string Text, string Timing);

/// <summary>The numbers and markers of follow-up. Loaded from followup.json.</summary>
public sealed record FollowUpTable
{
    public static FollowUpTable Shipped { get; } =
        EmbeddedData.Load(typeof(FollowUpTable).Assembly, "FollowUp/followup.json", FollowUpJson.Default.FollowUpTable);

    public required string About { get; init; }
    public required IReadOnlyList<FollowedMarker> Markers { get; init; }

    /// <summary>Results before the course without which no change is judged.</summary>
    public required Figure Baselines { get; init; }

    /// <summary>How long before the course a result may be and still be a baseline, d.</summary>
    public required Figure BaselineDays { get; init; }

    /// <summary>Standard deviations of noise that a change has to be beyond.</summary>
    public required Figure Confidence { get; init; }

    /// <summary>Hours after a session before which a result is of that session and not of the course.</summary>
    public required Figure HoursAfterSession { get; init; }

    /// <summary>Sessions after which the panel is measured.</summary>
    public required IReadOnlyList<int> PanelAfter { get; init; }
    public required Basis PanelBasis { get; init; }

    /// <summary>Analytes without which the course does not go on after those sessions.</summary>
    public required IReadOnlyList<string> Panel { get; init; }

    /// <summary>Markers on each side without which there is no redox index.</summary>
    public required Figure RedoxLeast { get; init; }

    /// <summary>Fall of red-cell glutathione, %, after which the next session is a step lower.</summary>
    public required Figure GshFall { get; init; }

    /// <summary>Why a course stops for LDH and haptoglobin, or waits for haemoglobin, that moved beyond noise.</summary>
    public required Basis LostCells { get; init; }

    /// <summary>Why the next session is a step lower when a marker of oxidation has risen beyond noise.</summary>
    public required Basis Oxidation { get; init; }
    public required IReadOnlyList<AntioxidantHint> Suggestions { get; init; }
    public required string SuggestionGrade { get; init; }
    public required string SuggestionSource { get; init; }

    internal FollowedMarker Marker(string analyte) => Markers.First(m => m.Analyte == analyte);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(FollowUpTable))]
sealed partial class FollowUpJson : JsonSerializerContext;
