using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Hormesis.Web.Http;

/// <summary>What bodies are written in: FHIR JSON in UTF-8, both ways.</summary>
static class Media
{
    public const string FhirJson = "application/fhir+json; charset=utf-8";
    public const string Form = "application/x-www-form-urlencoded";

    const string Remedy = "send application/fhir+json or application/json in UTF-8, not compressed";

    static readonly string[] Read = ["application/fhir+json", "application/json", "text/json", "application/json+fhir"];

    /// <exception cref="Refusal">415: the body is something else.</exception>
    public static void CheckBody(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity") throw NotRead("a compressed body");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) throw NotRead("a body without a Content-Type");
        if (!Read.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)) throw NotRead($"{type.MediaType}");
        var isUtf8 = !type.Charset.HasValue || string.Equals(type.Charset.Value?.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase);
        if (!isUtf8) throw NotRead($"charset {type.Charset}");
    }

    /// <exception cref="Refusal">406: the client takes no JSON.</exception>
    public static void CheckAccept(HttpRequest request)
    {
        if (request.Query["_format"] is [{ Length: > 0 } format])
        {
            // A plus that the URL turned into a space is turned back.
            if (format is "json" || Read.Contains(format.Replace(' ', '+').Split(';')[0])) return;
            throw NotGiven(format);
        }
        if (request.Headers.Accept.Count == 0) return;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)) return;
        var takes = types.Any(t => t.Quality is not 0
            && (t.MatchesAllTypes || Read.Contains(t.MediaType.Value, StringComparer.OrdinalIgnoreCase)
                || (t.MatchesAllSubTypes && t.Type == "application")));
        if (!takes) throw NotGiven($"{request.Headers.Accept}");
    }

    static Refusal NotRead(string what) => new(415, IssueCode.NotSupported, $"{Model.Input.Shown.Cut(what)} is not read; {Remedy}");

    static Refusal NotGiven(string what) =>
        new(406, IssueCode.NotSupported, $"{Model.Input.Shown.Cut(what)} is not given; accept application/fhir+json");
}
