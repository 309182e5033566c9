using System.Globalization;
using System.Net;
using System.Text;

namespace Hormesis.Cli.Report;

/// <summary>One line of a plot. Lines are told apart by their label and their dashes, not by colour alone.</summary>
/// <param name="Label">Written at the line's end.</param>
/// <param name="Points">x and y in the plot's units, by rising x.</param>
/// <param name="Colour">CSS colour.</param>
/// <param name="Dashes">SVG dash pattern; empty for a whole line.</param>
sealed record PlotLine(string Label, IReadOnlyList<(double X, double Y)> Points, string Colour, string Dashes = "");

/// <summary>A span of x with a name, shaded behind the lines.</summary>
sealed record PlotSpan(string Label, double From, double To);

/// <summary>A small line plot as SVG text: axes with units, labelled lines, nothing that a printer or a grey screen loses.</summary>
sealed record SvgPlot(string Title, string XUnit, string YUnit, IReadOnlyList<PlotLine> Lines, IReadOnlyList<PlotSpan> Spans)
{
    const double Width = 520, Height = 240, Left = 52, Right = 14, Top = 30, Bottom = 34;

    /// <summary>Shown where it matters that a value is a bound: drawn as a dotted level line.</summary>
    public (string Label, double Y)? Level { get; init; }

    public override string ToString()
    {
        var (x, y) = (Axis.Over(Lines.SelectMany(l => l.Points).Select(p => p.X)), Axis.Over(Ys()));
        var svg = new StringBuilder();
        Add(svg, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escaped(Title)}\">");
        AddText(svg, Left, 14, "title", Title);
        foreach (var span in Spans) DrawSpan(svg, span, x);
        DrawAxes(svg, x, y);
        if (Level is { } level) DrawLevel(svg, level.Label, level.Y, y);
        var taken = new List<double>();
        foreach (var line in Lines) DrawLine(svg, line, x, y, taken);
        return svg.Append("</svg>").ToString();
    }

    static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    static void AddText(StringBuilder svg, double x, double y, string style, string text) =>
        Add(svg, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{style}\">{Escaped(text)}</text>");

    IEnumerable<double> Ys() => Lines.SelectMany(l => l.Points).Select(p => p.Y).Append(0).Concat(Level is { } l ? [l.Y] : []);

    static double Px(double value, Axis x) => Left + (value - x.From) / (x.To - x.From) * (Width - Left - Right);

    static double Py(double value, Axis y) => Height - Bottom - (value - y.From) / (y.To - y.From) * (Height - Top - Bottom);

    static void DrawSpan(StringBuilder svg, PlotSpan span, Axis x)
    {
        var (from, to) = (Px(span.From, x), Px(span.To, x));
        var (width, height) = (Math.Max(0.5, to - from), Height - Top - Bottom);
        Add(svg, $"<rect x=\"{from:0.#}\" y=\"{Top}\" width=\"{width:0.#}\" height=\"{height}\" class=\"span\"/>");
        AddText(svg, (from + to) / 2, Top - 4, "span-label", span.Label);
    }

    void DrawAxes(StringBuilder svg, Axis x, Axis y)
    {
        foreach (var tick in y.Ticks())
        {
            Add(svg, $"<path d=\"M{Left} {Py(tick, y):0.#}H{Width - Right}\" class=\"grid\"/>");
            AddText(svg, Left - 5, Py(tick, y) + 3.5, "y", Number(tick));
        }
        foreach (var tick in x.Ticks())
        {
            Add(svg, $"<path d=\"M{Px(tick, x):0.#} {Height - Bottom}v4\" class=\"axis\"/>");
            AddText(svg, Px(tick, x), Height - Bottom + 15, "x", Number(tick));
        }
        Add(svg, $"<path d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\" class=\"axis\"/>");
        AddText(svg, Width - Right, Height - 5, "unit end", XUnit);
        AddText(svg, Left - 46, Top - 6, "unit", YUnit);
    }

    static void DrawLevel(StringBuilder svg, string label, double value, Axis y)
    {
        Add(svg, $"<path d=\"M{Left} {Py(value, y):0.#}H{Width - Right}\" class=\"level\"/>");
        AddText(svg, Left + 4, Py(value, y) - 3, "line-label", label);
    }

    // Labels stand at the lines' ends; one that would cover another moves up.
    static void DrawLine(StringBuilder svg, PlotLine line, Axis x, Axis y, List<double> taken)
    {
        if (line.Points.Count == 0) return;
        Add(svg, $"<path fill=\"none\" stroke=\"{line.Colour}\" stroke-width=\"1.6\"");
        if (line.Dashes.Length > 0) Add(svg, $" stroke-dasharray=\"{line.Dashes}\"");
        svg.Append(" d=\"");
        for (var i = 0; i < line.Points.Count; i++)
        {
            var (px, py) = (Px(line.Points[i].X, x), Py(line.Points[i].Y, y));
            Add(svg, $"{(i == 0 ? 'M' : 'L')}{px:0.#} {py:0.#}");
        }
        svg.Append("\"/>");
        var at = Py(line.Points[^1].Y, y) - 5;
        while (taken.Any(other => Math.Abs(other - at) < 12)) at -= 12;
        taken.Add(at);
        AddText(svg, Width - Right - 2, Math.Max(Top + 8, at), "line-label end", line.Label);
    }

    static string Number(double value) => Math.Abs(value) < 1e-9 ? "0" : value.ToString("0.###", CultureInfo.InvariantCulture);

    static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A span of values with round ends.</summary>
    readonly record struct Axis(double From, double To, double Step)
    {
        public static Axis Over(IEnumerable<double> values)
        {
            var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
            var (low, high) = (finite.Min(), finite.Max());
            if (high - low < 1e-9) high = low + 1;
            var step = RoundStep((high - low) / 5);
            return new(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step);
        }

        public IEnumerable<double> Ticks()
        {
            for (var i = 0; From + i * Step <= To + 1e-9 * Step; i++) yield return From + i * Step;
        }

        // 1, 2 or 5 times a power of ten.
        static double RoundStep(double rough)
        {
            var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            var lead = rough / power;
            return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
        }
    }
}
