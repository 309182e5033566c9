using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Hormesis.Web.Http;

namespace Hormesis.Web.Fhir.Keeping;

/// <summary>Writes a resource again as it is kept: its own id and meta, references to what came with it by their new names.</summary>
static class Rewriting
{
    public const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <param name="names">What a reference is replaced by; null for one that stays.</param>
    public static ReadOnlyMemory<byte> Write(
        JsonElement resource, string id, int version, DateTimeOffset updated, Func<string, string?> names)
    {
        ArrayBufferWriter<byte> bytes = new(1024);
        using Utf8JsonWriter json = new(bytes, OperationOutcome.Json);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, resource.GetProperty("resourceType"u8).GetString());
        json.WriteString("id"u8, id);
        json.WriteStartObject("meta"u8);
        json.WriteString("versionId"u8, version.ToString(CultureInfo.InvariantCulture));
        json.WriteString("lastUpdated"u8, updated.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture));
        if (resource.TryGetProperty("meta"u8, out var meta))
            Rest(meta, ["versionId", "lastUpdated", "_versionId", "_lastUpdated"], json, names);
        json.WriteEndObject();
        Rest(resource, ["resourceType", "id", "meta"], json, names);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    static void Rest(JsonElement owner, string[] without, Utf8JsonWriter json, Func<string, string?> names)
    {
        foreach (var property in owner.EnumerateObject())
        {
            if (!without.Contains(property.Name)) Named(property, json, names);
        }
    }

    static void Named(JsonProperty property, Utf8JsonWriter json, Func<string, string?> names)
    {
        json.WritePropertyName(property.Name);
        var isReference = property.NameEquals("reference"u8) && property.Value.ValueKind == JsonValueKind.String;
        if (isReference && names(property.Value.GetString() ?? "") is { } name) json.WriteStringValue(name);
        else Value(property.Value, json, names);
    }

    static void Value(JsonElement value, Utf8JsonWriter json, Func<string, string?> names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject()) Named(property, json, names);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Value(item, json, names);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
