using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Protocol;

/// <summary>How protocol data are read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ProfileTable))]
[JsonSerializable(typeof(PlanningRules))]
[JsonSerializable(typeof(IndicationTable))]
[JsonSerializable(typeof(ExpectationTable))]
[JsonSerializable(typeof(BreathProtocol))]
[JsonSerializable(typeof(ProgrammeTable))]
[JsonSerializable(typeof(RegimenTable))]
sealed partial class ProtocolJson : JsonSerializerContext;
