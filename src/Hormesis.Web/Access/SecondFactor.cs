using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Access;

/// <summary>
/// Codes of an authenticator app, and ten for the day on which it is lost. Each is good once, on whatever node it is tried.
/// </summary>
public sealed class SecondFactor(ClinicStore store, TimeProvider time)
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    static readonly TimeSpan ProposedTime = TimeSpan.FromMinutes(15);

    const int RecoveryCodes = 10, RecoveryLength = 10;
    const string RecoveryAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>The secret that is being set up; it counts once a code of it has been shown.</summary>
    public Task<string> Propose(Actor actor, Guid account) => store.Write(actor, c =>
    {
        var secret = ProposedIn(c, account) ?? Totp.NewSecret();
        c.SetToken(account, Tokens.Totp, Tokens.Proposed, string.Create(Invariant, $"{secret} {time.GetUtcNow().ToUnixTimeSeconds()}"));
        return secret;
    });

    /// <summary>The one that is being set up, for a while after a proof; null for none.</summary>
    public string? Proposed(Guid account)
    {
        using var context = store.Read();
        return ProposedIn(context, account);
    }

    /// <returns>The recovery codes, shown this once; null when the code is not of the proposed secret.</returns>
    public Task<string[]?> Confirm(Actor actor, Guid account, string code) => store.Write(actor, c =>
    {
        var secret = ProposedIn(c, account);
        if (secret is null || Totp.Check(secret, Plain(code), time.GetUtcNow(), 0) is not { } step) return null;
        c.DropToken(account, Tokens.Totp, Tokens.Proposed);
        return Set(c, account, secret, step);
    });

    /// <summary>Sets a secret that is known already, for sample accounts.</summary>
    internal Task<string[]> Give(Actor actor, Guid account, string secret) =>
        store.Write(actor, c => Set(c, account, secret, 0));

    /// <summary>Whether it is the app's code of this moment or a recovery code; either is used up.</summary>
    public Task<bool> Use(Actor actor, Guid account, string code) => store.Write(actor, c =>
        UseApp(c, account, Plain(code)) || c.DropToken(account, Tokens.Recovery, HashOf(account, Plain(code))));

    public int RecoveryCodesLeft(Guid account)
    {
        using var context = store.Read();
        return context.TokensOf(account, Tokens.Recovery).Count();
    }

    // Not for long: whoever comes to an open session later must not find it lying about.
    string? ProposedIn(ClinicContext c, Guid account)
    {
        var parts = c.TokenOf(account, Tokens.Totp, Tokens.Proposed)?.Split(' ');
        if (parts is not [var secret, var since]) return null;
        return time.GetUtcNow().ToUnixTimeSeconds() - long.Parse(since, Invariant) < ProposedTime.TotalSeconds ? secret : null;
    }

    bool UseApp(ClinicContext c, Guid account, string code)
    {
        if (c.TokenOf(account, Tokens.Totp, Tokens.Key) is not { } secret) return false;
        var last = long.Parse(c.TokenOf(account, Tokens.Totp, Tokens.LastStep) ?? "0", Invariant);
        if (Totp.Check(secret, code, time.GetUtcNow(), last) is not { } step) return false;
        c.SetToken(account, Tokens.Totp, Tokens.LastStep, step.ToString(Invariant));
        return true;
    }

    static string[] Set(ClinicContext c, Guid account, string secret, long step)
    {
        c.SetToken(account, Tokens.Totp, Tokens.Key, secret);
        c.SetToken(account, Tokens.Totp, Tokens.LastStep, step.ToString(Invariant));
        c.Users.Find(account)!.TwoFactorEnabled = true; // the account of a session that is open
        c.DropTokens(account, Tokens.Recovery);
        string[] codes =
        [
            .. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryLength)),
        ];
        foreach (var code in codes) c.SetToken(account, Tokens.Recovery, HashOf(account, code), "");
        return codes;
    }

    static string Plain(string code) => new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(32)]);

    static string HashOf(Guid account, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}:{code}")));
}
