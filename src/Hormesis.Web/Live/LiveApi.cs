using System.Globalization;
using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;
using Hormesis.Store;
using Hormesis.Web.Access;
using Hormesis.Web.Charts;
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

    static readonly Dictionary<string, OperatorAction> Actions = new(StringComparer.Ordinal)
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
    static readonly Dictionary<OperatorAction, string> Kinds = new()
    {
        [OperatorAction.Confirm] = "confirmed",
        [OperatorAction.Acknowledge] = "acknowledged",
        [OperatorAction.PauseAudio] = "paused",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sessions/{session:guid}/stream", Stream);
        routes.MapPost("/sessions/{session:guid}/stop", (Guid session, HttpContext http, SessionHost host) =>
            Answer(http, session, Press(host, session, OperatorAction.Stop, new("stop", "", default, Acting.Now))));
        routes.MapPost("/sessions/{session:guid}/hold", (Guid session, HttpContext http, SessionHost host) =>
            Answer(http, session, Press(host, session, OperatorAction.Hold, new("hold", "", default, Acting.Now))));
        routes.MapPost("/sessions/{session:guid}/panel", Act);
        routes.MapPost("/sessions/{session:guid}/judge", Judge);
    }

    static async Task Stream(Guid session, HttpContext http, SessionHost host, ClinicStore store, OpenSessions sessions)
    {
        if (host.Find(session) is not { } live)
        {
            // The one so that a browser does not come again, the other because there is nothing to come to.
            http.Response.StatusCode = IsKept(store, session) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
            return;
        }
        await store.Seen(Acting.Now, live.Patient, $"live values of session {session}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var sending = LiveStream.Send(live.Feed, http, over.Token);
        await Task.WhenAny(sending, sessions.UntilOver(Who.Of(http), over.Token));
        await over.CancelAsync();
        await sending;
    }

    static async Task<IResult> Act(Guid session, HttpContext http, SessionHost host)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Actions.TryGetValue(form["action"].ToString(), out var action)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var name = form["prompt"].ToString();
        if (!LiveStates.TryPrompt(name, out var prompt) && action == OperatorAction.Confirm)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var code = action == OperatorAction.Confirm ? name : form["action"].ToString();
        Happened what = new(Kinds.GetValueOrDefault(action, "note"), code, default, Acting.Now);
        return Answer(http, session, Press(host, session, action, what, prompt, ReadBackOf(form)));
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

    static int Press(
        SessionHost host, Guid session, OperatorAction action, Happened what, Prompt answers = Prompt.None, ReadBack readBack = default)
    {
        if (host.Find(session) is not { } live) return StatusCodes.Status404NotFound;
        return live.Press(action, answers, what, readBack) ? StatusCodes.Status204NoContent : StatusCodes.Status503ServiceUnavailable;
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
