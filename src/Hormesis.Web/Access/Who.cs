using System.Net;
using System.Security.Claims;
using Hormesis.Store;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Access;

/// <summary>Who asks: the account that is signed in, with what it is, or nobody.</summary>
public sealed class Who
{
    /// <summary>The claims that a session carries beside Identity's own.</summary>
    public const string FullNameClaim = "full-name", LanguageClaim = "language", SessionClaim = "session", UnfinishedClaim = "unfinished";

    // What proxies say of whom they ask for.
    static readonly string[] OfProxies =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    readonly ClaimsPrincipal principal;
    readonly HttpContext http;

    Who(HttpContext http)
    {
        this.http = http;
        principal = http.User;
    }

    public static Who Of(HttpContext http) => new(http);

    public bool IsSignedIn => principal.Identity?.IsAuthenticated == true;

    /// <summary>Of the account; null for nobody.</summary>
    public Guid? Id => Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>As it stands under a signature.</summary>
    public string FullName => principal.FindFirstValue(FullNameClaim) ?? "";
    public string UserName => principal.Identity?.Name ?? "";
    public string? Language => principal.FindFirstValue(LanguageClaim) is { Length: > 0 } language ? language : null;

    /// <summary>True while a password is to be changed or a second factor to be set up or used: no role counts until then.</summary>
    public bool IsUnfinished => Unfinished is not null;

    public IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(Is);

    public bool Is(Role role) => !IsUnfinished && principal.IsInRole(role.ToString());

    /// <summary>Where the request came from, as the audit writes it.</summary>
    public string Origin => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>As the audit and the store's writer want it; nobody is nobody.</summary>
    public Actor Actor => IsSignedIn ? new(Id, FullName, Origin) : new(null, "nobody", Origin);

    /// <summary>The id of this session, for the list of one's own.</summary>
    public string? Session => principal.FindFirstValue(SessionClaim);

    /// <summary>What is still to be done before any role counts: password, code, or nothing (null).</summary>
    public string? Unfinished => principal.FindFirstValue(UnfinishedClaim);

    /// <summary>True for a program on the computer that the server runs on, and not through a proxy.</summary>
    public bool IsAtConsole => http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !OfProxies.Any(http.Request.Headers.ContainsKey);
}
