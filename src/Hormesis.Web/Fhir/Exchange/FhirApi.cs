using System.Globalization;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Fhir.Search;
using Hormesis.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Hormesis.Web.Fhir.Exchange;

/// <summary>
/// The routes below /fhir. Each reads the request, asks the repository and writes the answer; none decides anything else.
/// </summary>
sealed class FhirApi(Repository repository, WebLimits limits)
{
    public const string Root = "/fhir", Metadata = "/fhir/metadata";

    const int EverythingMaximum = 10_000, FormMaximum = 64 << 10;

    readonly Writer writer = new(repository);
    readonly DateTimeOffset since = repository.Now();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Metadata, http => Answer(http, 200, Capability.Write(RootOf(http), since, repository.Lasts)));
        routes.MapPost(Root, RunBundle);
        routes.MapGet("/fhir/{type}", http => Search(http, Pairs(http.Request.Query)));
        routes.MapPost("/fhir/{type}", Create);
        routes.MapPost("/fhir/{type}/_search", SearchByForm);
        routes.MapGet("/fhir/{type}/{id}", Read);
        routes.MapPut("/fhir/{type}/{id}", Update);
        routes.MapGet("/fhir/{type}/{id}/_history/{version}", ReadVersion);
        routes.MapGet("/fhir/Patient/{id}/$everything", Everything);
    }

    Task Read(HttpContext http)
    {
        var stored = StoredOf(http);
        if (!IsKnown(http, stored)) return Answer(http, 200, stored);
        Head(http, stored);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    Task ReadVersion(HttpContext http)
    {
        var stored = StoredOf(http);
        if (Part(http, "version") == stored.Version.ToString(CultureInfo.InvariantCulture)) return Answer(http, 200, stored);
        throw new Refusal(404, IssueCode.NotFound, $"only the present version is kept, which is {stored.ETag}");
    }

    Task Everything(HttpContext http)
    {
        var (_, record) = repository.RecordOf(Part(http, "id"));
        if (record.Count == 0) throw Refusal.NoSuchResource("Patient", Part(http, "id"));
        if (record.Count > EverythingMaximum)
            throw new Refusal(
                413, IssueCode.TooCostly, $"there are {record.Count} resources, more than {EverythingMaximum}; search by type");
        return Answer(http, 200, SearchAnswer.Write(record, $"{RootOf(http)}/Patient/{Part(http, "id")}/$everything", RootOf(http)));
    }

    Task Search(HttpContext http, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var query = QueryReader.Read(KindOf(http), parameters, Prefers(http, "handling=strict"));
        return Answer(http, 200, SearchAnswer.Write(repository.Find(query), query, RootOf(http)));
    }

    async Task SearchByForm(HttpContext http)
    {
        if (http.Request.ContentType?.Split(';')[0].Trim() is not Media.Form)
            throw new Refusal(415, IssueCode.NotSupported, $"a search by POST is sent as {Media.Form}");
        using var body = await Body.Bytes(http, FormMaximum);
        var form = System.Text.Encoding.UTF8.GetString(body.Utf8.Span);
        await Search(http, [.. Pairs(http.Request.Query), .. Pairs(QueryHelpers.ParseQuery(form))]);
    }

    async Task Create(HttpContext http)
    {
        var kind = KindOf(http);
        using var body = await Body.Json(http, limits.ResourceBytes);
        var condition = ConditionIn(http.Request.Headers["If-None-Exist"]);
        await Answer(http, writer.Create(body.Root, kind, condition));
    }

    async Task Update(HttpContext http)
    {
        var kind = KindOf(http);
        using var body = await Body.Json(http, limits.ResourceBytes);
        var condition = ConditionIn(http.Request.Headers.IfMatch);
        await Answer(http, writer.Update(body.Root, kind, Part(http, "id"), condition));
    }

    async Task RunBundle(HttpContext http)
    {
        using var body = await Body.Json(http, limits.BundleBytes);
        var bundle = FhirBundle.Read(body.Root);
        BundleRun run = new(repository, writer, RootOf(http));
        await Answer(http, 200, run.Write(run.Run(bundle), bundle.IsTransaction));
    }

    static Task Answer(HttpContext http, Written written)
    {
        var (stored, isNew) = written;
        if (isNew)
        {
            var version = stored.Version.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers.Location = $"{RootOf(http)}/{stored.Reference}/_history/{version}";
        }
        var status = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        if (!Prefers(http, "return=minimal")) return Answer(http, status, stored);
        Head(http, stored);
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static Task Answer(HttpContext http, int status, Stored stored)
    {
        Head(http, stored);
        return Answer(http, status, stored.Utf8);
    }

    static Task Answer(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = Media.FhirJson;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    static void Head(HttpContext http, Stored stored)
    {
        http.Response.Headers.ETag = stored.ETag;
        http.Response.Headers.LastModified = stored.Updated.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
    }

    // A header that is there but empty is a condition that cannot be met, not none.
    static string? ConditionIn(Microsoft.Extensions.Primitives.StringValues header) => header.Count > 0 ? header.ToString() : null;

    static bool IsKnown(HttpContext http, Stored stored) =>
        http.Request.Headers.IfNoneMatch.SelectMany(v => (v ?? "").Split(',')).Any(v => v.Trim() == stored.ETag || v.Trim() == "*");

    Stored StoredOf(HttpContext http)
    {
        var (kind, id) = (KindOf(http), Part(http, "id"));
        return repository.Find(kind, id) ?? throw Refusal.NoSuchResource(kind.Type, id);
    }

    static ResourceKind KindOf(HttpContext http) => ResourceKind.Find(Part(http, "type")) ?? throw Refusal.NoSuchType(Part(http, "type"));

    static string Part(HttpContext http, string name) => (string?)http.GetRouteValue(name) ?? "";

    static bool Prefers(HttpContext http, string what) =>
        http.Request.Headers["Prefer"].SelectMany(v => (v ?? "").Split([',', ';']))
            .Any(v => v.Trim().Replace("\"", "", StringComparison.Ordinal) == what);

    static string RootOf(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{Root}";

    static IEnumerable<KeyValuePair<string, string>> Pairs(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query) =>
        query.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")));
}
