using Hormesis.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Access;

/// <summary>
/// Who may go where, row by row, from routes.json. What has no row is open to nobody: the table and the endpoints are compared when
/// the server is built, and it does not start while they differ.
/// </summary>
public sealed class RouteTable
{
    readonly Dictionary<(string Method, string Path), RouteRow> rows = [];

    /// <exception cref="InvalidOperationException">A row is wrong by itself or stands twice.</exception>
    public RouteTable(IEnumerable<RouteRow> given)
    {
        foreach (var row in given)
        {
            if (row.Wrong is { } wrong) throw new InvalidOperationException($"routes.json: {row.Methods} {row.Path}: {wrong}");
            foreach (var method in row.MethodList)
                if (!rows.TryAdd((method, row.Path), row))
                    throw new InvalidOperationException($"routes.json: {method} {row.Path} stands there twice");
        }
    }

    public static IReadOnlyList<RouteRow> Shipped { get; } =
        EmbeddedData.Load(typeof(RouteTable).Assembly, "Access/routes.json", RouteJson.Default.RouteFile).Routes;

    public IEnumerable<RouteRow> Rows => rows.Values.Distinct();

    /// <summary>The row for a request to this endpoint; null when nobody may.</summary>
    public RouteRow? Find(Endpoint endpoint, string method) =>
        endpoint is RouteEndpoint route ? Find(method, PathOf(route)) : null;

    public RouteRow? Find(string method, string path) => rows.GetValueOrDefault((method == "HEAD" ? "GET" : method, path));

    /// <summary>A page takes GET and POST from the framework; only what has a row is let through, so that a GET row is enough.</summary>
    /// <exception cref="InvalidOperationException">An endpoint has no row, or a row no endpoint.</exception>
    public void Check(IEnumerable<Endpoint> endpoints)
    {
        HashSet<(string, string)> offered = [];
        List<string> wrong = [];
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>())
        {
            var path = PathOf(endpoint);
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            if (methods.Count == 0) wrong.Add($"{path} takes every method; map it for some");
            var isPage = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
            offered.UnionWith(methods.Select(m => (m, path)));
            wrong.AddRange(methods.Where(m => m != "HEAD" && !(isPage && m == "POST") && !rows.ContainsKey((m, path)))
                .Select(m => $"{m} {path} has no row"));
        }
        wrong.AddRange(rows.Keys.Where(k => !offered.Contains(k)).Select(k => $"{k.Method} {k.Path} has a row and no endpoint"));
        if (wrong.Count > 0) throw new InvalidOperationException("routes.json: " + string.Join("; ", wrong.Order()));
    }

    static string PathOf(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');
}
