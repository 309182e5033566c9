using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Access;

/// <summary>Passkeys (WebAuthn). A browser has them for a name, such as localhost, and not for a bare address.</summary>
public sealed class Passkeys(SignInManager<Account> signIn, UserManager<Account> users)
{
    public const int CredentialLengthMaximum = 16 << 10, PasskeysMaximum = 10, NameLengthMaximum = 40;

    /// <summary>What the browser is asked for before a passkey is made or used; the answer goes with the page's own form.</summary>
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/passkey/creation", Creation);
        routes.MapPost("/passkey/request", Request);
    }

    public async Task<IReadOnlyList<UserPasskeyInfo>> Of(Account account) => [.. await users.GetPasskeysAsync(account)];

    /// <returns>False when the browser's answer does not hold.</returns>
    public async Task<bool> Add(Account account, string credential, string name)
    {
        if (credential.Length is 0 or > CredentialLengthMaximum || (await Of(account)).Count >= PasskeysMaximum) return false;
        PasskeyAttestationResult attestation;
        try
        {
            attestation = await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return false; // nothing was asked of this browser
        }
        if (!attestation.Succeeded || attestation.UserEntity.Id != account.Id.ToString()) return false;
        attestation.Passkey.Name = name.Length > NameLengthMaximum ? name[..NameLengthMaximum] : name;
        return (await users.AddOrUpdatePasskeyAsync(account, attestation.Passkey)).Succeeded;
    }

    public async Task Remove(Account account, string id) => await users.RemovePasskeyAsync(account, Convert.FromHexString(id));

    /// <returns>Whose passkey it is; null when it proves nothing.</returns>
    public async Task<Account?> Prove(string credential)
    {
        if (credential.Length is 0 or > CredentialLengthMaximum) return null;
        PasskeyAssertionResult<Account> assertion;
        try
        {
            assertion = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null; // nothing was asked of this browser
        }
        if (!assertion.Succeeded) return null;
        var kept = await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey); // its counter has grown
        return kept.Succeeded ? assertion.User : null;
    }

    static async Task<IResult> Creation(Who who, SignInManager<Account> signIn)
    {
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new() { Id = who.Id.ToString()!, Name = who.UserName, DisplayName = who.FullName });
        return Results.Text(options, "application/json");
    }

    // For somebody who is signed in, only their own will do.
    static async Task<IResult> Request(Who who, SignInManager<Account> signIn, UserManager<Account> users)
    {
        var account = who.Id is { } id ? await users.FindByIdAsync(id.ToString()) : null;
        return Results.Text(await signIn.MakePasskeyRequestOptionsAsync(account), "application/json");
    }
}
