using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Web.Fhir.Structure;

/// <summary>What FHIR R4 says of one element, as r4.json holds it.</summary>
/// <param name="Types">One type; several for a choice, whose name then ends with [x].</param>
/// <param name="Min">1 for an element that must be there.</param>
/// <param name="Many">Whether it is a list.</param>
/// <param name="Codes">The set that a code must come from; null for an open one.</param>
/// <param name="Targets">What a reference may lead to; null for anything.</param>
sealed record ElementData(
    IReadOnlyList<string> Types, int Min = 0, bool Many = false, string? Codes = null, IReadOnlyList<string>? Targets = null);

/// <summary>HL7's definitions of the resources that the server keeps, cut down to what a body is checked for.</summary>
sealed record StructureData(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Codes,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, ElementData>> Types)
{
    public static StructureData Load() =>
        EmbeddedData.Load(typeof(StructureData).Assembly, "Fhir/Structure/r4.json", StructureJson.Default.StructureData);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StructureData))]
sealed partial class StructureJson : JsonSerializerContext;
