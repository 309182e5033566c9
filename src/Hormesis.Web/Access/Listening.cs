using System.Net;
using Hormesis.Model;
using Hormesis.Model.Input;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Access;

/// <summary>Where the server may listen and by which names it may be called: this computer only, until there are users.</summary>
public static class Listening
{
    const string Remedy = "give an address of this computer such as http://127.0.0.1:5080";

    /// <summary>http://127.0.0.1:5080;http://[::1]:5080. Port 0 takes a free one.</summary>
    /// <exception cref="InputException">One of them is no loopback address.</exception>
    public static IReadOnlyList<IPEndPoint> Parse(string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IPEndPoint[] found = [.. parts.Select(One).Distinct()];
        return found.Length is > 0 and <= 8 ? found : throw new InputException("--urls", "there is no address, or more than 8", Remedy);
    }

    static IPEndPoint One(string url)
    {
        var isUrl = Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme == "http" && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" };
        if (!isUrl || uri is null) throw new InputException("--urls", $"{Shown.Quoted(url)} is no plain http address", Remedy);
        var address = uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) ? ip : null;
        return address is not null && IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6
            ? new(address, uri.Port)
            : throw new InputException("--urls", $"{Shown.Quoted(url)} is not on this computer alone, and there are no users yet", Remedy);
    }

    /// <summary>False for a name that somebody else gave to this address, as in DNS rebinding.</summary>
    public static bool IsOurs(HostString host) => host.Host is "localhost" or "[::1]" or "::1"
        || (IPAddress.TryParse(host.Host, out var ip)
            && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && IPAddress.IsLoopback(ip));
}
