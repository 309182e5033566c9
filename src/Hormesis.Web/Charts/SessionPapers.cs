using System.Text.Json;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.SessionDay;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Store;
using Hormesis.Store.Fhir;
using Hormesis.Store.Keeping;
using Hormesis.Web.Report;
using Course = Hormesis.Store.Keeping.Course;

namespace Hormesis.Web.Charts;

/// <summary>A session as it is kept: its row, the recording's header, its trace.</summary>
sealed record KeptSession(
    Session Row, RecordingHeader Header, SessionTrace Trace, Course Course, Verdict Verdict, IReadOnlyList<SessionEvent> Log)
{
    /// <summary>To the list before the session, as two people gave them; null where the log has none.</summary>
    public IReadOnlyDictionary<string, ChecklistAnswer>? Answers =>
        Log.FirstOrDefault(e => e is { Kind: "note", Code: "checklist", Text: not null })?.Text is { } json
            ? JsonSerializer.Deserialize<Dictionary<string, ChecklistAnswer>>(json)
            : null;
}

/// <summary>What becomes of a session that has ended: an entry in the patient's chart, and a report.</summary>
sealed class SessionPapers(ClinicStore store, PatientCharts charts)
{
    /// <summary>Null for one that is not there, has not ended, or whose end nobody knows.</summary>
    public KeptSession? Find(Guid session)
    {
        using var context = store.Read();
        if (context.Sessions.SingleOrDefault(s => s.Id == session) is not { Trace: { } json } row) return null;
        using var reader = RecordingReader.Open(new MemoryStream(store.ChunksOf(session).First(), writable: false)); // it has the header
        var trace = JsonSerializer.Deserialize(json, TraceJson.Default.SessionTrace)
            ?? throw new JsonException($"session {session} has no trace");
        var course = context.Courses.Single(c => c.Id == row.CourseId);
        var screening = context.Plans.Where(p => p.Id == row.PlanId).Select(p => p.ScreeningId).Single();
        var verdict = VerdictDocument.Read(context.Screenings.Single(s => s.Id == screening).Json);
        var log = context.Events.Where(e => e.SessionId == session).OrderBy(e => e.Index).ToList();
        return new(row, reader.Header, trace, course, verdict, log);
    }

    /// <summary>Writes it into the patient's chart, if it is not there yet.</summary>
    public Task IntoChart(Guid session)
    {
        if (Find(session) is not { } kept || charts.Has(session) || charts.Read(kept.Row.PatientId) is not { } chart)
            return Task.CompletedTask;
        ConductedSession conducted = new()
        {
            Plan = kept.Header.Plan,
            Trace = kept.Trace,
            Indication = kept.Course.Indication,
            Start = kept.Header.Start,
            PlanSha256 = kept.Header.PlanSha256,
            Controller = kept.Header.Controller,
            DeviceProfile = kept.Header.Profile.GetProperty("id").GetString() ?? "",
            Seed = kept.Header.Seed,
            Operators = kept.Header.Operators,
        };
        // The order and its screening are papers of their own: only the session itself goes into the chart.
        PlanOutcome none = new PlanOutcome.NotPlanned { Outcome = kept.Verdict.Outcome, Reasons = [], Evidence = [] };
        charts.AddSession(kept.Row.PatientId, session, FhirExport.OfSession(chart.Facts, kept.Verdict, none, conducted));
        return Task.CompletedTask;
    }

    /// <summary>The report of a session, as it is printed.</summary>
    public SessionReport? ReportOf(Guid session)
    {
        if (Find(session) is not { } kept || charts.Read(kept.Row.PatientId) is not { } chart) return null;
        var indication = Indications.Get(kept.Course.Indication);
        var day = DayReport.Of(
            chart.Facts, indication, kept.Trace, kept.Header.Plan, kept.Header.Start, kept.Answers,
            charts.Options.Rules.Set);
        return new(chart.Facts, kept.Verdict, indication.Name, kept.Course.Sessions, kept.Header, kept.Trace, null, Accepted(kept), day);
    }

    List<string> Accepted(KeptSession kept)
    {
        using var context = store.Read();
        var screening = context.Plans.Where(p => p.Id == kept.Row.PlanId).Select(p => p.ScreeningId).Single();
        return
        [
            .. context.Signatures.Where(s => (s.RecordId == screening || s.RecordId == kept.Row.PlanId) && s.Subject != null)
                .OrderBy(s => s.At).AsEnumerable()
                .Select(s => $"{s.Subject}, {s.Meaning.ToString().ToLowerInvariant()} by {s.Name}: {s.Reason}"),
        ];
    }
}
