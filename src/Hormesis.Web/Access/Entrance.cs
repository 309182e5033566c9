using System.Security.Claims;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>How an attempt to sign in ended.</summary>
public enum Entry
{
    Wrong,

    /// <summary>Too many attempts: nothing was looked at.</summary>
    Wait,

    /// <summary>Name and password are right; a code is asked for on the next page.</summary>
    Code,
    In,
}

/// <summary>An answer, with the seconds to wait.</summary>
public readonly record struct EntryAnswer(Entry Entry, int WaitSeconds = 0);

/// <summary>The way in: name and password, then a code where the account has one; or a passkey.</summary>
public sealed class Entrance
{
    const string PasskeyName = "passkey";

    readonly ClinicStore store;
    readonly UserManager<Account> users;
    readonly OpenSessions sessions;
    readonly SecondFactor second;
    readonly Guards guards;

    internal Entrance(ClinicStore store, UserManager<Account> users, OpenSessions sessions, SecondFactor second, Guards guards) =>
        (this.store, this.users, this.sessions, this.second, this.guards) = (store, users, sessions, second, guards);

    /// <summary>Unknown, inactive and wrong are one answer, and take the same time.</summary>
    public async Task<EntryAnswer> Enter(HttpContext http, string name, string password)
    {
        var attempt = AttemptOf(http, users.NormalizeName(name));
        if (attempt.Begin() is { } wait) return wait;
        var account = await users.FindByNameAsync(name);
        var isRight = await guards.Passwords.Is(account, password, http.RequestAborted);
        if (!isRight || account is not { IsActive: true }) return await Failed(http, account, "password");
        if (!account.TwoFactorEnabled) return await In(http, account, SignedInBy.Password, attempt);
        attempt.TakeBack();
        ClaimsIdentity pending = new([new(ClaimTypes.NameIdentifier, account.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme);
        await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new(pending));
        return new(Entry.Code);
    }

    /// <summary>The second step; wrong as well when there was no first in the last minutes.</summary>
    public async Task<EntryAnswer> EnterCode(HttpContext http, string code)
    {
        if (await Pending(http) is not { IsActive: true } account) return new(Entry.Wrong);
        var attempt = AttemptOf(http, users.NormalizeName(account.UserName));
        if (attempt.Begin() is { } wait) return wait;
        if (!await second.Use(new(account.Id, account.FullName, Who.Of(http).Origin), account.Id, code))
            return await Failed(http, account, "code");
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await In(http, account, SignedInBy.Code, attempt);
    }

    /// <summary>Whose password was right a moment ago.</summary>
    public async Task<Account?> Pending(HttpContext http)
    {
        var pending = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var id = pending.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        return id is null ? null : await users.FindByIdAsync(id);
    }

    /// <summary>A passkey that asked for finger, face or number is both factors in one.</summary>
    public async Task<EntryAnswer> EnterByPasskey(HttpContext http, Passkeys passkeys, string credential)
    {
        var attempt = AttemptOf(http, PasskeyName + Who.Of(http).Origin);
        if (attempt.Begin() is { } wait) return wait;
        var account = await passkeys.Prove(credential);
        if (account is not { IsActive: true }) return await Failed(http, account, "passkey");
        return await In(http, account, SignedInBy.Passkey, attempt);
    }

    async Task<EntryAnswer> In(HttpContext http, Account account, SignedInBy by, Attempt attempt)
    {
        attempt.Clear();
        guards.Devices.Remember(http, users.NormalizeName(account.UserName) ?? "");
        await sessions.Open(http, account, by);
        return new(Entry.In);
    }

    // The name is not noted when nobody has it: people type their password there.
    async Task<EntryAnswer> Failed(HttpContext http, Account? account, string what)
    {
        Actor actor = new(account?.Id, account?.FullName ?? "unknown", Who.Of(http).Origin);
        await store.Note(
            actor, "sign-in-failed", nameof(Account), account?.Id.ToString() ?? "unknown", null, what, http.RequestAborted);
        return new(Entry.Wrong);
    }

    Attempt AttemptOf(HttpContext http, string? name) =>
        new(guards.Throttle, name ?? "", Who.Of(http).Origin, guards.Devices.IdFor(http, name ?? ""));
}

/// <summary>What slows guessing down, for the whole process.</summary>
sealed record Guards(Throttle Throttle, KnownDevices Devices, PasswordCheck Passwords);

/// <summary>One attempt at an account from somewhere.</summary>
readonly record struct Attempt(Throttle Throttle, string Account, string Address, string? Device)
{
    /// <summary>Null when it may be tried.</summary>
    public EntryAnswer? Begin()
    {
        var wait = Throttle.Begin(Account, Address, Device);
        return wait > TimeSpan.Zero ? new(Entry.Wait, (int)Math.Ceiling(wait.TotalSeconds)) : null;
    }

    public void TakeBack() => Throttle.TakeBack(Account, Address, Device);

    public void Clear() => Throttle.Clear(Account, Address, Device);
}
