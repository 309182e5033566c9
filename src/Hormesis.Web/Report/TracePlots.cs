using System.Globalization;
using Hormesis.Model.Validation;

namespace Hormesis.Web.Report;

/// <summary>
/// The course of an experiment as small plots over the same time; what is over in moments is shown for its first minutes. A line
/// whose column the model does not have, or of which there is nothing, is left out.
/// </summary>
/// <param name="bands">Null where the model has none, or nobody asked.</param>
/// <param name="assumed">What the reader must know was assumed; empty for nothing.</param>
public sealed class TracePlots(ICaseModel model, CaseTrace trace, CaseBands? bands, string assumed)
{
    const double FirstMinutes = 5;

    /// <summary>The whole sheet as SVG text.</summary>
    public string Of(string file)
    {
        SvgPlot[] plots = [.. TracePanels.Of(model).Select(Plot).Where(p => p.Lines.Count > 0)];
        return new SvgSheet($"{file}: {model.Summary}", Subtitle(), plots).ToString();
    }

    string Subtitle()
    {
        var dose = Values("doseUgPerMlBlood") is [var offered, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"{offered:0.#} µg of ozone offered for each mL of blood.")
            : "";
        var sure = bands is null ? "" : $"Bands: 5 to 95 % of {bands.Draws} draws of what differs between people.";
        return string.Join(' ', new[] { dose, assumed, sure, ReportWords.Notice }.Where(part => part.Length > 0));
    }

    SvgPlot Plot(Panel panel)
    {
        var quick = panel.IsQuick && trace.Times[^1].TotalMinutes > FirstMinutes;
        var title = quick ? $"{panel.Title} (first {FirstMinutes} min)" : panel.Title;
        var time = PlotTime.Of(quick ? TimeSpan.FromMinutes(FirstMinutes) : trace.Times[^1]);
        var lines = panel.Lines.Select(l => Line(l, time, quick)).Where(l => l.Points.Count > 0).ToList();
        if (panel.IsOptional && lines.All(l => l.Points.All(p => p.Y == 0))) lines.Clear();
        return new(title, time.Unit, panel.Unit, lines, [])
        {
            FromZero = panel.FromZero,
            Overhang = 0.012,
            LeastSpan = panel.LeastSpan,
            Bands = bands is null || lines.Count == 0 ? [] : [.. panel.Lines.Select(l => Band(l, bands, time)).OfType<PlotBand>()],
        };
    }

    PlotLine Line(Wanted wanted, PlotTime time, bool quick)
    {
        var points = Values(wanted.Column).Zip(trace.Times, (y, t) => (X: time.In(t), y));
        return new(
            wanted.Label, [.. points.Where(p => !quick || p.X <= time.In(TimeSpan.FromMinutes(FirstMinutes)))], wanted.Colour,
            wanted.Dashes);
    }

    PlotBand? Band(Wanted wanted, CaseBands sure, PlotTime time)
    {
        var column = Index(trace.Observables, wanted.Column);
        return column < 0
            ? null
            : new([.. trace.Times.Select((t, i) => (time.In(t), sure.Low[i][column], sure.High[i][column]))], wanted.Colour);
    }

    // An observable as it is; a state relative to its start, in percent.
    List<double> Values(string column)
    {
        if (Index(trace.Observables, column) is var observable and >= 0) return [.. trace.ObservableValues.Select(row => row[observable])];
        if (Index(trace.States, column) is var state and >= 0)
            return [.. trace.Values.Select(row => 100 * row[state] / trace.Values[0][state])];
        return [];
    }

    static int Index(IReadOnlyList<CaseColumn> columns, string name) => columns.Select(c => c.Name).ToList().IndexOf(name);
}
