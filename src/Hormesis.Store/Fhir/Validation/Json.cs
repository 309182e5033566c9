using System.Text.Json;

namespace Hormesis.Store.Fhir.Validation;

/// <summary>Looks into an object without caring whether its members have the right type: that is for the rules to say.</summary>
static class Json
{
    public static bool Has(this JsonElement element, string name) => element.TryGetProperty(name, out _);

    /// <summary>Null for what is no text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    /// <summary>The objects of a list; none for what is no list.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Array
            ? found.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>The codes of a concept, or of every concept of a list.</summary>
    public static IEnumerable<string> Codes(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var found)) return [];
        var concepts = found.ValueKind == JsonValueKind.Object ? [found] : element.Objects(name);
        return concepts.SelectMany(c => c.Objects("coding")).Select(c => $"{c.Text("system")}|{c.Text("code")}");
    }
}
