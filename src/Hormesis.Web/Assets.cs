using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Hormesis.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web;

/// <summary>
/// Styles, scripts and pictures of the pages. They lie in the assembly and are known by name before the first request: no path of a
/// request ever reaches a disk. The name holds the content's hash, so that a browser may keep what it has for ever.
/// </summary>
public sealed class Assets
{
    const string Root = "assets/", StyleRoot = "Styles/";
    const int HashLength = 12;

    static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    readonly Dictionary<string, string> hashed = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Type, byte[] Bytes)> served = new(StringComparer.Ordinal);

    public Assets()
    {
        var assembly = typeof(Assets).Assembly;
        var names = assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).ToList();
        var styles = names.Where(n => n.StartsWith(StyleRoot, StringComparison.Ordinal)).Select(Read);
        Add("site.css", Encoding.UTF8.GetBytes(string.Join('\n', styles.Select(Encoding.UTF8.GetString))));
        foreach (var name in names.Where(n => n.StartsWith(Root, StringComparison.Ordinal))) Add(name[Root.Length..], Read(name));

        byte[] Read(string name)
        {
            using var stream = EmbeddedData.Open(assembly, name);
            using MemoryStream whole = new();
            stream.CopyTo(whole);
            return whole.ToArray();
        }
    }

    public static Assets Shipped { get; } = new();

    /// <summary>site.css is at /assets/site.0123456789ab.css.</summary>
    public string Url(string name) => hashed.TryGetValue(name, out var path)
        ? path
        : throw new InvalidOperationException($"there is no asset {name}");

    public bool Has(string name) => hashed.ContainsKey(name);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", Serve);

    IResult Serve(HttpContext http, string name)
    {
        if (!served.TryGetValue(name, out var asset)) return Results.StatusCode(StatusCodes.Status404NotFound);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type);
    }

    void Add(string name, byte[] bytes)
    {
        var end = Path.GetExtension(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength];
        var file = $"{name[..^end.Length].Replace('/', '-')}.{hash}{end}";
        hashed[name] = $"/assets/{file}";
        served[file] = (Types[end], bytes);
    }
}
