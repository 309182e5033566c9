using Hormesis.Store;
using Hormesis.Web.Charts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Pages.Patients;

/// <summary>
/// Charts and courses as files: whole as FHIR, results and sessions as CSV, and without names for research. Each is logged.
/// </summary>
static class ExportsApi
{
    const string Fhir = "application/fhir+json", CsvType = "text/csv; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients/{patient}/export.json", WholeChart);
        routes.MapGet("/patients/{patient}/export.csv", ChartResults);
        routes.MapGet("/courses/{course:guid}/export.json", WholeCourse);
        routes.MapGet("/courses/{course:guid}/export.csv", CourseSessions);
        routes.MapGet("/research.csv", Research);
    }

    static async Task<IResult> WholeChart(string patient, PatientCharts charts, ClinicStore store)
    {
        if (charts.LineOf(patient) is null) return Results.StatusCode(StatusCodes.Status404NotFound);
        await Note(store, "Patient", patient, patient, "FHIR");
        return Results.File(charts.Export(patient).ToArray(), Fhir, $"{patient}.json");
    }

    static async Task<IResult> ChartResults(string patient, PatientCharts charts, ClinicStore store)
    {
        if (charts.Read(patient) is not { } chart) return Results.StatusCode(StatusCodes.Status404NotFound);
        await Note(store, "Patient", patient, patient, "CSV");
        return Results.File(ExportTables.Results(chart.Facts), CsvType, $"{patient}.csv");
    }

    static async Task<IResult> WholeCourse(Guid course, ClinicStore store)
    {
        if (CourseExport.Find(course, store) is not { } found) return Results.StatusCode(StatusCodes.Status404NotFound);
        await Note(store, "Course", course.ToString(), found.PatientId, "JSON");
        return Results.File(CourseExport.Write(found, store), "application/json", $"course-{course}.json");
    }

    static async Task<IResult> CourseSessions(Guid course, PatientCharts charts, ClinicStore store)
    {
        if (CourseExport.Find(course, store) is not { } found || charts.Read(found.PatientId) is not { } chart)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        await Note(store, "Course", course.ToString(), found.PatientId, "CSV");
        return Results.File(ExportTables.Sessions(chart.Facts), CsvType, $"course-{course}.csv");
    }

    static async Task<IResult> Research(PatientCharts charts, ClinicStore store)
    {
        await Note(store, "Patient", "all who consented to research", null, "CSV without names");
        return Results.File(ResearchTable.Of(charts, store), CsvType, "research.csv");
    }

    static Task Note(ClinicStore store, string entity, string key, string? patient, string form) =>
        store.Note(Acting.Now, "exported", entity, key, patient, form);
}
