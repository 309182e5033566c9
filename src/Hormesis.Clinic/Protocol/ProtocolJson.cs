using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>Data that travel in the assembly under their path below the project.</summary>
    public static T Load<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream = typeof(ProtocolJson).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidOperationException($"{name} is empty");
    }
}
