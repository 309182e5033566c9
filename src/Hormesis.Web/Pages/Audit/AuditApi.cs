using System.Globalization;
using Hormesis.Store;
using Hormesis.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Pages.Audit;

/// <summary>The audit as a table for elsewhere. That it was taken is itself in the audit before it leaves.</summary>
static class AuditApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/audit/export", Export);

    static async Task<IResult> Export(HttpContext http, Who who, ClinicStore store, AuditSearch search)
    {
        var question = QuestionOf(http.Request.Query);
        var entries = search.Find(question, AuditSearch.ExportMaximum).Take(AuditSearch.ExportMaximum).ToList();
        await store.Note(who.Actor, "exported", "Audit", entries.Count.ToString(CultureInfo.InvariantCulture),
            question.Patient.Length > 0 ? question.Patient : null, question.Query(null), http.RequestAborted);
        var csv = new Csv().Row("id", "at", "account", "name", "origin", "action", "entity", "key", "patient", "content", "detail", "hash");
        foreach (var e in entries)
            csv.Row(
                e.Id.ToString(CultureInfo.InvariantCulture), e.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                e.AccountId?.ToString(), e.Name, e.Origin, e.Action, e.Entity, e.Key, e.PatientId, e.Content, e.Detail, e.Hash);
        return Results.File(csv.Utf8(), "text/csv; charset=utf-8", "audit.csv");
    }

    static AuditQuestion QuestionOf(IQueryCollection query) => new()
    {
        Person = query["person"].ToString(),
        Patient = query["patient"].ToString(),
        Action = query["action"].ToString(),
        Thing = query["thing"].ToString(),
        From = AuditQuestion.Day(query["from"]),
        To = AuditQuestion.Day(query["to"]),
    };
}
