using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Screening;

/// <summary>A verdict as it is written down, hashed and signed, and read back whole: who may accept a caution is in it too.</summary>
public static class VerdictDocument
{
    /// <summary>The same verdict gives the same bytes: UTF-8.</summary>
    public static byte[] Write(Verdict verdict) => JsonSerializer.SerializeToUtf8Bytes(verdict, VerdictJson.Default.Verdict);

    /// <exception cref="JsonException">It is no verdict.</exception>
    public static Verdict Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, VerdictJson.Default.Verdict) ?? throw new JsonException("this is no verdict");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Verdict))]
sealed partial class VerdictJson : JsonSerializerContext;
