using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Web.Access;

/// <summary>What is kept beside an account as small texts: sessions, the second factor, changes that wait.</summary>
static class Tokens
{
    public const string Session = "session", Totp = "totp", Recovery = "recovery", Password = "password", Change = "change";

    /// <summary>Names below <see cref="Totp"/> and <see cref="Password"/>.</summary>
    public const string Key = "key", Proposed = "proposed", LastStep = "last-step", Temporary = "temporary";

    public static IQueryable<IdentityUserToken<Guid>> TokensOf(this ClinicContext store, Guid account, string kind) =>
        store.UserTokens.Where(t => t.UserId == account && t.LoginProvider == kind);

    public static string? TokenOf(this ClinicContext store, Guid account, string kind, string name) =>
        store.TokensOf(account, kind).Where(t => t.Name == name).Select(t => t.Value).FirstOrDefault();

    /// <summary>For a context that tracks.</summary>
    public static void SetToken(this ClinicContext store, Guid account, string kind, string name, string value)
    {
        if (store.UserTokens.Find(account, kind, name) is { } there) there.Value = value;
        else store.UserTokens.Add(new() { UserId = account, LoginProvider = kind, Name = name, Value = value });
    }

    public static bool DropToken(this ClinicContext store, Guid account, string kind, string name)
    {
        if (store.UserTokens.Find(account, kind, name) is not { } there) return false;
        store.UserTokens.Remove(there);
        return true;
    }

    public static void DropTokens(this ClinicContext store, Guid account, string kind) =>
        store.UserTokens.RemoveRange(store.TokensOf(account, kind).AsTracking().ToList());
}
