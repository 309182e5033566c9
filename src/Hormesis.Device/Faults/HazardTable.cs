using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Faults;

/// <summary>One row of the hazard analysis.</summary>
/// <param name="Id">Such as H01.</param>
/// <param name="Severity">5 catastrophic to 1 negligible.</param>
/// <param name="SafeWithinMs">From being detectable to the safe state; null where it is found before use.</param>
/// <param name="JudgedBy">What it becomes in the true plant; empty where only quality suffers.</param>
public sealed record Hazard(
    string Id, [property: JsonPropertyName("hazard")] string Name, [property: JsonPropertyName("harm")] string Effect, int Severity,
    string DetectedBy, string Threshold, string Response, int? SafeWithinMs, string SafeWithin, IReadOnlyList<Harm> JudgedBy,
    string Source);

/// <summary>The hazard analysis as data: reports, docs/safety and the fault engine read the same rows.</summary>
public static class HazardTable
{
    public static IReadOnlyList<Hazard> All { get; } =
        EmbeddedData.Load(typeof(HazardTable).Assembly, "Faults/hazards.json", FaultJson.Default.IReadOnlyListHazard);

    /// <summary>The gravest hazard that this harm is the end of.</summary>
    public static int SeverityOf(Harm harm)
    {
        var severity = 0;
        foreach (var hazard in All)
            if (hazard.JudgedBy.Contains(harm)) severity = Math.Max(severity, hazard.Severity);
        return severity;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(IReadOnlyList<Hazard>))]
[JsonSerializable(typeof(IReadOnlyList<CriticalSet>))]
[JsonSerializable(typeof(IReadOnlyList<RiskControl>))]
[JsonSerializable(typeof(IReadOnlyList<Requirement>))]
sealed partial class FaultJson : JsonSerializerContext;
