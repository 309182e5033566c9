using System.Text.Json.Serialization;

namespace Hormesis.Model.Treatment.Guardrails;

/// <summary>One guardrail as data, in the unit that it names.</summary>
public sealed record GuardrailRow(
    string Id, string Name, string Unit, double Lowest, double RecommendedFrom, double Suggestion, double RecommendedTo, double Highest,
    string Source)
{
    public Guardrail<double> Bounds { get; } = new(Lowest, RecommendedFrom, Suggestion, RecommendedTo, Highest);
}

/// <summary>The widest that settings of a session may be, for both rooms: guardrails.json. Profiles and devices narrow it.</summary>
public sealed record GuardrailTable(string About, IReadOnlyList<GuardrailRow> Rows)
{
    public static GuardrailTable Shipped { get; } = EmbeddedData.Load(
        typeof(GuardrailTable).Assembly, "Treatment/Guardrails/guardrails.json", GuardrailJson.Default.GuardrailTable);

    /// <exception cref="InvalidOperationException">There is no such row.</exception>
    public GuardrailRow this[string id] => Rows.FirstOrDefault(r => r.Id == id)
        ?? throw new InvalidOperationException($"guardrails.json has no row {id}");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(GuardrailTable))]
sealed partial class GuardrailJson : JsonSerializerContext;
