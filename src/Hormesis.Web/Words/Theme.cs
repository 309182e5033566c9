using Microsoft.AspNetCore.Http;

namespace Hormesis.Web;

/// <summary>Light, dark, or as the browser's own setting has it.</summary>
static class Theme
{
    public const string Cookie = "hormesis-theme", Auto = "auto", Light = "light", Dark = "dark";

    public static IReadOnlyList<string> All { get; } = [Auto, Light, Dark];

    public static string Of(HttpContext? http) => http?.Request.Cookies[Cookie] is Light or Dark ? http.Request.Cookies[Cookie]! : Auto;
}
