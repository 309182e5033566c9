using System.Text.Json.Serialization;

namespace Hormesis.Model.Treatment;

/// <summary>How plans and courses are written and read: camel case, unknown fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = false)]
[JsonSerializable(typeof(SessionPlan))]
[JsonSerializable(typeof(BreathLimits))]
[JsonSerializable(typeof(Course))]
public sealed partial class TreatmentJson : JsonSerializerContext;

/// <summary>How traces are written and read: words for what has a few values, columns for the points.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SessionTrace))]
public sealed partial class TraceJson : JsonSerializerContext;
