using Hormesis.Model.Treatment;
using static Hormesis.Web.Report.PlotColours;

namespace Hormesis.Web.Report;

/// <summary>What the patient monitor showed, with the levels that the rules rose to.</summary>
static class BreathPlots
{
    // A mark is seen at this width.
    const double MarkMinutes = 0.4;

    /// <summary>Empty where nobody watched.</summary>
    public static IReadOnlyList<SvgPlot> Of(SessionReport r, IReadOnlyList<PlotSpan> phases)
    {
        if (r.Trace.Breath.Gravest == BreathLevel.Unknown) return [];
        var marks = Marks(r.Trace.Breath).ToList();
        return
        [
            new("End-tidal CO2 and breaths", "min", "mmHg, 1/min",
                [
                    Line(r, "EtCO2", Blue, p => p.EtCO2.MmHg),
                    Line(r, "breaths", Vermilion, p => p.RespiratoryRate.PerMinute, "5 3"),
                ], marks.Count > 0 ? marks : phases)
            {
                Level = r.Trace.Breath.Baseline is { } b ? ("baseline", b.MmHg) : null,
            },
            new("Circulation", "min", "mmHg, 1/min, %",
                [
                    Line(r, "systolic", Blue, p => p.Systolic.MmHg),
                    Line(r, "heart", Vermilion, p => p.HeartRate.PerMinute, "5 3"),
                    Line(r, "SpO2", Green, p => p.SpO2.Percent, "2 2"),
                ], marks.Count > 0 ? marks : phases),
        ];
    }

    static IEnumerable<PlotSpan> Marks(BreathOutcome breath) => breath.Events.Select(
        e => new PlotSpan(BreathLines.NameOf(e.Level)[..2], e.At.TotalMinutes, e.At.TotalMinutes + MarkMinutes));

    static PlotLine Line(SessionReport r, string label, string colour, Func<BreathPoint, double> value, string dashes = "") =>
        new(label, [.. r.Trace.Points.Where(p => p.Patient.IsKnown).Select(p => (p.At.TotalMinutes, value(p.Patient)))], colour, dashes);
}
