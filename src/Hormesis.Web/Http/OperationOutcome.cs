using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Http;

/// <summary>Writes an OperationOutcome: the one form in which this server refuses anything.</summary>
static class OperationOutcome
{
    const int TextLengthMaximum = 1000;

    public static JsonWriterOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task Write(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        return Write(http, "error", refusal.Code, refusal.Message, refusal.Place);
    }

    public static async Task Write(HttpContext http, string severity, string code, string text, string place = "")
    {
        var body = Utf8(severity, code, text, place);
        http.Response.ContentType = Media.FhirJson;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    public static ReadOnlyMemory<byte> Utf8(string severity, string code, string text, string place)
    {
        ArrayBufferWriter<byte> body = new(512);
        using Utf8JsonWriter json = new(body, Json);
        Write(json, severity, code, text, place);
        json.Flush();
        return body.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, string severity, string code, string text, string place)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "OperationOutcome"u8);
        json.WriteStartArray("issue"u8);
        json.WriteStartObject();
        json.WriteString("severity"u8, severity);
        json.WriteString("code"u8, code);
        var whole = place.Length > 0 ? $"{place}: {text}" : text;
        json.WriteString("diagnostics"u8, whole.Length > TextLengthMaximum ? whole[..TextLengthMaximum] : whole);
        if (place.Length > 0 && !place.Contains(' ', StringComparison.Ordinal))
        {
            json.WriteStartArray("expression"u8);
            json.WriteStringValue(place);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
