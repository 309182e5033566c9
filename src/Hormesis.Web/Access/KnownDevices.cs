using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Access;

/// <summary>
/// Browsers with which an account was signed in to before, told by a cookie that nobody else can make. It lets nobody in.
/// </summary>
sealed class KnownDevices(IDataProtectionProvider protection, ApplicationOptions options)
{
    const int IdBytes = 12;
    static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    readonly IDataProtector protector = protection.CreateProtector("Hormesis.KnownDevice");

    public string? IdFor(HttpContext http, string account)
    {
        if (http.Request.Cookies[NameOf(account)] is not { Length: < 1024 } cookie) return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split('|');
            return parts.Length == 2 && parts[1] == account ? parts[0] : null;
        }
        catch (CryptographicException)
        {
            return null; // somebody made it up, or its key is gone: not known
        }
    }

    public void Remember(HttpContext http, string account)
    {
        var id = IdFor(http, account) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        http.Response.Cookies.Append(NameOf(account), protector.Protect($"{id}|{account}"), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = options.PublicOrigin is not null,
            MaxAge = Kept,
            Path = "/",
            IsEssential = true,
        });
    }

    // Of the account, so that people who share a computer do not push one another out; hashed, so that it names nobody.
    string NameOf(string account) => AccessServices.CookieName(
        "known-" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(account)))[..8], options);
}
