using System.Text.Json.Serialization;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.SessionDay;

/// <summary>How the data of the session day are read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(AsWord<BreathEvent>)])]
[JsonSerializable(typeof(ChecklistTable))]
[JsonSerializable(typeof(CardTable))]
[JsonSerializable(typeof(StopTable))]
[JsonSerializable(typeof(TaskTable))]
[JsonSerializable(typeof(ConsentTable))]
sealed partial class SessionDayJson : JsonSerializerContext;
