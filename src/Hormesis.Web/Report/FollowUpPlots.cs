using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Records;
using static Hormesis.Web.Report.PlotColours;

namespace Hormesis.Web.Report;

/// <summary>
/// The markers and outcomes of a course as small plots over the same dates: each result a dot, what noise alone may make of the baseline a
/// band, each session a stroke on the axis. What was not measured since the course began is left out and named.
/// </summary>
public static class FollowUpPlots
{
    /// <summary>The whole sheet as SVG text.</summary>
    public static string Of(PatientFacts facts, FollowUpReport report, DateOnly on)
    {
        var (plots, sessions) = Drawn(facts, report, on);
        return new SvgSheet($"Follow-up of {facts.Id}, {sessions} sessions", Subtitle(report, plots.Count), plots).ToString();
    }

    /// <summary>The plots one by one, for a page.</summary>
    public static IReadOnlyList<SvgPlot> PlotsOf(PatientFacts facts, FollowUpReport report, DateOnly on) => Drawn(facts, report, on).Plots;

    static (IReadOnlyList<SvgPlot> Plots, int Sessions) Drawn(PatientFacts facts, FollowUpReport report, DateOnly on)
    {
        var shown = report.Changes.Select(c => (c.Marker.Analyte, Change: (MarkerChange?)c))
            .Concat((report.Programme?.Outcomes ?? []).Select(o => (o.Measure.Analyte, Change: o.Marker)))
            .DistinctBy(s => s.Analyte)
            .Select(s => (s.Analyte, s.Change, Results: ResultsOf(s.Analyte, facts, on)))
            .Where(s => s.Results.Count > 1).ToList();
        var sessions = report.SoFar.Sessions.Where(s => s.Done is not null).Select(s => s.Done!.Value.Latest).ToList(); // just filtered
        var from = shown.SelectMany(s => s.Results).Select(r => r.Taken!.Value.Latest).Concat(sessions).DefaultIfEmpty(on).Min(); // dated
        return ([.. shown.Select(s => Plot(s.Analyte, s.Change, s.Results, sessions, from, on))], sessions.Count);
    }

    static string Subtitle(FollowUpReport report, int shown)
    {
        var undated = report.SoFar.IsDated ? "" : "Sessions without a date are not drawn. ";
        return shown == 0
            ? $"Nothing was measured twice. {ReportWords.Notice}"
            : $"Dots: results. Band: what noise alone may make of the baseline. Strokes on the axis: sessions. {undated}"
                + ReportWords.Notice;
    }

    static List<LabResult> ResultsOf(string analyte, PatientFacts facts, DateOnly on)
    {
        var known = facts.Results.Where(r => r.Analyte == analyte && r is { Bound: Bound.Exact, Value: { } value, Taken: { } taken }
            && double.IsFinite(value) && taken.Latest <= on).OrderBy(r => r.Taken!.Value.Latest).ToList(); // just filtered
        return [.. known.Where(r => r.Unit == known[^1].Unit)];
    }

    static SvgPlot Plot(
        string analyte, MarkerChange? change, List<LabResult> results, List<DateOnly> sessions, DateOnly from, DateOnly on)
    {
        double Day(DateOnly day) => day.DayNumber - from.DayNumber;
        var (last, unit) = (Math.Max(1, Day(on)), Unit(results[0].Unit));
        var points = results.Select(r => (Day(r.Taken!.Value.Latest), r.Value!.Value)); // numbers with a date
        var line = new PlotLine(Words(change), [.. points], Blue) { HasDots = true };
        return new(Title(analyte), "", unit, [line], [])
        {
            FirstDay = from,
            FromZero = false,
            LeastX = last,
            Overhang = 0,
            LeastSpan = 0.1, // of what hardly changes a tenth is shown
            Marks = [.. sessions.Select(Day)],
            Level = change?.Noise is { } noise ? ("baseline", noise.Baseline) : null,
            Bands = change?.Noise is { } span ? [new([(0, span.Low, span.High), (last, span.Low, span.High)], Green)] : [],
        };
    }

    static string Title(string analyte)
    {
        var name = Analytes.Get(analyte).Name;
        return name[1] == '-' ? name : char.ToUpperInvariant(name[0]) + name[1..]; // d-ROMs
    }

    // A plot names every unit, that of a score as well.
    static string Unit(string ucum) => UnitWords.Of(ucum) is { Length: > 0 } words ? words : ucum.Trim('{', '}').Replace('_', ' ');

    static string Words(MarkerChange? change) => change?.Movement switch
    {
        Movement.Up => "up",
        Movement.Down => "down",
        Movement.Within => "within noise",
        _ => "not judged",
    };
}
