using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Http;

namespace Hormesis.Web.Fhir.Exchange;

/// <summary>The CapabilityStatement, made from the same table as the routes and the indexes.</summary>
static class Capability
{
    const string Research = "Research software, not for treatment.", Nothing = "Nothing is deleted.";
    const string InMemory = $"{Research} Resources are kept in memory and are gone when the server stops. {Nothing}";
    const string InStore = $"{Research} Every version of a resource is kept in the clinic's store. {Nothing}";

    static readonly string Version = typeof(Capability).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static ReadOnlyMemory<byte> Write(string root, DateTimeOffset since, bool lasts)
    {
        ArrayBufferWriter<byte> bytes = new(16_384);
        using Utf8JsonWriter json = new(bytes, OperationOutcome.Json);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "CapabilityStatement"u8);
        json.WriteString("status"u8, "active"u8);
        json.WriteString("date"u8, since.UtcDateTime.ToString(Rewriting.InstantForm, CultureInfo.InvariantCulture));
        json.WriteString("kind"u8, "instance"u8);
        Object(json, "software", ("name", "Hormesis"), ("version", Version));
        Object(json, "implementation", ("description", lasts ? InStore : InMemory), ("url", root));
        json.WriteString("fhirVersion"u8, "4.0.1"u8);
        List(json, "format", ["application/fhir+json", "json"]);
        json.WriteStartArray("rest"u8);
        json.WriteStartObject();
        json.WriteString("mode"u8, "server"u8);
        Object(json, "security", ("description", "Authorization: Bearer with the token of the server's configuration; loopback only"));
        json.WriteStartArray("resource"u8);
        foreach (var kind in ResourceKind.All) Resource(json, kind);
        json.WriteEndArray();
        Codes(json, "interaction", ["transaction", "batch"]);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    static void Resource(Utf8JsonWriter json, ResourceKind kind)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, kind.Type);
        Codes(
            json, "interaction",
            kind.IsReadOnly ? ["read", "vread", "search-type"] : ["read", "vread", "search-type", "create", "update"]);
        json.WriteString("versioning"u8, kind.IsReadOnly ? "versioned"u8 : "versioned-update"u8);
        json.WriteBoolean("readHistory"u8, false);
        json.WriteBoolean("updateCreate"u8, !kind.IsReadOnly);
        json.WriteBoolean("conditionalCreate"u8, !kind.IsReadOnly);
        json.WriteString("conditionalRead"u8, "not-match"u8);
        json.WriteBoolean("conditionalUpdate"u8, false);
        json.WriteString("conditionalDelete"u8, "not-supported"u8);
        json.WriteStartArray("searchParam"u8);
        foreach (var parameter in kind.Parameters) Object(json, null, ("name", parameter.Name), ("type", parameter.TypeInFhir));
        json.WriteEndArray();
        if (kind.Type == "Patient")
        {
            json.WriteStartArray("operation"u8);
            Object(json, null, ("name", "everything"), ("definition", "http://hl7.org/fhir/OperationDefinition/Patient-everything"));
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Codes(Utf8JsonWriter json, string name, string[] codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes) Object(json, null, ("code", code));
        json.WriteEndArray();
    }

    static void Object(Utf8JsonWriter json, string? name, params (string Name, string Value)[] members)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        foreach (var (member, value) in members) json.WriteString(member, value);
        json.WriteEndObject();
    }

    static void List(Utf8JsonWriter json, string name, string[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
