using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>How an attempt to sign in ended.</summary>
enum Entry
{
    Wrong,
    In,
}

/// <summary>The way in: name and password, and what else the account asks for.</summary>
sealed class Entrance(UserManager<Account> accounts, Sessions sessions)
{
    public async Task<Entry> Enter(HttpContext http, string name, string password)
    {
        var account = await accounts.FindByNameAsync(name);
        if (account is not { IsActive: true } || !await accounts.CheckPasswordAsync(account, password)) return Entry.Wrong;
        await sessions.Open(http, account);
        return Entry.In;
    }
}
