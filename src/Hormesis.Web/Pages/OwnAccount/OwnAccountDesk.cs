using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Pages.OwnAccount;

/// <summary>One's own account as its page shows it.</summary>
/// <param name="Roles">As given, whether they count yet or not.</param>
public sealed record OwnAccountView(Account? Account, IReadOnlyList<Role> Roles)
{
    public static OwnAccountView None { get; } = new(null, []);

    public Guid Id => Account?.Id ?? Guid.Empty;
    public bool HasCode => Account?.TwoFactorEnabled == true;
}

/// <summary>What somebody may change of their own account. Anything that guards it asks for a proof first.</summary>
public sealed class OwnAccountDesk(ClinicStore store, UserManager<Account> users, Accounts accounts, OpenSessions sessions,
    Passkeys passkeys)
{
    public async Task<OwnAccountView> Look(Who who)
    {
        if (who.Id is not { } id || await users.FindByIdAsync(id.ToString()) is not { } account) return OwnAccountView.None;
        var roles = await users.GetRolesAsync(account);
        return new(account, [.. Enum.GetValues<Role>().Where(r => roles.Contains(r.ToString()))]);
    }

    /// <param name="language">Empty for what the browser asks for.</param>
    public Task SetLanguage(Who who, string language) => store.Write(who.Actor, c =>
    {
        if (c.Users.Find(who.Id) is { } account && (language.Length == 0 || WordBook.Has(language)))
            account.Language = language.Length == 0 ? null : language;
    });

    /// <summary>The session begins anew, with another id, and all others end.</summary>
    /// <exception cref="AccountException">The new one is too weak.</exception>
    public async Task ChangePassword(HttpContext http, Account account, string password)
    {
        var who = Who.Of(http);
        await accounts.ChangePassword(who.Actor, account, password);
        var by = sessions.Of(account.Id).FirstOrDefault(s => s.Id == who.Session)?.By ?? SignedInBy.Password;
        await sessions.CloseOthers(who.Actor, account.Id, except: null);
        await sessions.Open(http, account, by);
    }

    /// <summary>
    /// An account that has a passkey and no code, opened by password alone, gets no further factor: whoever only knows the password
    /// would make one.
    /// </summary>
    public async Task<bool> MayAddFactor(Who who, Account account) =>
        who.Unfinished != "code" || (!account.TwoFactorEnabled && (await passkeys.Of(account)).Count == 0);

    public async Task<bool> AddPasskey(HttpContext http, string credential, string name)
    {
        var who = Who.Of(http);
        if ((await Look(who)).Account is not { } account || !await MayAddFactor(who, account)) return false;
        if (!await passkeys.Add(account, credential, name.Trim())) return false;
        if (who.IsUnfinished) await sessions.Open(http, account, SignedInBy.Passkey);
        return true;
    }
}
