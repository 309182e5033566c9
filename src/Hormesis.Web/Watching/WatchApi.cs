using Hormesis.Store;
using Hormesis.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Watching;

/// <summary>What a supervisor asks: whether the process lives, whether it can be used, and its figures. Nothing of a patient.</summary>
static class WatchApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live\n"));
        routes.MapGet("/health/ready", Ready);
        routes.MapGet("/metrics", Figures);
    }

    static IResult Ready(ClinicStore store) => store.State.IsAccepting
        ? Results.Text("ready\n")
        : Results.Text($"not ready: {store.State.What}; {store.State.Remedy}\n", statusCode: StatusCodes.Status503ServiceUnavailable);

    // For a collector on this computer; what comes through a proxy is somebody else's.
    static IResult Figures(Who who, Metrics metrics) => who.IsAtConsole
        ? Results.Text(metrics.Text(), "text/plain; version=0.0.4; charset=utf-8")
        : Results.StatusCode(StatusCodes.Status403Forbidden);
}
