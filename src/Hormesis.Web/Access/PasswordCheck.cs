using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>More sign in than the processors can compare passwords for.</summary>
sealed class TooManyAtOnceException() : Exception("too many sign in at once");

/// <summary>
/// Compares passwords, a few at a time, so that guessing does not take all processors. For an account that is not there it works as
/// long as for one that is.
/// </summary>
sealed class PasswordCheck(IPasswordHasher<Account> hasher, AccessOptions options) : IDisposable
{
    readonly SemaphoreSlim room = new(options.PasswordsAtOnce);
    readonly Lazy<string> nobodys = new(() => hasher.HashPassword(new(), BearerToken.New()));

    /// <exception cref="TooManyAtOnceException">Try again.</exception>
    public async Task<bool> Is(Account? account, string password, CancellationToken stop)
    {
        if (password.Length > PasswordRules.LengthMaximum) password = "";
        if (!await room.WaitAsync(options.PasswordWait, stop)) throw new TooManyAtOnceException();
        try
        {
            var hash = account?.PasswordHash ?? nobodys.Value;
            var result = hasher.VerifyHashedPassword(account ?? new(), hash, password);
            return result != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();
}
