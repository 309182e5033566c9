using System.Globalization;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Web.Report;

/// <summary>A heading with its lines: the report's words, the same on paper and on the terminal.</summary>
public sealed record ReportSection(string Heading, IReadOnlyList<(string Label, string Text)> Lines);

/// <summary>Puts a report into words.</summary>
public static class ReportLines
{
    public static string Title(SessionReport r) => r.Trace.Outcome == SessionOutcome.Completed
        ? $"Session {r.Plan.Session} of {r.Sessions}: completed"
        : $"Session {r.Plan.Session} of {r.Sessions}: STOPPED by {r.Trace.StoppedBy}";

    public static IReadOnlyList<ReportSection> Sections(SessionReport r) =>
        [Patient(r), Plan(r.Plan), Ozone(r), Blood(r), BreathLines.Of(r), Alarms(r), r.Day.Section(), Record(r)];

    static ReportSection Patient(SessionReport r) => new("Patient",
    [
        ("who", ReportWords.Who(r.Patient)),
        ("screening", $"{r.Verdict.Outcome.ToString().ToLowerInvariant()} on {r.Verdict.On:yyyy-MM-dd}, profile {r.Verdict.Profile}"),
        .. Cautions(r),
        ("indication", r.Indication),
    ]);

    static IEnumerable<(string, string)> Cautions(SessionReport r) => r.Verdict.Findings
        .Where(f => f.Answer == Answer.Caution).Select(f => ("caution", $"{f.Rule}: {f.Explanation}"))
        .Concat(r.Accepted.Select(a => ("accepted", a)));

    static ReportSection Plan(SessionPlan p) => new("Plan",
    [
        ("dose", $"{p.Dose} of ozone, {p.DosePerBlood}"),
        ("gas", $"{p.GasVolume} at {p.Concentration}"),
        ("blood", $"{p.BloodVolume} with {p.AnticoagulantVolume} of {p.Anticoagulant}"),
        ("overpressure", $"about {p.OverpressurePredicted} predicted, ceiling {p.OverpressureCeiling}"),
        ("return", $"by gravity, at most {p.Reinfusion}"),
    ]);

    static ReportSection Ozone(SessionReport r) => new("Ozone",
    [
        ("offered", $"{r.Trace.Offered} measured ({Off(r.Trace.Offered / r.Plan.Dose)} of the order)"),
        ("absorbed", $"{r.Trace.Absorbed} (95 %: {Number(r.Trace.AbsorbedLow)} to {Number(r.Trace.AbsorbedHigh)} µg)"),
        .. r.Truth is { } t
            ?
            [
                ("in truth", $"offered {Number(t.OfferedUg)}, absorbed {Number(t.AbsorbedUg)}, vented {Number(t.VentedUg)}, "
                    + $"left {Number(t.LeftUg)}, decayed {Number(t.DecayedUg)} µg (simulated device)"),
            ]
            : Array.Empty<(string, string)>(),
    ]);

    static ReportSection Blood(SessionReport r) => new("Pressures and blood",
    [
        ("bottle", $"highest {r.Trace.BottleHighest}"),
        .. r.Truth is { } t
            ?
            [
                ("return", string.Create(CultureInfo.InvariantCulture,
                    $"bottle within {t.ReturnPressureMaxMmHg:0.0} mmHg of ambient, line at most {t.ReturnLineMaxMmHg:0} mmHg, "
                    + $"air past the clamp {t.AirPastClampMl:0.###} mL (in truth)")),
            ]
            : Array.Empty<(string, string)>(),
        ("drawn, returned", $"{r.Trace.BloodDrawn} drawn, {r.Trace.Returned} given back, anticoagulant included"),
        ("time", string.Create(CultureInfo.InvariantCulture, $"{r.Trace.Duration.TotalMinutes:0.0} min from self-test to end")),
    ]);

    static ReportSection Alarms(SessionReport r) => new("Alarms and deviations",
    [
        .. r.Trace.Alarms.Count == 0
            ? [("alarms", "none")]
            : r.Trace.Alarms.Select(a => ($"{a.Priority} alarm", $"{a.Words} ({a.Id}), at {Clock(a.At)}")),
        .. r.Deviations.Count == 0
            ? [("deviations", "none")]
            : r.Deviations.Select(d => ("deviation", $"{d.What}: planned {d.Planned}, found {d.Found}")),
    ]);

    static ReportSection Record(SessionReport r) => new("Record",
    [
        ("start", string.Create(CultureInfo.InvariantCulture, $"{r.Header.Start:yyyy-MM-dd HH:mm:ss}Z, seed {r.Header.Seed}")),
        ("plan SHA-256", r.Header.PlanSha256),
        ("controller", r.Header.Controller),
    ]);

    static string Off(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{100 * ratio:0.0} %");

    static string Number(OzoneMass mass) => Number(mass.Micrograms);

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Clock(TimeSpan time) => time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
}
