using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>A password, a name or a role that an account cannot have; the message is a key of Words/account.</summary>
public sealed class AccountException(string key) : Exception(key);

/// <summary>Makes accounts and changes them.</summary>
public sealed class Accounts(UserManager<Account> users, RoleManager<IdentityRole<Guid>> roles)
{
    public async Task<Account> Create(string userName, string fullName, IReadOnlyList<Role> given, string password, string? totpSecret = null)
    {
        foreach (var role in given)
            if (!await roles.RoleExistsAsync(role.ToString())) Demand(await roles.CreateAsync(new(role.ToString())));
        Account account = new() { Id = Guid.CreateVersion7(), UserName = userName, FullName = fullName };
        Demand(await users.CreateAsync(account, password));
        Demand(await users.AddToRolesAsync(account, given.Select(r => r.ToString())));
        if (totpSecret is not null) Demand(await users.SetTwoFactorEnabledAsync(account, true));
        return account;
    }

    static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new AccountException(result.Errors.First().Code);
    }
}
