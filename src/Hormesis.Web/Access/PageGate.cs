using Hormesis.Store;
using Hormesis.Web.Pages.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hormesis.Web.Access;

/// <summary>
/// Stands before every page: which names the server answers to, what a browser may do with a page, and that whatever goes wrong
/// behind it leaves as a page in plain words that tells nothing of the inside.
/// </summary>
sealed partial class PageGate(Uri? publicOrigin, ILogger log)
{
    // No script and no style but our own files, nothing from elsewhere, nobody's frame.
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    const string Features = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=()";

    public async Task Pass(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(PutHeaders, http);
        try
        {
            if (!IsOurs(http.Request.Host))
            {
                http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return;
            }
            await next(http);
            var isBare = http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null };
            if (isBare) await Show(http, http.Response.StatusCode);
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

    bool IsOurs(HostString host) => Listening.IsOurs(host) || (publicOrigin is not null && host.Value == publicOrigin.Authority);

    Task PutHeaders(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        // A page that stands for itself, to be printed, has a stricter one of its own.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Features;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.Remove("blazor-enhanced-nav");
        headers.Remove("Pragma");
        if (!headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal)) headers.CacheControl = "no-store";
        if (publicOrigin is not null) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }

    Task Refuse(HttpContext http, Exception failed)
    {
        if (failed is not (BadHttpRequestException or TooManyAtOnceException))
            LogFault(log, http.Request.Method, failed.GetType().Name, failed.StackTrace ?? "");
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }
        return failed switch
        {
            TooManyAtOnceException => Show(http, StatusCodes.Status503ServiceUnavailable, "busy"),
            StoreRefusal => Show(http, StatusCodes.Status503ServiceUnavailable),
            BadHttpRequestException bad => Show(http, bad.StatusCode),
            _ => Show(http, StatusCodes.Status500InternalServerError),
        };
    }

    // A page may have begun in this request already: the one that tells of the error needs services of its own.
    static async Task Show(HttpContext http, int status, string? why = null)
    {
        var before = http.RequestServices;
        await using var scope = before.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        http.Response.Clear();
        http.Response.StatusCode = status;
        Dictionary<string, object?> told = new() { [nameof(ErrorPage.Status)] = status, [nameof(ErrorPage.Why)] = why };
        var page = new RazorComponentResult<ErrorPage>(told) { StatusCode = status };
        await page.ExecuteAsync(http);
        http.RequestServices = before;
    }

    // Without the exception's message: it may hold what a patient's record says.
    [LoggerMessage(LogLevel.Error, "Fault in {Method}: {Kind}\n{Stack}", EventName = "page-fault")]
    static partial void LogFault(ILogger log, string method, string kind, string stack);
}
