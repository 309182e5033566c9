using System.Text.Json;
using System.Text.Json.Serialization;
using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Access;

/// <summary>What of an account is to be changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>Made, and let in.</summary>
    Create,
    Roles,

    /// <summary>Let in again.</summary>
    Activate,

    /// <summary>A new password and second factor, for somebody who lost theirs.</summary>
    Reset,
}

/// <summary>A change that waits for another administrator.</summary>
/// <param name="Roles">As they are to be.</param>
public sealed record AccountChange(ChangeKind Kind, IReadOnlyList<Role> Roles, Guid By, string ByName, DateTimeOffset At);

/// <summary>The same with whom it is about.</summary>
public sealed record PendingChange(string Id, Account Account, AccountChange Change);

[JsonSerializable(typeof(AccountChange))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
sealed partial class ChangeJson : JsonSerializerContext;

/// <summary>
/// Changes to accounts that give somebody more than they had: proposed by one administrator and made by another. What takes away,
/// ends at once.
/// </summary>
public sealed class AccountChanges(ClinicStore store, Accounts accounts, TimeProvider time)
{
    const int PendingMaximum = 200;

    public IReadOnlyList<PendingChange> Pending()
    {
        using var context = store.Read();
        return
        [
            .. context.UserTokens.Where(t => t.LoginProvider == Tokens.Change)
                .Join(context.Users, t => t.UserId, u => u.Id, (t, u) => new { t, u })
                .AsEnumerable().Select(p => new PendingChange(p.t.Name, p.u, Read(p.t.Value))).OrderBy(p => p.Change.At),
        ];
    }

    /// <exception cref="AccountException">The account cannot be so.</exception>
    public async Task<Guid> ProposeAccount(Who by, string userName, string fullName, IReadOnlyList<Role> roles)
    {
        if (roles.Count == 0) throw new AccountException("account.error.Roles");
        var account = await accounts.Draft(userName, fullName);
        await store.Write(by.Actor, c =>
        {
            Accounts.Add(c, account, []);
            Wait(c, account.Id, ChangeOf(by, ChangeKind.Create, roles));
        });
        return account.Id;
    }

    /// <exception cref="AccountException">It cannot be so.</exception>
    public Task Propose(Who by, Guid account, ChangeKind kind, IReadOnlyList<Role> roles)
    {
        if (kind == ChangeKind.Roles && roles.Count == 0) throw new AccountException("account.error.Roles");
        return store.Write(by.Actor, c =>
        {
            if (c.Users.Find(account) is null) throw new AccountException("account.error.Gone");
            Wait(c, account, ChangeOf(by, kind, roles));
        });
    }

    /// <returns>The one-time password, to be handed over in person; null when the change needs none.</returns>
    /// <exception cref="AccountException">
    /// It is not there any more, or one's own proposal, or about oneself, or whoever proposed it administers no more.
    /// </exception>
    public async Task<string?> Approve(Who by, Guid account, string id)
    {
        using var reading = store.Read();
        var about = reading.Users.FirstOrDefault(u => u.Id == account) ?? throw new AccountException("account.error.Gone");
        var (password, hash) = accounts.OneTime(about);
        return await store.Write(by.Actor, c =>
        {
            var change = Read(c.TokenOf(account, Tokens.Change, id) ?? throw new AccountException("account.error.Gone"));
            if (change.By == by.Id) throw new AccountException("account.error.OwnProposal");
            if (account == by.Id) throw new AccountException("account.error.AboutYou");
            if (!Administers(c, change.By)) throw new AccountException("account.error.ProposerGone");
            c.DropToken(account, Tokens.Change, id);
            return Make(c, account, change, hash) ? password : null;
        });
    }

    /// <summary>Either administrator may take a proposal back.</summary>
    public Task Refuse(Who by, Guid account, string id) => store.Write(by.Actor, c => c.DropToken(account, Tokens.Change, id));

    /// <summary>At once: whoever has left is out, with all sessions.</summary>
    /// <exception cref="AccountException">It is the last administrator.</exception>
    public Task Deactivate(Who by, Guid account) => store.Write(by.Actor, c =>
    {
        var about = c.Users.Find(account) ?? throw new AccountException("account.error.Gone");
        if (IsAdministrator(c, account) && about.IsActive && Accounts.AdministratorsIn(c) < 2)
            throw new AccountException("account.error.LastAdministrator");
        about.IsActive = false;
        c.DropTokens(account, Tokens.Session);
        c.DropTokens(account, Tokens.Change);
    });

    static bool Make(ClinicContext c, Guid id, AccountChange change, string hash)
    {
        var account = c.Users.Find(id) ?? throw new AccountException("account.error.Gone");
        if (change.Kind is ChangeKind.Create or ChangeKind.Roles)
        {
            var isStillThere = Accounts.AdministratorsIn(c) > 1 || change.Roles.Contains(Role.Administrator) || !IsAdministrator(c, id);
            if (!isStillThere) throw new AccountException("account.error.LastAdministrator");
            Accounts.SetRoles(c, id, change.Roles);
        }
        if (change.Kind is ChangeKind.Create or ChangeKind.Activate) account.IsActive = true;
        if (change.Kind == ChangeKind.Roles) return false;
        account.PasswordHash = hash;
        account.TwoFactorEnabled = false;
        c.SetToken(id, Tokens.Password, Tokens.Temporary, "");
        foreach (var kind in (string[])[Tokens.Totp, Tokens.Recovery, Tokens.Session]) c.DropTokens(id, kind);
        c.UserPasskeys.RemoveRange(c.UserPasskeys.Where(p => p.UserId == id).ToList());
        return true;
    }

    static bool IsAdministrator(ClinicContext c, Guid account) => c.UserRoles.Any(
        r => r.UserId == account && c.Roles.Any(role => role.Id == r.RoleId && role.Name == nameof(Role.Administrator)));

    static bool Administers(ClinicContext c, Guid account) =>
        c.Users.Find(account) is { IsActive: true } && IsAdministrator(c, account);

    static void Wait(ClinicContext c, Guid account, AccountChange change)
    {
        if (c.UserTokens.Count(t => t.LoginProvider == Tokens.Change) >= PendingMaximum)
            throw new AccountException("account.error.TooManyPending");
        var json = JsonSerializer.Serialize(change, ChangeJson.Default.AccountChange);
        c.SetToken(account, Tokens.Change, Guid.CreateVersion7().ToString("N"), json);
    }

    AccountChange ChangeOf(Who by, ChangeKind kind, IReadOnlyList<Role> roles) =>
        new(kind, roles, by.Id ?? throw new InvalidOperationException("nobody proposes"), by.FullName, time.GetUtcNow());

    static AccountChange Read(string? json) => JsonSerializer.Deserialize(json ?? "", ChangeJson.Default.AccountChange)
        ?? throw new InvalidOperationException("a change is empty");
}
