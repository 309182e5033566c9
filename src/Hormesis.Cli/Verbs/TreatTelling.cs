using System.Globalization;
using Hormesis.Cli.Output;
using Hormesis.Web.Report;
using Hormesis.Clinic.Protocol;

namespace Hormesis.Cli.Verbs;

/// <summary>What treat says: why nothing was done, or what was.</summary>
static class TreatTelling
{
    public static void Refusal(Asked asked, IReadOnlyList<OpenPoint> why, Screen screen)
    {
        var (patient, outcome) = (asked.Import.Facts, asked.Plan.Outcome);
        if (screen.Json)
        {
            var document = new TreatDocument
            {
                Outcome = "refused",
                Patient = PatientDocument.Of(patient),
                Verdict = outcome,
                Refused = why,
                Seed = asked.Order.Seed,
            };
            screen.Document(document, Documents.Readable.TreatDocument);
            return;
        }
        screen.Line($"REFUSED  {ReportWords.Who(patient)}: {outcome.ToString().ToLowerInvariant()}. No device was opened.");
        foreach (var point in why) screen.Line($"  {point.Rule} {point.Why}");
        screen.Line(ReportWords.Notice);
    }

    public static string Accepted(Acceptance a) =>
        $"{a.Rule}, because {a.Reason}, by {a.By}{(a.Second.Length > 0 ? $" and {a.Second}" : "")}";

    public static void Report(SessionReport report, string recording, string page, Screen screen)
    {
        if (screen.Json)
        {
            screen.Document(DocumentOf(report, recording, page), Documents.Readable.TreatDocument);
            return;
        }
        screen.Line(ReportLines.Title(report));
        screen.Line(ReportWords.Notice);
        foreach (var section in ReportLines.Sections(report))
        {
            screen.Line();
            screen.Line(section.Heading);
            foreach (var (label, text) in section.Lines) screen.Line($"  {label,-16} {text}");
        }
        screen.Line($"  {"recording",-16} {recording}");
        screen.Line($"  {"report",-16} {page}");
    }

    static TreatDocument DocumentOf(SessionReport r, string recording, string page) => new()
    {
        Outcome = r.Trace.Outcome.ToString().ToLowerInvariant(),
        Patient = PatientDocument.Of(r.Patient),
        Verdict = r.Verdict.Outcome,
        StoppedBy = r.Trace.StoppedBy.Length > 0 ? r.Trace.StoppedBy : null,
        Passes = r.Trace.Passes,
        Plan = r.Plan,
        OrderUg = r.Plan.Dose.Micrograms,
        OzoneOfferedUg = r.Trace.Offered.Micrograms,
        OzoneAbsorbedUg = new(r.Trace.Absorbed.Micrograms, r.Trace.AbsorbedLow.Micrograms, r.Trace.AbsorbedHigh.Micrograms),
        Truth = r.Truth is { } truth ? TruthDocument.Of(truth) : null,
        Breath = BreathDocument.Of(r.Trace.Breath, r.Plan),
        Operators = r.Header.Operators,
        Accepted = r.Header.Accepted,
        Alarms = [.. r.Trace.Alarms.Select(a => new AlarmDocument(a.Id, a.Priority, a.At.TotalSeconds, a.Words))],
        Deviations = r.Deviations,
        Checklists = [.. r.Day.Lists.Select(ChecklistDocument.Of)],
        Bag = r.Day.Bag is { } bag ? BagDocument.Of(bag) : null,
        Consent = r.Day.Consent,
        AfterStop = r.Day.Blood is { } blood ? new(r.Trace.StopReason, r.Day.Card?.Id, r.Day.Card?.Title, blood) : null,
        Tasks = r.Day.Tasks,
        Recording = recording,
        Report = page,
        Start = r.Header.Start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DurationSeconds = r.Trace.Duration.TotalSeconds,
        Seed = r.Header.Seed ?? 0,
    };
}
