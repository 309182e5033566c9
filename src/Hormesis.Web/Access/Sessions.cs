using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Web.Access;

/// <summary>
/// The sessions that are open, kept in the store beside the account: every sign-in makes a new one, and what is not there any more is
/// no session, whatever cookie is brought. Roles are read afresh at each request.
/// </summary>
sealed class Sessions(ClinicContext store, ApplicationOptions options, TimeProvider time)
{
    const string Provider = "session";
    const int SessionsMaximum = 16, IdBytes = 16;

    static readonly string[] NeedSecondFactor = [nameof(Role.Physician), nameof(Role.Administrator), nameof(Role.Biomed)];

    /// <summary>Opens a session for somebody who has proved who they are, and gives the browser its cookie.</summary>
    public async Task Open(HttpContext http, Account account)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var now = time.GetUtcNow();
        var old = await store.UserTokens.Where(t => t.UserId == account.Id && t.LoginProvider == Provider).ToListAsync(http.RequestAborted);
        var live = old.Where(t => now - StartOf(t) < options.Access.Longest).OrderByDescending(StartOf).Take(SessionsMaximum - 1).ToHashSet();
        store.UserTokens.RemoveRange(old.Where(t => !live.Contains(t)));
        store.UserTokens.Add(new() { UserId = account.Id, LoginProvider = Provider, Name = id, Value = now.ToString("O") });
        await store.SaveChangesAsync(http.RequestAborted);
        var principal = await PrincipalOf(account, id, http.RequestAborted);
        await http.SignInAsync(
            IdentityConstants.ApplicationScheme, principal, new() { IsPersistent = false, IssuedUtc = now, AllowRefresh = true });
        http.User = principal;
    }

    public async Task Close(HttpContext http)
    {
        var who = Who.Of(http);
        var session = http.User.FindFirstValue(Who.SessionClaim);
        if (await Find(who.Id, session, http.RequestAborted) is { } token)
        {
            store.UserTokens.Remove(token);
            await store.SaveChangesAsync(http.RequestAborted);
        }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>At each request with a cookie: whether the session is still one, and what the account may now do.</summary>
    public async Task Check(CookieValidatePrincipalContext context)
    {
        var stop = context.HttpContext.RequestAborted;
        var id = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var parsed) ? parsed : (Guid?)null;
        var token = await Find(id, context.Principal?.FindFirstValue(Who.SessionClaim), stop);
        var account = token is null ? null : await store.Users.FindAsync([token.UserId], stop);
        var isOpen = token is not null && account is { IsActive: true } && time.GetUtcNow() - StartOf(token) < options.Access.Longest;
        if (isOpen) context.ReplacePrincipal(await PrincipalOf(account!, token!.Name, stop));
        else context.RejectPrincipal();
    }

    Task<IdentityUserToken<Guid>?> Find(Guid? account, string? session, CancellationToken stop) => account is null || session is null
        ? Task.FromResult<IdentityUserToken<Guid>?>(null)
        : store.UserTokens.FirstOrDefaultAsync(t => t.UserId == account && t.LoginProvider == Provider && t.Name == session, stop);

    async Task<ClaimsPrincipal> PrincipalOf(Account account, string session, CancellationToken stop)
    {
        var roles = await store.UserRoles.Where(r => r.UserId == account.Id)
            .Join(store.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name).ToListAsync(stop);
        ClaimsIdentity identity = new(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaims(
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.UserName ?? ""),
            new(Who.FullNameClaim, account.FullName), new(Who.LanguageClaim, account.Language ?? ""), new(Who.SessionClaim, session),
        ]);
        identity.AddClaims(roles.Select(r => new Claim(ClaimTypes.Role, r ?? "")));
        if (!account.TwoFactorEnabled && roles.Any(r => NeedSecondFactor.Contains(r ?? ""))) identity.AddClaim(new(Who.UnfinishedClaim, "1"));
        return new(identity);
    }

    static DateTimeOffset StartOf(IdentityUserToken<Guid> token) =>
        DateTimeOffset.TryParseExact(token.Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : DateTimeOffset.MinValue;
}
