using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Live;

/// <summary>
/// Who looks a second time, at the screen of the first: they prove who they are by name and password, without being signed in. Guessing is
/// slowed down as at the door.
/// </summary>
public sealed class SecondLook
{
    static readonly string[] MayCheck = [nameof(Role.Nurse), nameof(Role.Physician)];

    readonly ClinicStore store;
    readonly UserManager<Account> users;
    readonly Guards guards;

    internal SecondLook(ClinicStore store, UserManager<Account> users, Guards guards) =>
        (this.store, this.users, this.guards) = (store, users, guards);

    /// <returns>The person; or null and why not, as a key of set-up's words.</returns>
    public async Task<(Person? Person, string? Wrong)> Check(HttpContext http, string name, string password)
    {
        var who = Who.Of(http);
        Attempt attempt = new(guards.Throttle, "second:" + users.NormalizeName(name), "second:" + who.Origin, null);
        if (attempt.Begin() is not null) return (null, "second-wait");
        var account = await users.FindByNameAsync(name);
        var isRight = await guards.Passwords.Is(account, password, http.RequestAborted);
        if (!isRight || account is not { IsActive: true })
        {
            var key = account?.Id.ToString() ?? "";
            await store.Note(who.Actor, "sign-in-failed", nameof(Account), key, null, "second check", http.RequestAborted);
            return (null, "second-wrong");
        }
        attempt.Clear();
        if (account.Id == who.Id) return (null, "second-same");
        var roles = await users.GetRolesAsync(account);
        return roles.Any(MayCheck.Contains) ? (new(account.Id, account.FullName), null) : (null, "second-role");
    }
}
