using Hormesis.Web.Cds;
using Hormesis.Web.Fhir.Exchange;
using Hormesis.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hormesis.Web.Access;

/// <summary>
/// Stands before every route: who may come in, and that whatever goes wrong behind it leaves as an OperationOutcome that tells
/// nothing of the inside.
/// </summary>
sealed partial class Gate(BearerToken token, ILogger log)
{
    public async Task Pass(HttpContext http, RequestDelegate next)
    {
        try
        {
            CheckHost(http);
            CheckToken(http);
            if (http.Request.Path.StartsWithSegments(FhirApi.Root, StringComparison.Ordinal)) Media.CheckAccept(http.Request);
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400 }) await OperationOutcome.Write(http, OfRouting(http));
        }
        catch (Exception failed) when (!http.RequestAborted.IsCancellationRequested)
        {
            await Refuse(http, failed);
        }
        catch (OperationCanceledException)
        {
            // the client has gone; nobody is left to answer
        }
    }

    static void CheckHost(HttpContext http)
    {
        if (!Listening.IsOurs(http.Request.Host))
            throw new Refusal(421, IssueCode.Security, "this server answers to localhost, 127.0.0.1 and [::1] alone");
    }

    void CheckToken(HttpContext http)
    {
        var isOpen = HttpMethods.IsGet(http.Request.Method) && http.Request.Path.Value is FhirApi.Metadata or CdsApi.Discovery;
        if (isOpen || token.IsBroughtBy(http.Request)) return;
        http.Response.Headers.WWWAuthenticate = "Bearer realm=\"hormesis\"";
        throw new Refusal(401, IssueCode.Login, "send Authorization: Bearer with the token that the server was started with");
    }

    Task Refuse(HttpContext http, Exception failed)
    {
        var refusal = failed switch
        {
            Refusal known => known,
            BadHttpRequestException { StatusCode: 413 } => new(413, IssueCode.TooLong, "the body is too large; send less at once"),
            BadHttpRequestException { StatusCode: 408 } => new(408, IssueCode.Throttled, "the body came too slowly; send it again"),
            BadHttpRequestException bad => new(bad.StatusCode, IssueCode.Structure, "the request is not well-formed HTTP"),
            _ => Ours(http, failed),
        };
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }
        return OperationOutcome.Write(http, refusal);
    }

    Refusal Ours(HttpContext http, Exception failed)
    {
        LogFault(log, http.Request.Method, failed.GetType().Name, failed.StackTrace ?? "");
        return new(500, IssueCode.Exception, "a fault of the server itself; what it was stands in its log");
    }

    static Refusal OfRouting(HttpContext http) => http.Response.StatusCode switch
    {
        404 => new(404, IssueCode.NotFound, "there is nothing at this address; see /fhir/metadata and /cds-services"),
        405 => new(405, IssueCode.NotSupported, $"{http.Request.Method} is not supported here; nothing is deleted or patched"),
        415 => new(415, IssueCode.NotSupported, "this body is not read"),
        var other => new(other, IssueCode.Processing, "the request was not carried out"),
    };

    // Without the exception's message: it may hold what a patient's record says.
    [LoggerMessage(LogLevel.Error, "Fault in {Method}: {Kind}\n{Stack}", EventName = "fault")]
    static partial void LogFault(ILogger log, string method, string kind, string stack);
}
