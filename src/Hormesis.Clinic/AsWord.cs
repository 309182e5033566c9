using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hormesis.Clinic;

/// <summary>Writes and reads an enum as a word in lower case (excluded), never as a number.</summary>
public sealed class AsWord<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>The same for names of several words, joined by hyphens (physician-and-second).</summary>
public sealed class AsWords<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
