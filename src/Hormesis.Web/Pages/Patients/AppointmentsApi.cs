using System.Globalization;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Charts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Web.Pages.Patients;

/// <summary>Appointments are made from a chart, and moved on from the page of the day.</summary>
static class AppointmentsApi
{
    public static IReadOnlyList<string> Kinds { get; } = ["session", "follow-up", "results", "consent"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/patients/{patient}/appointments", Make);
        routes.MapPost("/appointments/{appointment:guid}", Move);
    }

    static async Task<IResult> Make(
        string patient, HttpContext http, PatientCharts charts, ClinicStore store, TimeProvider time, ApplicationOptions options)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var isTime = DateTime.TryParseExact(
            form["at"], "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        if (!isTime || !Kinds.Contains(form["kind"].ToString())) return Results.StatusCode(400);
        if (charts.LineOf(patient) is null) return Results.StatusCode(404);
        var now = time.GetUtcNow();
        await store.Write(Acting.Now, context => context.Appointments.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            PatientId = patient,
            CourseId = null,
            DeviceId = null,
            Kind = form["kind"].ToString(),
            At = new DateTimeOffset(local, options.Zone.GetUtcOffset(local)),
            State = AppointmentState.Expected,
        }));
        return Results.LocalRedirect("/today");
    }

    static async Task<IResult> Move(Guid appointment, HttpContext http, ClinicStore store)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Enum.TryParse<AppointmentState>(form["state"], out var state) || !Enum.IsDefined(state)) return Results.StatusCode(400);
        var isThere = await store.Write(Acting.Now, context =>
        {
            if (context.Appointments.Find(appointment) is not { } found) return false;
            found.State = state;
            return true;
        });
        return isThere ? Results.LocalRedirect("/today") : Results.StatusCode(404);
    }
}
