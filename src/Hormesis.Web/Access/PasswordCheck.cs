using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>
/// Compares passwords, a few at a time, so that guessing does not take all processors. For an account that is not there it works as
/// long as for one that is.
/// </summary>
sealed class PasswordCheck(IPasswordHasher<Account> hasher) : IDisposable
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim room = new(Math.Max(1, Environment.ProcessorCount / 2));
    readonly Lazy<string> nobodys = new(() => hasher.HashPassword(new(), BearerToken.New()));

    /// <exception cref="BadHttpRequestException">Too many are being compared; try again.</exception>
    public async Task<bool> Is(Account? account, string password, CancellationToken stop)
    {
        if (password.Length > PasswordRules.LengthMaximum) password = "";
        if (!await room.WaitAsync(LongestWait, stop))
            throw new BadHttpRequestException("too many sign in at once", StatusCodes.Status503ServiceUnavailable);
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
