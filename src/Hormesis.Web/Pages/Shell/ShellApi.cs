using Hormesis.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Pages.Shell;

/// <summary>What every page's frame can send: language, light or dark, and the end of the session.</summary>
static class ShellApi
{
    static readonly TimeSpan ChoiceTime = TimeSpan.FromDays(365);

    public static void Map(IEndpointRouteBuilder routes, RouteTable table)
    {
        routes.MapGet("/", (Who who) => Results.LocalRedirect(Navigation.Home(who, table)));
        routes.MapPost("/appearance", Choose);
        routes.MapPost("/sign-out", Leave);
    }

    static async Task<IResult> Choose(HttpContext http, ApplicationOptions options)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (language, theme) = (form["language"].ToString(), form["theme"].ToString());
        if (WordBook.Has(language)) Keep(http, LanguageOf.Cookie, language, options);
        if (Theme.All.Contains(theme)) Keep(http, Theme.Cookie, theme, options);
        return Results.LocalRedirect(LocalPath.Of(form["back"]));
    }

    static async Task<IResult> Leave(HttpContext http, OpenSessions sessions)
    {
        await sessions.Close(http);
        return Results.LocalRedirect("/sign-in");
    }

    static void Keep(HttpContext http, string name, string value, ApplicationOptions options) =>
        http.Response.Cookies.Append(name, value, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = options.PublicOrigin is not null,
            MaxAge = ChoiceTime,
            Path = "/",
            IsEssential = true,
        });
}
