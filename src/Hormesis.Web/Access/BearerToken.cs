using System.Security.Cryptography;
using System.Text;
using Hormesis.Model;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Access;

/// <summary>The one secret that lets a client in. Compared in a time that does not depend on where it differs.</summary>
public sealed class BearerToken
{
    const string Scheme = "Bearer ";
    const int LengthMinimum = 24, LengthMaximum = 512;

    readonly byte[] hash;

    /// <exception cref="InputException">It is too short to be a secret, or cannot stand in a header.</exception>
    public BearerToken(string token)
    {
        var isGood = token.Length is >= LengthMinimum and <= LengthMaximum && token.All(c => c is > ' ' and <= '~');
        if (!isGood)
            throw new InputException(
                "token", $"it must have {LengthMinimum} to {LengthMaximum} printable characters without spaces",
                "make one with hormesis serve --new-token");
        hash = HashOf(token);
    }

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public bool IsBroughtBy(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header]) return false;
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        return CryptographicOperations.FixedTimeEquals(HashOf(header[Scheme.Length..].Trim()), hash);
    }

    static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
