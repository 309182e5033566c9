using Hormesis.Store;
using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hormesis.Web.Access;

/// <summary>Whether somebody proved again who they are.</summary>
/// <param name="Proof">How; null when they did not.</param>
/// <param name="Wrong">Why not, as a key of the word book; empty with a proof.</param>
/// <param name="WaitSeconds">For sign.wait.</param>
public readonly record struct ProofAnswer(SignatureProof? Proof, string Wrong = "", int WaitSeconds = 0);

/// <summary>
/// Asks the account that is signed in to prove again who it is, before it signs: by password, by a code, or by a passkey. Reads what the
/// component <see cref="Pages.Shell.Reauthenticate"/> put into the form.
/// </summary>
public sealed class Reauthentication
{
    public const string PasswordField = "proof-password", CodeField = "proof-code", PasskeyField = "proof-passkey";

    readonly ClinicStore store;
    readonly UserManager<Account> users;
    readonly SecondFactor second;
    readonly Passkeys passkeys;
    readonly Guards guards;

    internal Reauthentication(ClinicStore store, UserManager<Account> users, SecondFactor second, Passkeys passkeys, Guards guards) =>
        (this.store, this.users, this.second, this.passkeys, this.guards) = (store, users, second, passkeys, guards);

    public async Task<ProofAnswer> Check(HttpContext http)
    {
        var who = Who.Of(http);
        if (who.Id is not { } id || await users.FindByIdAsync(id.ToString()) is not { IsActive: true } account
            || !http.Request.HasFormContentType)
            return new(null, "sign.nobody");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (password, code, passkey) =
            (form[PasswordField].ToString(), form[CodeField].ToString(), form[PasskeyField].ToString());
        if (password.Length + code.Length + passkey.Length == 0) return new(null, "sign.missing");
        Attempt attempt = new(guards.Throttle, "sign:" + id, "sign:" + id, null);
        if (attempt.Begin() is { } wait) return new(null, "sign.wait", wait.WaitSeconds);
        var proof = await Proof(http, account, password, code, passkey);
        if (proof is null)
        {
            await store.Note(who.Actor, "sign-in-failed", nameof(Account), id.ToString(), null, "signature", http.RequestAborted);
            return new(null, "sign.wrong");
        }
        attempt.Clear();
        return new(proof);
    }

    async Task<SignatureProof?> Proof(HttpContext http, Account account, string password, string code, string passkey)
    {
        if (passkey.Length > 0) return (await passkeys.Prove(passkey))?.Id == account.Id ? SignatureProof.Passkey : null;
        if (code.Length > 0) return await second.Use(Who.Of(http).Actor, account.Id, code) ? SignatureProof.Totp : null;
        return await guards.Passwords.Is(account, password, http.RequestAborted) ? SignatureProof.Password : null;
    }
}
