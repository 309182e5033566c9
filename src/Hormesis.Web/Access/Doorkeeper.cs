using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hormesis.Web.Access;

/// <summary>
/// Lets a request to an endpoint as its row of the route table says, and nothing without one. A request that changes something must
/// come from a page of ours: its origin says so, and the antiforgery token that the page held.
/// </summary>
sealed class Doorkeeper(RouteTable table, IAntiforgery antiforgery, Uri? publicOrigin)
{
    public async Task Pass(HttpContext http, RequestDelegate next)
    {
        var endpoint = http.GetEndpoint();
        var row = endpoint is null ? null : table.Find(endpoint, http.Request.Method);
        if (row is { IsForToken: true })
        {
            await next(http);
            return;
        }
        var status = row is null ? Missing(http, endpoint) : Answer(http, row);
        if (status == StatusCodes.Status200OK && IsChange(http.Request.Method)) status = await Checked(http, row!);
        if (status == StatusCodes.Status200OK) await next(http);
        else if (status == StatusCodes.Status403Forbidden && IsForPeople(http) && Who.Of(http).IsUnfinished)
            http.Response.Redirect("/account");
        else if (status == StatusCodes.Status401Unauthorized && IsForPeople(http)) http.Response.Redirect(SignIn(http));
        else http.Response.StatusCode = status;
    }

    // The framework answers 405 with an endpoint of its own, which has no row.
    static int Missing(HttpContext http, Endpoint? endpoint) =>
        endpoint is null ? StatusCodes.Status404NotFound
        : http.Response.StatusCode >= 400 ? http.Response.StatusCode
        : StatusCodes.Status405MethodNotAllowed;

    static int Answer(HttpContext http, RouteRow row)
    {
        var who = Who.Of(http);
        return row.Admits(who) ? StatusCodes.Status200OK
            : who.IsSignedIn ? StatusCodes.Status403Forbidden
            : StatusCodes.Status401Unauthorized;
    }

    async Task<int> Checked(HttpContext http, RouteRow row)
    {
        if (!IsFromHere(http.Request)) return StatusCodes.Status403Forbidden;
        var limit = row.BodyKiB * 1024L;
        if (http.Request.ContentLength > limit) return StatusCodes.Status413PayloadTooLarge;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        try
        {
            return await antiforgery.IsRequestValidAsync(http) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        }
        catch (AntiforgeryValidationException unread) // no form, or more of one than is read
        {
            return unread.InnerException is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
        }
    }

    // Browsers say where a form comes from; what says nothing is no browser's form.
    bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin")) return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 ? site.Length > 0 : origin == OriginOf(request, publicOrigin);
    }

    /// <summary>What a browser calls this server.</summary>
    public static string OriginOf(HttpRequest request, Uri? publicOrigin) =>
        publicOrigin is not null && request.Host.Value == publicOrigin.Authority
        ? publicOrigin.GetLeftPart(UriPartial.Authority)
        : $"{request.Scheme}://{request.Host.Value}";

    static bool IsChange(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);

    static bool IsForPeople(HttpContext http) => HttpMethods.IsGet(http.Request.Method)
        && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !http.Request.Headers.Accept.ToString().StartsWith("text/event-stream", StringComparison.Ordinal);

    static string SignIn(HttpContext http) =>
        "/sign-in?back=" + Uri.EscapeDataString(LocalPath.Of(http.Request.Path.Value + http.Request.QueryString.Value));
}
