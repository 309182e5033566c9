using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Cds;

/// <summary>CDS Hooks 2.0: the verdict of the same rules as the command line's screen, on cards.</summary>
sealed class CdsApi(Repository repository, ServerOptions options)
{
    public const string Discovery = "/cds-services";

    const string PatientView = "patient-view", OrderSelect = "order-select";

    static readonly ServiceDocument[] Services =
    [
        Service(PatientView, "hormesis-patient-view", "Shows whether ozone therapy is contraindicated for this patient, with sources."),
        Service(
            OrderSelect, "hormesis-order-select",
            "Shows the same when an ozone therapy is being ordered; says nothing of other orders."),
    ];

    readonly KeptVerdicts verdicts = new(repository, options);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Discovery, http => Answer(http, new ServicesDocument(Services), CdsDocuments.Readable.ServicesDocument));
        routes.MapPost("/cds-services/{id}", Ask);
        routes.MapPost("/cds-services/{id}/feedback", TakeFeedback);
    }

    async Task Ask(HttpContext http)
    {
        var service = ServiceOf(http);
        using var body = await Body.Json(http, options.Limits.BundleBytes);
        var call = CdsCall.Read(body.Root, service.Hook);
        var orders = service.Hook == OrderSelect ? Orders.Selected(call.Context) : [];
        var isAsked = service.Hook == PatientView || orders.Count > 0;
        CardDocument[] cards = isAsked ? [CardOf(call, orders, $"{http.Request.Scheme}://{http.Request.Host}")] : [];
        await Answer(http, new CardsDocument(cards), CdsDocuments.Readable.CardsDocument);
    }

    CardDocument CardOf(CdsCall call, IReadOnlyList<string> orders, string root)
    {
        var verdict = Prefetch.Read(call, out var lacking) is { } sent ? verdicts.Of(sent) : verdicts.Of(call.Patient);
        if (verdict is not null) return Cards.Of(verdict, call, string.Join(", ", orders), orders.Count > 0, root);
        throw new Refusal(
            412, IssueCode.Incomplete,
            $"{lacking}, and the patient is not kept here; this server fetches nothing itself: send the whole record in prefetch");
    }

    async Task TakeFeedback(HttpContext http)
    {
        _ = ServiceOf(http);
        using var body = await Body.Json(http, options.Limits.ResourceBytes);
        Feedback.Check(body.Root);
        http.Response.StatusCode = StatusCodes.Status200OK;
    }

    static ServiceDocument ServiceOf(HttpContext http)
    {
        var id = (string?)http.GetRouteValue("id") ?? "";
        return Services.FirstOrDefault(s => s.Id == id) ?? throw new Refusal(
            404, IssueCode.NotFound, $"there is no service {Model.Input.Shown.Quoted(id)}; GET {Discovery} lists them");
    }

    static Task Answer<T>(HttpContext http, T document, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(document, type);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, 0, body.Length, http.RequestAborted);
    }

    static ServiceDocument Service(string hook, string id, string description) => new(
        hook, "Hormesis: contraindications of ozone therapy", description, id, Prefetch.Templates,
        "The whole record comes in prefetch, or the patient is kept by this server: nothing is fetched. "
        + "Research software, not for treatment.");
}
