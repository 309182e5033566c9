using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Charts;
using Course = Hormesis.Store.Keeping.Course;

namespace Hormesis.Web.Pages.Today;

/// <summary>Something that waits for somebody. The key names the words, the link the place where it is done.</summary>
sealed record DueLine(string Key, string Who, string What, string Link, string Kind);

/// <summary>A device, what it does now, and until when it is cared for.</summary>
sealed record DeviceLine(Store.Keeping.Device Device, Session? Running, DateOnly? DueOn);

/// <summary>The day at a glance: who comes, which devices there are, what is due. It decides nothing.</summary>
sealed record TodayBoard(
    IReadOnlyList<(Appointment Appointment, string Name)> Appointments, IReadOnlyList<DeviceLine> Devices, IReadOnlyList<DueLine> Due)
{
    const int CoursesMost = 100, DaysAhead = 14;

    public static TodayBoard Of(ClinicStore store, PatientCharts charts, TimeZoneInfo zone, DateTimeOffset now)
    {
        using var context = store.Read();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var midnight = today.ToDateTime(TimeOnly.MinValue);
        var from = new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
        var until = from.AddDays(1);
        var appointments = context.Appointments.Where(a => a.At >= from && a.At < until).OrderBy(a => a.At).ToList();
        var running = context.Sessions.Where(s => s.EndedAt == null).ToList();
        var maintenance = context.Maintenance.ToList();
        var devices = context.Devices.OrderBy(d => d.Name).AsEnumerable().Select(d => new DeviceLine(
            d, running.FirstOrDefault(s => s.DeviceId == d.Id),
            maintenance.Where(m => m.DeviceId == d.Id && m.Passed).Select(m => m.Due).Min())).ToList();
        return new(
            [.. appointments.Select(a => (a, NameOf(charts, a.PatientId)))], devices,
            [
                .. running.Where(s => s.State == SessionState.Uncertain).Select(s =>
                    new DueLine("uncertain", NameOf(charts, s.PatientId), "", $"/sessions/{s.Id}", "stop")),
                .. Unsigned(context, charts),
                .. devices.Where(d => d.DueOn is { } due && due <= today.AddDays(DaysAhead)).Select(d => new DueLine(
                    d.DueOn < today ? "maintenance-overdue" : "maintenance", d.Device.Name, "", $"/devices/{d.Device.Id}",
                    d.DueOn < today ? "stop" : "caution")),
                .. context.Courses.Where(c => c.State == CourseState.Open).Take(CoursesMost).AsEnumerable()
                    .SelectMany(c => OfCourse(c, charts, today)),
            ]);
    }

    static string NameOf(PatientCharts charts, string patient) => charts.LineOf(patient)?.Name is { Length: > 0 } name ? name : patient;

    static IEnumerable<DueLine> Unsigned(ClinicContext context, PatientCharts charts) =>
        context.Plans.Where(p => !context.Signatures.Any(s => s.RecordId == p.Id) && !context.Sessions.Any(s => s.PlanId == p.Id))
            .OrderByDescending(p => p.At).Take(CoursesMost).AsEnumerable()
            .Select(p => new DueLine("unsigned", NameOf(charts, p.PatientId), "", $"/plans/{p.Id}", "caution"));

    static IEnumerable<DueLine> OfCourse(Course course, PatientCharts charts, DateOnly today)
    {
        if (charts.Read(course.PatientId) is not { } chart) return [];
        var report = FollowUpReport.Of(chart.Facts, today, Programmes.Get(course.Indication), course.Sessions);
        return
        [
            .. report.Visits.Where(v => v.IsOpen).Select(v => new DueLine(
                v.State == VisitState.Overdue ? "visit-overdue" : "visit", chart.Facts.Name, v.Dates.Visit.Text,
                $"/courses/{course.Id}/follow-up", v.State == VisitState.Overdue ? "caution" : "info")),
            .. report.Decision.NeedsReview
                ? [new DueLine("review", chart.Facts.Name, "", $"/courses/{course.Id}/follow-up", "caution")]
                : Array.Empty<DueLine>(),
        ];
    }
}
