using Hormesis.Device.Controller;
using Hormesis.Model.Treatment;
using static Hormesis.Web.Report.PlotColours;

namespace Hormesis.Web.Report;

/// <summary>The plots of a session: pressure, concentration, weight, absorbed ozone and the patient, over the same minutes.</summary>
static class ReportPlots
{
    static readonly (Phase Phase, string Label)[] Marked =
        [(Phase.Draw, "draw"), (Phase.Mixing, "mix"), (Phase.Reinfusion, "return")];

    public static IReadOnlyList<SvgPlot> Of(SessionReport r)
    {
        var spans = Spans(r.Trace);
        return
        [
            new("Pressure in the bottle", "min", "bar", [Line(r, "bottle", Blue, p => p.Bottle.Bar)], spans)
            {
                Level = ("ceiling", r.Plan.OverpressureCeiling.Bar),
            },
            new("Ozone concentration at the generator", "min", "µg/NmL",
                [Line(r, "photometer", Blue, p => p.Concentration.MicrogramsPerNormalMillilitre)], spans)
            {
                Level = ("ordered", r.Plan.Concentration.MicrogramsPerNormalMillilitre),
            },
            new("Weight on the load cell", "min", "g", [Line(r, "weight", Green, p => p.Weight.Grams)], spans),
            new("Ozone offered and absorbed", "min", "µg",
                [
                    Line(r, "offered", Vermilion, p => p.Offered.Micrograms, "5 3"),
                    Line(r, "absorbed", Blue, p => p.Absorbed.Micrograms),
                ], spans)
            {
                Level = ("order", r.Plan.Dose.Micrograms),
            },
            .. BreathPlots.Of(r, spans),
        ];
    }

    static PlotLine Line(SessionReport r, string label, string colour, Func<TracePoint, double> value, string dashes = "") =>
        new(label, [.. r.Trace.Points.Select(p => (p.At.TotalMinutes, value(p)))], colour, dashes);

    static IReadOnlyList<PlotSpan> Spans(SessionTrace trace) =>
    [
        .. from mark in Marked
           from phase in trace.Phases
           where phase.Phase == mark.Phase.Name()
           select new PlotSpan(mark.Label, phase.From.TotalMinutes, phase.To.TotalMinutes),
    ];
}
