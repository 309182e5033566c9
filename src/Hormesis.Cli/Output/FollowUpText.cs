using System.Globalization;
using System.Text.Json;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Treatment;
using Hormesis.Web.Report;

namespace Hormesis.Cli.Output;

/// <summary>How a course goes on, as people read it: the decision first, then what it rests on.</summary>
static class FollowUpText
{
    public static string Word(Step step) => step switch
    {
        Step.AsScheduled => "continue",
        Step.Down => "adjust",
        Step.Pause => "pause",
        _ => "stop",
    };

    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static void Tell(
        PatientFacts facts, FollowUpReport report, IReadOnlyList<ExpectedChange> expected, string why, DateOnly on, Screen screen)
    {
        var headline = report.SoFar.Sessions.Count == 0 ? "NO COURSE has begun" : Headline(report.Decision);
        screen.Line($"{headline}  {ReportWords.Who(facts)}, on {on:yyyy-MM-dd}");
        screen.Line($"{report.SoFar.Sessions.Count} sessions of the course are done.");
        foreach (var reason in report.Decision.Reasons)
        {
            var limit = reason.Limit.Length > 0 ? $"limit {reason.Limit}; " : "";
            screen.Line($"  - {reason.What} {reason.Value} ({limit}{reason.Source} [{reason.Certainty}])");
        }
        if (report.Decision.Reasons.Count == 0 && report.SoFar.Sessions.Count > 0) screen.Line(
            "  - nothing speaks for less than the schedule; nothing here ever speaks for more");
        screen.Line();
        if (report.Programme is { } programme) ProgrammeFollowUpText.Tell(programme, screen);
        screen.Line("Moved beyond noise:");
        TellMarkers(report.Changes.Where(c => c.Movement is Movement.Up or Movement.Down), expected, screen);
        screen.Line("Within noise:");
        TellMarkers(report.Changes.Where(c => c.Movement == Movement.Within), expected, screen);
        screen.Line("Cannot be told:");
        foreach (var c in report.Changes.Where(c => c.Movement == Movement.CannotTell && (c.Latest is not null || c.Baselines.Count > 0)))
            screen.Line($"  - {Analytes.Get(c.Marker.Analyte).Name}: {c.Why}");
        screen.Line($"Redox index: {Redox(report.Redox)}");
        if (why.Length > 0) screen.Line(why);
        screen.Line();
        TellRest(report, screen);
        screen.Line(ReportWords.Notice);
    }

    static string Headline(Response decision) => (decision.Step switch
    {
        Step.AsScheduled => "CONTINUE as planned",
        Step.Down => "ADJUST: one step lower",
        Step.Pause => "PAUSE: no session before what is asked for is known",
        _ => "STOP",
    }) + (!decision.NeedsReview ? "" : decision.Step == Step.Stop ? "; a physician reviews the course" : ", after a physician's review");

    static void TellMarkers(IEnumerable<MarkerChange> changes, IReadOnlyList<ExpectedChange> expected, Screen screen)
    {
        foreach (var c in changes)
        {
            var noise = c.Noise!.Value; // these have moved or not
            screen.Line(Text($"  - {Analytes.Get(c.Marker.Analyte).Name}: {noise.Baseline:0.###} to {c.Latest!.Value:0.###} ")
                + $"{UnitWords.Of(c.Latest.Unit)} " + Text($"({c.Percent:+0.#;-0.#;0} %); noise {noise.Low:0.###} to {noise.High:0.###}")
                + (c.IsWorse ? ", for the worse" : c.IsBetter ? ", for the better" : ""));
            foreach (var e in expected.Where(e => e.Analyte == c.Marker.Analyte))
                screen.Line(Text($"      {Effects.WordOf(e.Effects),-10} {e.Mid:+0.#;-0.#;0} % ")
                    + Text($"({e.Low:+0.#;-0.#;0} to {e.High:+0.#;-0.#;0}): ") + (e.Fits ? "fits" : "does not fit"));
        }
    }

    static string Redox(RedoxIndex index) => index.Redox is { } redox
        ? Text($"{redox:0.00} (defence {index.Defence:0.00}, injury {index.Injury:0.00}, in standard deviations of noise)")
        : $"cannot be told: {index.Why}";

    static void TellRest(FollowUpReport report, Screen screen)
    {
        foreach (var v in report.Visits) screen.Line($"{Word(v)}: {Days(v.Dates)}, {v.Dates.Visit.Text}{Missing(v)} "
            + $"({v.Dates.Visit.Source} [{v.Dates.Visit.Certainty}])");
        if (!report.SoFar.IsDated) screen.Line("No visit can be dated: a session has no date.");
        foreach (var s in report.Suggestions)
            screen.Line($"Suggestion, evidence grade {s.Grade}, not an order: {s.Text} {s.Because}. Timing: {s.Timing} ({s.Source})");
        screen.Line();
        EventText.Tell(report.AdverseEvents, screen);
    }

    /// <summary>From one day to another, as people read it.</summary>
    public static string Days(VisitDates v) => Text($"{v.From:yyyy-MM-dd} to {v.To:yyyy-MM-dd}");

    static string Word(FollowUpVisit visit) => visit.State switch
    {
        VisitState.Due => "DUE",
        VisitState.Overdue => "OVERDUE",
        VisitState.Missed => "Missed",
        VisitState.Done => "Measured",
        _ => "To come",
    };

    static string Missing(FollowUpVisit visit) => visit.State is VisitState.Done or VisitState.Upcoming
        ? ""
        : $"; missing {string.Join(", ", visit.Missing.Select(a => Analytes.Get(a).Name))}";

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
