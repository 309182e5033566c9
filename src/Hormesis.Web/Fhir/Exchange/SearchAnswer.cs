using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Search;
using Hormesis.Web.Http;

namespace Hormesis.Web.Fhir.Exchange;

/// <summary>A page of a search as a Bundle, with links to itself and to the next.</summary>
static class SearchAnswer
{
    public static ReadOnlyMemory<byte> Write(SearchPage page, SearchQuery query, string root)
    {
        ArrayBufferWriter<byte> bytes = new(1024 + page.Found.Sum(s => s.Utf8.Length + 128));
        using Utf8JsonWriter json = new(bytes, OperationOutcome.Json);
        Start(json, page.Total);
        json.WriteStartArray("link"u8);
        var self = $"{root}/{query.Kind.Type}{(query.Used.Length > 0 ? "?" : "")}{query.Used}";
        Link(json, "self", self);
        if (page.Next is { } next) Link(json, "next", $"{self}{(query.Used.Length > 0 ? '&' : '?')}_page={Text(next)}");
        json.WriteEndArray();
        if (page.Found.Count + query.Ignored.Count > 0)
        {
            json.WriteStartArray("entry"u8);
            foreach (var stored in page.Found) Entry(json, stored, root, "match");
            if (query.Ignored.Count > 0) Ignored(json, query.Ignored);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    /// <summary>All of them on one page: the first is what was asked for, the others belong to it.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Stored> record, string self, string root)
    {
        ArrayBufferWriter<byte> bytes = new(1024 + record.Sum(s => s.Utf8.Length + 128));
        using Utf8JsonWriter json = new(bytes, OperationOutcome.Json);
        Start(json, record.Count);
        json.WriteStartArray("link"u8);
        Link(json, "self", self);
        json.WriteEndArray();
        json.WriteStartArray("entry"u8);
        foreach (var stored in record) Entry(json, stored, root, "match");
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    static void Start(Utf8JsonWriter json, int total)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "searchset"u8);
        json.WriteNumber("total"u8, total);
    }

    static void Link(Utf8JsonWriter json, string relation, string url)
    {
        json.WriteStartObject();
        json.WriteString("relation"u8, relation);
        json.WriteString("url"u8, url);
        json.WriteEndObject();
    }

    static void Entry(Utf8JsonWriter json, Stored stored, string root, string mode)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl"u8, $"{root}/{stored.Reference}");
        json.WritePropertyName("resource"u8);
        json.WriteRawValue(stored.Utf8.Span, skipInputValidation: true);
        Mode(json, mode);
        json.WriteEndObject();
    }

    static void Ignored(Utf8JsonWriter json, IReadOnlyList<string> ignored)
    {
        json.WriteStartObject();
        json.WritePropertyName("resource"u8);
        OperationOutcome.Write(
            json, "warning", IssueCode.NotSupported,
            $"left out, for there is no such parameter here: {string.Join(", ", ignored)}", "");
        Mode(json, "outcome");
        json.WriteEndObject();
    }

    static void Mode(Utf8JsonWriter json, string mode)
    {
        json.WriteStartObject("search"u8);
        json.WriteString("mode"u8, mode);
        json.WriteEndObject();
    }

    static string Text(Cursor cursor) => string.Create(CultureInfo.InvariantCulture, $"{cursor.Key}.{cursor.Slot}");
}
