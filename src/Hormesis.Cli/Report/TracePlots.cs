using System.Globalization;
using Hormesis.Cli.Output;
using Hormesis.Model.Validation;
using static Hormesis.Cli.Report.PlotColours;

namespace Hormesis.Cli.Report;

/// <summary>
/// The course of an experiment as small plots over the same minutes; what is over in moments is shown for its first minutes. A
/// line whose column the model does not have is left out.
/// </summary>
static class TracePlots
{
    const double FirstMinutes = 5;

    /// <summary>One line: a column, what it is called on paper, and how it is drawn.</summary>
    sealed record Wanted(string Column, string Label, string Colour = Blue, string Dashes = "");

    sealed record Panel(string Title, string Unit, Wanted[] Lines, bool IsQuick = false, bool FromZero = true);

    const string Long = "9 4", Short = "4 3", Dotted = "1.5 3";

    static readonly Panel[] Panels =
    [
        new("Ozone in the gas, of that offered", "%", [new("ozoneLeftPercent", "ozone left")], IsQuick: true),
        new("Oxygen tension of the blood", "mmHg", [new("pO2MmHg", "in bottle"), new("pO2At37CMmHg", "at 37 °C", Vermilion, Long)]),
        new("Carbon dioxide tension of the blood", "mmHg", [new("pCO2MmHg", "pCO2")]),
        new("Antioxidants of plasma, fall from the start", "%",
            [
                new("tasDropPercent", "TAS", Black), new("ascorbateDropPercent", "ascorbate", Vermilion, Long),
                new("urateDropPercent", "urate", Blue, Short), new("thiolDropPercent", "thiols", Green, Dotted),
            ]),
        new("Red cells, of the start", "%", [new("gshPercent", "GSH"), new("NADPH", "NADPH", Vermilion, Long)]),
        new("Hydrogen peroxide in plasma", "µmol/L", [new("h2o2UmPerL", "H2O2")], IsQuick: true),
        new("Lipid ozonation products in plasma", "µmol/L", [new("lopUmPerL", "LOP"), new("hneUmPerL", "4-HNE", Vermilion, Long)]),
        new("Pressure in the bottle", "bar absolute", [new("pressureBarAbs", "pressure")], FromZero: false),
        new("Harm to red cells", "% of haemoglobin", [new("haemolysisPercent", "lysed"), new("metHbPercent", "metHb", Vermilion, Long)]),
        new("Carbon dioxide tension", "mmHg",
            [new("paCo2MmHg", "arterial"), new("etCo2MmHg", "end-tidal", Vermilion, Long)], FromZero: false),
        new("Oxygen tension of arterial blood", "mmHg", [new("paO2MmHg", "arterial")]),
        new("Ventilation", "L/min",
            [new("minuteVentilationLPerMin", "minute"), new("alveolarVentilationLPerMin", "alveolar", Vermilion, Long)]),
        new("Breaths", "1/min", [new("respiratoryRatePerMin", "rate")]),
        new("Oxygen tension of tissues", "mmHg",
            [
                new("brainPO2MmHg", "brain", Black), new("musclePO2MmHg", "muscle", Vermilion, Long),
                new("woundPO2MmHg", "wound", Blue, Short),
                new("jointPO2MmHg", "joint", Green, Dotted), new("tumourPO2MmHg", "tumour", Black, Short),
            ]),
    ];

    /// <summary>The whole sheet as SVG text.</summary>
    public static string Of(ICaseModel model, string file, CaseTrace trace)
    {
        SvgPlot[] plots = [.. Panels.Select(p => Plot(p, trace)).Where(p => p.Lines.Count > 0)];
        return new SvgSheet($"{file}: {model.Summary}", Subtitle(trace), plots).ToString();
    }

    static string Subtitle(CaseTrace trace)
    {
        var dose = Values(trace, "doseUgPerMlBlood") is [var offered, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"{offered:0.#} µg of ozone offered for each mL of blood. ")
            : "";
        return dose + VerdictText.Notice;
    }

    static SvgPlot Plot(Panel panel, CaseTrace trace)
    {
        var quick = panel.IsQuick && trace.Times[^1].TotalMinutes > FirstMinutes;
        var title = quick ? $"{panel.Title} (first {FirstMinutes} min)" : panel.Title;
        return new(title, "min", panel.Unit, [.. panel.Lines.Select(l => Line(l, trace, quick)).Where(l => l.Points.Count > 0)], [])
        {
            FromZero = panel.FromZero,
            Overhang = 0.012,
        };
    }

    static PlotLine Line(Wanted wanted, CaseTrace trace, bool quick)
    {
        var points = Values(trace, wanted.Column).Zip(trace.Times, (y, t) => (t.TotalMinutes, y));
        return new(wanted.Label, [.. points.Where(p => !quick || p.TotalMinutes <= FirstMinutes)], wanted.Colour, wanted.Dashes);
    }

    // An observable as it is; a state relative to its start, in percent.
    static List<double> Values(CaseTrace trace, string column)
    {
        if (Index(trace.Observables, column) is var observable and >= 0) return [.. trace.ObservableValues.Select(row => row[observable])];
        if (Index(trace.States, column) is var state and >= 0)
            return [.. trace.Values.Select(row => 100 * row[state] / trace.Values[0][state])];
        return [];
    }

    static int Index(IReadOnlyList<CaseColumn> columns, string name) => columns.Select(c => c.Name).ToList().IndexOf(name);
}
