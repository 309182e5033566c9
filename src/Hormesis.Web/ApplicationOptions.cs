using Hormesis.Store;
using Hormesis.Web.Access;
using Hormesis.Web.Live;

namespace Hormesis.Web;

/// <summary>What the clinic's pages need beyond the API.</summary>
public sealed record ApplicationOptions
{
    /// <summary>What the clinic keeps, its accounts included. Whoever opened it disposes of it, after the server.</summary>
    public required ClinicStore Store { get; init; }

    /// <summary>
    /// How browsers call the server when a proxy on this computer speaks TLS for it: https://clinic.example. Null for plain HTTP on
    /// this computer.
    /// </summary>
    public Uri? PublicOrigin { get; init; }

    /// <summary>The clinic's own time, which all pages show.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;

    /// <summary>Where traces of requests are sent (OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces); null for nowhere.</summary>
    public Uri? Traces { get; init; }
    public AccessOptions Access { get; init; } = new();

    /// <summary>
    /// Of a store with sample data: the second factors, in base 32, of accounts by name. The pages show the present code to whoever is
    /// asked for it, and say on every page that nothing here is real. Empty for every other store.
    /// </summary>
    public IReadOnlyDictionary<string, string> Samples { get; init; } = new Dictionary<string, string>();

    /// <summary>How sessions run and are shown here.</summary>
    public LiveOptions Live { get; init; } = new();
}
