using Hormesis.Store;
using Hormesis.Web.Charts;
using Hormesis.Web.Report;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Pages.Conducted;

/// <summary>What is printed or taken away of a session: the report as one file of its own, and the recording.</summary>
static class PrintApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sessions/{session:guid}/print", Print);
        routes.MapGet("/sessions/{session:guid}/recording.hrec", Recording);
    }

    static async Task<IResult> Print(Guid session, HttpContext http, SessionPapers papers, ClinicStore store)
    {
        if (papers.ReportOf(session) is not { } report) return Results.StatusCode(StatusCodes.Status404NotFound);
        await store.Seen(Acting.Now, report.Patient.Id, "printed report of a session");
        // A page of its own that brings its style along, and nothing else: no script, no other file.
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src '{ReportHtml.StyleHash}'; img-src data:; frame-ancestors 'none'; base-uri 'none'; "
            + "form-action 'none'";
        return Results.Text(ReportHtml.Of(report), "text/html; charset=utf-8");
    }

    static async Task<IResult> Recording(Guid session, ClinicStore store)
    {
        using var context = store.Read();
        if (context.Sessions.SingleOrDefault(s => s.Id == session) is not { } row) return Results.StatusCode(StatusCodes.Status404NotFound);
        await store.Note(Acting.Now, "exported", "Session", session.ToString(), row.PatientId, "recording");
        using MemoryStream whole = new();
        foreach (var chunk in store.ChunksOf(session)) whole.Write(chunk);
        return Results.File(whole.ToArray(), "application/octet-stream", $"{session}.hrec");
    }
}
