using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Access;

namespace Hormesis.Web.Pages.Administration;

/// <summary>An account as administrators see it.</summary>
public sealed record AccountRow(Guid Id, string UserName, string FullName, IReadOnlyList<Role> Roles, bool HasSecond, bool IsActive);

/// <summary>Who has an account.</summary>
public sealed class AccountDirectory(ClinicStore store)
{
    const int AccountsMaximum = 2000;

    /// <summary>By name, those that are active first.</summary>
    public IReadOnlyList<AccountRow> All()
    {
        using var context = store.Read();
        var roles = RolesIn(context);
        return
        [
            .. context.Users.OrderByDescending(u => u.IsActive).ThenBy(u => u.FullName).Take(AccountsMaximum).AsEnumerable()
                .Select(u => Row(u, roles)),
        ];
    }

    public AccountRow? Find(Guid id)
    {
        using var context = store.Read();
        return context.Users.FirstOrDefault(u => u.Id == id) is { } user ? Row(user, RolesIn(context)) : null;
    }

    static ILookup<Guid, string> RolesIn(ClinicContext context) => context.UserRoles
        .Join(context.Roles, r => r.RoleId, r => r.Id, (given, role) => new { given.UserId, role.Name }).AsEnumerable()
        .ToLookup(r => r.UserId, r => r.Name ?? "");

    static AccountRow Row(Account account, ILookup<Guid, string> roles) => new(
        account.Id, account.UserName ?? "", account.FullName,
        [.. Enum.GetValues<Role>().Where(r => roles[account.Id].Contains(r.ToString()))],
        account.TwoFactorEnabled, account.IsActive);
}
