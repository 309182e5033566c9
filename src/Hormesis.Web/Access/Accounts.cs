using System.Security.Cryptography;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>A password, a name or a role that an account cannot have; the message is a key of the word book.</summary>
public sealed class AccountException(string key) : Exception(key);

/// <summary>
/// Makes accounts and changes what is an account's own. Who may ask for it is decided elsewhere: see <see cref="AccountChanges"/>, which
/// waits for a second administrator.
/// </summary>
public sealed class Accounts(ClinicStore store, UserManager<Account> users, IPasswordHasher<Account> hasher, SecondFactor second)
{
    const int OneTimeLength = 16, FullNameLengthMaximum = 80;
    const string OneTimeAlphabet = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>An account that is active at once: for the first administrator, made at the server itself, and for sample data.</summary>
    /// <param name="totpSecret">In base 32, when it is known already; null leaves the second factor to be set up at first sign-in.</param>
    /// <exception cref="AccountException">It cannot be so.</exception>
    public async Task<Account> Create(
        string userName, string fullName, IReadOnlyList<Role> roles, string password, string? totpSecret = null)
    {
        if (totpSecret is not null && !Totp.IsSecret(totpSecret)) throw new AccountException("account.error.TotpSecret");
        var account = await Draft(userName, fullName);
        await Demand(account, password);
        account.PasswordHash = hasher.HashPassword(account, password);
        account.IsActive = true;
        await store.Write(Actor.Program, c => Add(c, account, roles));
        if (totpSecret is not null) await second.Give(Actor.Program, account.Id, totpSecret);
        return account;
    }

    /// <summary>Whether there are fewer than the two who can let others in, and this is not one of them already.</summary>
    internal bool NeedsAdministrator(string userName)
    {
        var name = users.NormalizeName(userName.Trim());
        using var context = store.Read();
        return AdministratorsIn(context) < 2 && !AdministratorIds(context).Any(id => context.Users.Any(
            u => u.Id == id && u.NormalizedUserName == name));
    }

    /// <summary>One of the first two administrators, who chooses another password at the first sign-in.</summary>
    /// <returns>The password that is good once.</returns>
    /// <exception cref="AccountException">It cannot be so.</exception>
    internal async Task<string> CreateFirst(string userName)
    {
        var account = await Draft(userName, userName);
        var (password, hash) = OneTime(account);
        (account.PasswordHash, account.IsActive) = (hash, true);
        await store.Write(Actor.Program, c =>
        {
            Add(c, account, [Role.Administrator]);
            c.SetToken(account.Id, Tokens.Password, Tokens.Temporary, "");
        });
        return password;
    }

    /// <summary>Whether somebody can administer: without one, the server tells how to make the first.</summary>
    public int Administrators()
    {
        using var context = store.Read();
        return AdministratorsIn(context);
    }

    /// <exception cref="AccountException">The old password is wrong or the new one too weak.</exception>
    internal async Task ChangePassword(Actor actor, Account account, string password)
    {
        await Demand(account, password);
        if (account.PasswordHash is { } old && hasher.VerifyHashedPassword(account, old, password) != PasswordVerificationResult.Failed)
            throw new AccountException("account.error.PasswordSame");
        var hash = hasher.HashPassword(account, password);
        await store.Write(actor, c =>
        {
            c.Users.Find(account.Id)!.PasswordHash = hash; // the account of a session that is open
            c.DropToken(account.Id, Tokens.Password, Tokens.Temporary);
        });
    }

    /// <summary>An account that nobody can sign in to yet.</summary>
    /// <exception cref="AccountException">It cannot be so.</exception>
    internal async Task<Account> Draft(string userName, string fullName)
    {
        if (fullName.Trim().Length is < 2 or > FullNameLengthMaximum || fullName.Any(char.IsControl))
            throw new AccountException("account.error.FullName");
        Account account = new()
        {
            Id = Guid.CreateVersion7(),
            UserName = userName.Trim(),
            NormalizedUserName = users.NormalizeName(userName.Trim()),
            FullName = fullName.Trim(),
            IsActive = false,
            SecurityStamp = BearerToken.New(),
        };
        foreach (var rule in users.UserValidators) Demand(await rule.ValidateAsync(users, account));
        return account;
    }

    internal static void Add(ClinicContext c, Account account, IReadOnlyList<Role> roles)
    {
        c.Users.Add(account);
        SetRoles(c, account.Id, roles);
    }

    internal static void SetRoles(ClinicContext c, Guid account, IReadOnlyList<Role> roles)
    {
        var ids = roles.Select(r => IdOf(c, r)).ToHashSet();
        var old = c.UserRoles.Where(r => r.UserId == account).ToList();
        c.UserRoles.RemoveRange(old.Where(r => !ids.Contains(r.RoleId)));
        foreach (var id in ids.Where(id => old.All(r => r.RoleId != id))) c.UserRoles.Add(new() { UserId = account, RoleId = id });
    }

    internal static int AdministratorsIn(ClinicContext c) => AdministratorIds(c).Count(id => c.Users.Any(u => u.Id == id && u.IsActive));

    static IQueryable<Guid> AdministratorIds(ClinicContext c) =>
        c.UserRoles.Where(r => c.Roles.Any(role => role.Id == r.RoleId && role.Name == nameof(Role.Administrator))).Select(r => r.UserId);

    /// <summary>A password for the first sign-in, which then asks for another.</summary>
    internal (string Password, string Hash) OneTime(Account account)
    {
        var password = RandomNumberGenerator.GetString(OneTimeAlphabet, OneTimeLength);
        return (password, hasher.HashPassword(account, password));
    }

    async Task Demand(Account account, string password)
    {
        foreach (var rule in users.PasswordValidators) Demand(await rule.ValidateAsync(users, account, password));
    }

    static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new AccountException("account.error." + result.Errors.First().Code);
    }

    static Guid IdOf(ClinicContext c, Role role)
    {
        var name = role.ToString();
        var there = c.Roles.Local.FirstOrDefault(r => r.Name == name) ?? c.Roles.FirstOrDefault(r => r.Name == name);
        if (there is not null) return there.Id;
        IdentityRole<Guid> made = new(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() };
        c.Roles.Add(made);
        return made.Id;
    }
}
