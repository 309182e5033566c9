using System.Globalization;
using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;
using Hormesis.Store;
using Hormesis.Web.Access;
using Hormesis.Web.Charts;
using Hormesis.Web.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Live;

/// <summary>
/// What a session's page sends and follows: the stream of its values, and what people do at the panel. Each is a form of the page and works
/// without script; who may is said in the route table.
/// </summary>
static class LiveApi
{
    const int LongestFindings = 2000;

    internal static readonly Dictionary<string, OperatorAction> Actions = new(StringComparer.Ordinal)
    {
        ["confirm"] = OperatorAction.Confirm,
        ["resume"] = OperatorAction.Resume,
        ["acknowledge"] = OperatorAction.Acknowledge,
        ["pause"] = OperatorAction.PauseAudio,
        ["reset"] = OperatorAction.ResetAlarms,
        ["discard"] = OperatorAction.Discard,
        ["return"] = OperatorAction.ReturnBlood,
    };

    // How the session's log calls it.
    internal static readonly Dictionary<OperatorAction, string> Kinds = new()
    {
        [OperatorAction.Confirm] = "confirmed",
        [OperatorAction.Acknowledge] = "acknowledged",
        [OperatorAction.PauseAudio] = "paused",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sessions/{session:guid}/stream", Stream);
        // Asked by a page that shows a session under way: nobody is signed out before a stop button. It says nothing.
        routes.MapGet("/sessions/{session:guid}/here", (Guid session, ShownSessions shown) =>
            Results.StatusCode(shown.Find(session) is null ? StatusCodes.Status404NotFound : StatusCodes.Status204NoContent));
        routes.MapPost("/sessions/{session:guid}/stop", (Guid session, HttpContext http, ShownSessions sessions) =>
            Press(http, sessions, session, new(OperatorAction.Stop, Prompt.None, default, "stop", "", Acting.Now)));
        routes.MapPost("/sessions/{session:guid}/hold", (Guid session, HttpContext http, ShownSessions sessions) =>
            Press(http, sessions, session, new(OperatorAction.Hold, Prompt.None, default, "hold", "", Acting.Now)));
        routes.MapPost("/sessions/{session:guid}/panel", Act);
        routes.MapPost("/sessions/{session:guid}/judge", Judge);
    }

    static async Task Stream(Guid session, HttpContext http, ShownSessions shown, ClinicStore store, OpenSessions sessions)
    {
        if (shown.Find(session) is not { } live)
        {
            // The one so that a browser does not come again, the other because there is nothing to come to.
            http.Response.StatusCode = IsKept(store, session) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
            return;
        }
        await store.Seen(Acting.Now, live.Patient, $"live values of session {session}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var sending = LiveStream.Send(live.View, http, over.Token);
        await Task.WhenAny(sending, sessions.UntilOver(Who.Of(http), over.Token));
        await over.CancelAsync();
        await sending;
    }

    static async Task<IResult> Act(Guid session, HttpContext http, ShownSessions sessions)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Actions.TryGetValue(form["action"].ToString(), out var action)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var name = form["prompt"].ToString();
        if (!LiveStates.TryPrompt(name, out var prompt) && action == OperatorAction.Confirm)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var code = action == OperatorAction.Confirm ? name : form["action"].ToString();
        Pressing what = new(action, prompt, ReadBackOf(form), Kinds.GetValueOrDefault(action, "note"), code, Acting.Now);
        return await Press(http, sessions, session, what);
    }

    static bool IsKept(ClinicStore store, Guid session)
    {
        using var kept = store.Read();
        return kept.Sessions.Any(s => s.Id == session);
    }

    static async Task<IResult> Judge(Guid session, HttpContext http, SessionHost host, ClinicStore store, Who who, Words words)
    {
        if (!IsKept(store, session)) return Results.StatusCode(StatusCodes.Status404NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var findings = form["findings"].ToString().Trim();
        if (findings.Length is 0 or > LongestFindings || who.Id is null) return Results.StatusCode(StatusCodes.Status400BadRequest);
        try
        {
            await host.Judge(session, Acting.Now, findings, http.RequestAborted);
        }
        catch (SessionRefusedException refused)
        {
            return Results.Text(refused.In(words), statusCode: StatusCodes.Status409Conflict);
        }
        return Results.LocalRedirect($"/sessions/{session}/report");
    }

    static async Task<IResult> Press(HttpContext http, ShownSessions sessions, Guid session, Pressing what)
    {
        var pressed = sessions.Find(session) is { } live ? await live.Operate(what) : Pressed.Gone;
        return Answer(http, session, pressed switch
        {
            Pressed.Kept => StatusCodes.Status204NoContent,
            Pressed.Taken => StatusCodes.Status202Accepted,
            Pressed.Gone => StatusCodes.Status404NotFound,
            Pressed.TooOld => StatusCodes.Status409Conflict,
            Pressed.NotReached => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status503ServiceUnavailable,
        });
    }

    // A page with script stays where it is; one without comes back to what is now.
    static IResult Answer(HttpContext http, Guid session, int status) =>
        status >= StatusCodes.Status400BadRequest || AsksForJson(http)
            ? Results.StatusCode(status)
            : Results.LocalRedirect($"/sessions/{session}");

    static bool AsksForJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    // The values as they stood on the page that was confirmed; what cannot be read is no order's.
    static ReadBack ReadBackOf(IFormCollection form) => new(
        OzoneMass.FromMicrograms(Number(form, "dose")),
        OzoneConcentration.FromMicrogramsPerNormalMillilitre(Number(form, "concentration")),
        ActualVolume.FromMillilitres(Number(form, "blood")),
        ActualFlow.FromMillilitresPerMinute(Number(form, "reinfusion")));

    static double Number(IFormCollection form, string name) =>
        double.TryParse(form[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
