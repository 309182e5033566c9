using Hormesis.Clinic.Records;
using Hormesis.Web.Report;

namespace Hormesis.Web.Pages.Patients;

/// <summary>What was measured of a patient more than once, drawn over time; sessions are strokes on the axis.</summary>
static class TrendPlots
{
    /// <param name="most">Those measured last come first, and no more than these.</param>
    public static IReadOnlyList<SvgPlot> Of(PatientFacts facts, DateOnly today, int most)
    {
        var sessions = facts.Sessions.Where(s => s.Done is not null).Select(s => s.Done!.Value.Latest).ToList(); // just filtered
        return
        [
            .. facts.Results.Where(IsNumber).GroupBy(r => (r.Analyte, r.Unit)).Where(g => g.Count() > 1)
                .OrderByDescending(g => g.Max(r => r.Taken!.Value.Latest)).Take(most) // dated, as filtered
                .Select(g => Plot(Analytes.Get(g.Key.Analyte), g.Key.Unit, [.. g.OrderBy(r => r.Taken!.Value.Latest)], sessions, today)),
        ];
    }

    static bool IsNumber(LabResult r) => r is { Bound: Bound.Exact, Value: { } value, Taken: not null } && double.IsFinite(value);

    static SvgPlot Plot(Analyte analyte, string unit, List<LabResult> results, List<DateOnly> sessions, DateOnly today)
    {
        var from = results[0].Taken!.Value.Latest; // as filtered
        double Day(DateOnly day) => day.DayNumber - from.DayNumber;
        var points = results.Select(r => (Day(r.Taken!.Value.Latest), r.Value!.Value));
        return new(analyte.Name, "", UnitWords.Of(unit), [new PlotLine("", [.. points], PlotColours.Blue) { HasDots = true }], [])
        {
            FirstDay = from,
            FromZero = false,
            LeastX = Math.Max(1, Day(today)),
            Overhang = 0,
            LeastSpan = 0.1,
            Marks = [.. sessions.Where(s => s >= from && s <= today).Select(Day)],
        };
    }
}
