using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>What makes a password one that is not soon guessed: its length, and that it is neither common nor the person's name.</summary>
sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int LengthMaximum = 128;
    const int NameLengthMinimum = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Wrong(user, password ?? "") is { } code
            ? IdentityResult.Failed(new IdentityError { Code = code })
            : IdentityResult.Success);

    static string? Wrong(Account user, string password)
    {
        if (password.Length > LengthMaximum) return "PasswordTooLong";
        if (CommonPasswords.Has(password)) return "PasswordCommon";
        var names = user.FullName.Split(' ').Append(user.UserName ?? "").Where(n => n.Length >= NameLengthMinimum);
        return names.Any(n => password.Contains(n, StringComparison.OrdinalIgnoreCase)) ? "PasswordIsName" : null;
    }
}
