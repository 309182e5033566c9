using System.Text.Json.Serialization;

namespace Hormesis.Web.Access;

/// <summary>One row of routes.json: who may send which methods to one path.</summary>
/// <param name="Methods">Parted by a space.</param>
/// <param name="Roles">
/// Names of roles; or one of anyone, signed-in (every account), token (the API's bearer token) and nobody (what the framework offers
/// and we do not use).
/// </param>
/// <param name="About">What it is for, in a few words.</param>
/// <param name="BodyKiB">The largest body; forms are small.</param>
public sealed record RouteRow(
    string Methods, string Path, IReadOnlyList<string> Roles, string About, int BodyKiB = RouteRow.BodyKiBUsual)
{
    public const string Anyone = "anyone", SignedIn = "signed-in", Token = "token", Nobody = "nobody";
    public const int BodyKiBUsual = 64;

    static readonly string[] Special = [Anyone, SignedIn, Token, Nobody];

    [JsonIgnore]
    public string[] MethodList => Methods.Split(' ');

    [JsonIgnore]
    public bool IsOpen => Roles.Contains(Anyone);

    [JsonIgnore]
    public bool IsForToken => Roles.Contains(Token);

    /// <summary>Whether this account, or nobody, may pass. The API's token is looked at elsewhere.</summary>
    public bool Admits(Who who) =>
        IsOpen || (who.IsSignedIn && (Roles.Contains(SignedIn) || who.Roles.Any(r => Roles.Contains(r.ToString()))));

    /// <summary>What is wrong with the row by itself; null for nothing.</summary>
    public string? Wrong =>
        !Path.StartsWith('/') ? "its path does not begin with /"
        : MethodList.Any(m => m is not ("GET" or "POST" or "PUT" or "DELETE" or "PATCH")) ? "its methods are none"
        : Roles.Count == 0 ? "it has no role; write nobody"
        : Roles.Count > 1 && Roles.Any(Special.Contains) ? "anyone, signed-in, token and nobody stand alone"
        : Roles.FirstOrDefault(r => !Special.Contains(r) && !Enum.TryParse<Role>(r, out _)) is { } other ? $"{other} is no role"
        : BodyKiB is < 1 or > 64 << 10 ? "its body's limit is none"
        : null;
}

sealed record RouteFile(string About, IReadOnlyList<RouteRow> Routes);

/// <summary>How the table is read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RouteFile))]
sealed partial class RouteJson : JsonSerializerContext;
