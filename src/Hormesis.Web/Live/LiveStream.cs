using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hormesis.Web.Live;

/// <summary>One viewer's answer, for as long as they watch: all of it, then what changes.</summary>
static class LiveStream
{
    public static Task Send(LiveView feed, HttpContext http) => Send(feed, http, http.RequestAborted);

    /// <param name="over">The viewer may not watch any more.</param>
    public static async Task Send(LiveView feed, HttpContext http, CancellationToken over)
    {
        if (feed.Viewers.TryJoin() is not { } viewer)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        try
        {
            http.Response.ContentType = "text/event-stream";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            // Joined first: what happens meanwhile waits, and says by its number whether it is newer.
            await http.Response.BodyWriter.WriteAsync(feed.Snapshot(), over);
            await viewer.Follow(http.Response.BodyWriter, over);
        }
        catch (OperationCanceledException)
        {
            // the viewer has gone
        }
        finally
        {
            feed.Viewers.Leave(viewer);
        }
    }
}
