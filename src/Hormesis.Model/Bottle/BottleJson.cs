using System.Text.Json.Serialization;

namespace Hormesis.Model.Bottle;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(HypothesisTable))]
[JsonSerializable(typeof(MixingTable))]
[JsonSerializable(typeof(InputTable))]
[JsonSerializable(typeof(GasPhase))]
sealed partial class BottleJson : JsonSerializerContext;
