using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Web.Access;

/// <summary>How somebody proved who they are at sign-in.</summary>
public enum SignedInBy
{
    Password,

    /// <summary>Password and a code.</summary>
    Code,
    Passkey,
}

/// <summary>A session that is open.</summary>
public sealed record OpenSession(string Id, DateTimeOffset Since, SignedInBy By);

/// <summary>
/// The sessions that are open, kept in the store beside the account: every sign-in makes a new one, and what is not there any more is
/// no session, whatever cookie is brought. Roles are read afresh at each request.
/// </summary>
public sealed class OpenSessions(ClinicStore store, ApplicationOptions options, TimeProvider time)
{
    const int SessionsMaximum = 16, IdBytes = 16;

    static readonly string[] NeedSecondFactor = [nameof(Role.Physician), nameof(Role.Administrator), nameof(Role.Biomed)];

    /// <summary>
    /// Opens a session for somebody who has proved who they are, ends the one this browser had, whosever it was, and gives it the new
    /// cookie.
    /// </summary>
    public async Task Open(HttpContext http, Account account, SignedInBy by)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var now = time.GetUtcNow();
        var (before, whose) = (http.User.FindFirstValue(Who.SessionClaim), Who.Of(http).Id);
        Actor actor = new(account.Id, account.FullName, Who.Of(http).Origin);
        await store.Write(actor, c =>
        {
            var old = c.TokensOf(account.Id, Tokens.Session).AsTracking().ToList();
            var live = old.Where(t => t.Name != before && IsLive(t, now))
                .OrderByDescending(t => Read(t).Since).Take(SessionsMaximum - 1).ToHashSet();
            c.UserTokens.RemoveRange(old.Where(t => !live.Contains(t)));
            if (before is not null && whose is { } somebody && somebody != account.Id) c.DropToken(somebody, Tokens.Session, before);
            c.SetToken(account.Id, Tokens.Session, id, $"{now:O} {by}");
        }, http.RequestAborted);
        await store.Note(actor, "signed-in", nameof(Account), account.Id.ToString(), null, by.ToString(), http.RequestAborted);
        using var reading = store.Read();
        var principal = PrincipalOf(reading, account, new(id, now, by));
        await http.SignInAsync(
            IdentityConstants.ApplicationScheme, principal, new() { IsPersistent = false, IssuedUtc = now, AllowRefresh = true });
        http.User = principal;
    }

    public async Task Close(HttpContext http)
    {
        if (Who.Of(http) is { Id: { } account } who && http.User.FindFirstValue(Who.SessionClaim) is { } session)
        {
            await store.Write(who.Actor, c => c.DropToken(account, Tokens.Session, session), http.RequestAborted);
            await store.Note(who.Actor, "signed-out", nameof(Account), account.ToString(), null, null, http.RequestAborted);
        }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Ends all sessions of an account but this one.</summary>
    public Task CloseOthers(Actor actor, Guid account, string? except) => store.Write(actor, c =>
        c.UserTokens.RemoveRange(c.TokensOf(account, Tokens.Session).AsTracking().Where(t => t.Name != except).ToList()));

    public IReadOnlyList<OpenSession> Of(Guid account)
    {
        using var context = store.Read();
        var now = time.GetUtcNow();
        var tokens = context.TokensOf(account, Tokens.Session).AsEnumerable();
        return [.. tokens.Where(t => IsLive(t, now)).Select(Read).OrderByDescending(s => s.Since)];
    }

    /// <summary>Waits until somebody's session is none any more: for an answer that lasts, which asks only once who they are.</summary>
    internal async Task UntilOver(Who who, CancellationToken stop)
    {
        try
        {
            using PeriodicTimer timer = new(options.Access.LooksAgain, time);
            while (await timer.WaitForNextTickAsync(stop))
                if (!IsOpen(who)) return;
        }
        catch (OperationCanceledException)
        {
            // whoever watched has gone
        }
    }

    bool IsOpen(Who who)
    {
        using var reading = store.Read();
        var (account, session) = (who.Id, who.Session);
        return reading.UserTokens.FirstOrDefault(t => t.UserId == account && t.LoginProvider == Tokens.Session && t.Name == session)
            is { } token && IsLive(token, time.GetUtcNow()) && reading.Users.Any(u => u.Id == account && u.IsActive);
    }

    /// <summary>At each request with a cookie: whether the session is still one, and what the account may now do.</summary>
    internal Task Check(CookieValidatePrincipalContext context)
    {
        using var reading = store.Read();
        var id = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var parsed) ? parsed : Guid.Empty;
        var name = context.Principal?.FindFirstValue(Who.SessionClaim) ?? "";
        var token = reading.TokensOf(id, Tokens.Session).FirstOrDefault(t => t.Name == name);
        var account = token is null ? null : reading.Users.FirstOrDefault(u => u.Id == id);
        if (token is not null && account is { IsActive: true } && IsLive(token, time.GetUtcNow()))
            context.ReplacePrincipal(PrincipalOf(reading, account, Read(token)));
        else context.RejectPrincipal();
        return Task.CompletedTask;
    }

    static ClaimsPrincipal PrincipalOf(ClinicContext reading, Account account, OpenSession session)
    {
        var roles = reading.UserRoles.Where(r => r.UserId == account.Id)
            .Join(reading.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name ?? "").ToList();
        ClaimsIdentity identity = new(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaims(
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.UserName ?? ""),
            new(Who.FullNameClaim, account.FullName), new(Who.LanguageClaim, account.Language ?? ""),
            new(Who.SessionClaim, session.Id),
        ]);
        identity.AddClaims(roles.Select(r => new Claim(ClaimTypes.Role, r)));
        if (reading.TokenOf(account.Id, Tokens.Password, Tokens.Temporary) is not null)
            identity.AddClaim(new(Who.UnfinishedClaim, "password"));
        else if (session.By == SignedInBy.Password && roles.Any(NeedSecondFactor.Contains))
            identity.AddClaim(new(Who.UnfinishedClaim, "code"));
        return new(identity);
    }

    bool IsLive(IdentityUserToken<Guid> token, DateTimeOffset now) => now - Read(token).Since < options.Access.Longest;

    static OpenSession Read(IdentityUserToken<Guid> token)
    {
        var parts = (token.Value ?? "").Split(' ');
        var isGood = parts.Length == 2 && Enum.TryParse<SignedInBy>(parts[1], out _);
        return isGood && DateTimeOffset.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
            ? new(token.Name, since, Enum.Parse<SignedInBy>(parts[1]))
            : new(token.Name, DateTimeOffset.MinValue, SignedInBy.Password);
    }
}
