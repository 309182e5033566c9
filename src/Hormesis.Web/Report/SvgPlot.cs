using System.Globalization;
using System.Net;
using System.Text;

namespace Hormesis.Web.Report;

/// <summary>One line of a plot. Lines are told apart by their label and their dashes, not by colour alone.</summary>
/// <param name="Label">Written at the line's end.</param>
/// <param name="Points">x and y in the plot's units, by rising x.</param>
/// <param name="Colour">CSS colour.</param>
/// <param name="Dashes">SVG dash pattern; empty for a whole line.</param>
public sealed record PlotLine(string Label, IReadOnlyList<(double X, double Y)> Points, string Colour, string Dashes = "")
{
    /// <summary>Each point is a measurement and is drawn as a dot: the line between them is nobody's.</summary>
    public bool HasDots { get; init; }
}

/// <summary>A region between two lines, behind all of them.</summary>
public sealed record PlotBand(IReadOnlyList<(double X, double Low, double High)> Points, string Colour);

/// <summary>A span of x with a name, shaded behind the lines.</summary>
public sealed record PlotSpan(string Label, double From, double To);

/// <summary>A small line plot as SVG text: axes with units, labelled lines, nothing that a printer or a grey screen loses.</summary>
public sealed record SvgPlot(string Title, string XUnit, string YUnit, IReadOnlyList<PlotLine> Lines, IReadOnlyList<PlotSpan> Spans)
{
    public const double Width = 520, Height = 270;
    const double Left = 52, Right = 84, Top = 32, Bottom = 34;

    /// <summary>Shown where it matters that a value is a bound: drawn as a dotted level line.</summary>
    public (string Label, double Y)? Level { get; init; }

    /// <summary>How far lines may be from what is drawn.</summary>
    public IReadOnlyList<PlotBand> Bands { get; init; } = [];

    /// <summary>Where something happened: short strokes on the axis of x.</summary>
    public IReadOnlyList<double> Marks { get; init; } = [];

    /// <summary>Where the axis of x ends at the least.</summary>
    public double LeastX { get; init; }

    /// <summary>Whether zero is on the axis: what changes by little around another value shows nothing then.</summary>
    public bool FromZero { get; init; } = true;

    /// <summary>The least that the axis spans, as a share of its highest value: noise in the last digit looks like what it is.</summary>
    public double LeastSpan { get; init; }

    /// <summary>What may stick out beyond a round end of the axis, as a share of the span: more for noise than else.</summary>
    public double Overhang { get; init; } = 0.08;

    /// <summary>When given, x is days since then and its axis says dates.</summary>
    public DateOnly? FirstDay { get; init; }

    public override string ToString() => Drawn("");

    /// <summary>The same as a part of a larger drawing.</summary>
    public string At(double left, double top) =>
        Drawn(string.Create(CultureInfo.InvariantCulture, $"x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{Width}\" height=\"{Height}\" "));

    string Drawn(string place)
    {
        var x = Axis.Through(Lines.SelectMany(l => l.Points).Select(p => p.X).Concat(LeastX > 0 ? [LeastX] : []));
        var y = Axis.Over(Ys(), Overhang, LeastSpan);
        var svg = new StringBuilder();
        Add(svg, $"<svg {place}viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escaped(Title)}\">");
        AddText(svg, 0, 12, "title", YUnit is "" or "1" ? Title : $"{Title}, {YUnit}");
        foreach (var span in Spans) DrawSpan(svg, span, x);
        foreach (var band in Bands) DrawBand(svg, band, x, y);
        DrawAxes(svg, x, y);
        var taken = new List<double>();
        foreach (var mark in Marks)
            Add(svg, $"<path d=\"M{Px(mark, x):0.#} {Height - Bottom}v-7\" class=\"mark\" stroke=\"#333\" stroke-width=\"2\"/>");
        if (Level is { } level) DrawLevel(svg, level.Label, Py(level.Y, y), taken);
        foreach (var line in Lines) DrawLine(svg, line, x, y, taken);
        return svg.Append("</svg>").ToString();
    }

    static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    static void AddText(StringBuilder svg, double x, double y, string style, string text) =>
        Add(svg, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{style}\">{Escaped(text)}</text>");

    IEnumerable<double> Ys() =>
        Lines.SelectMany(l => l.Points).Select(p => p.Y)
            .Concat(Bands.SelectMany(b => b.Points).SelectMany(p => (double[])[p.Low, p.High]))
            .Concat(FromZero ? [0] : []).Concat(Level is { } l ? [l.Y] : []);

    static double Px(double value, Axis x) => Left + (value - x.From) / (x.To - x.From) * (Width - Left - Right);

    static double Py(double value, Axis y) => Height - Bottom - (value - y.From) / (y.To - y.From) * (Height - Top - Bottom);

    static void DrawSpan(StringBuilder svg, PlotSpan span, Axis x)
    {
        var (from, to) = (Px(span.From, x), Px(span.To, x));
        var (width, height) = (Math.Max(0.5, to - from), Height - Top - Bottom);
        Add(svg, $"<rect x=\"{from:0.#}\" y=\"{Top}\" width=\"{width:0.#}\" height=\"{height}\" class=\"span\"/>");
        AddText(svg, (from + to) / 2, Top - 4, "span-label", span.Label);
    }

    static void DrawBand(StringBuilder svg, PlotBand band, Axis x, Axis y)
    {
        svg.Append("<path class=\"band\" d=\"");
        for (var i = 0; i < band.Points.Count; i++)
            Add(svg, $"{(i == 0 ? 'M' : 'L')}{Px(band.Points[i].X, x):0.#} {Py(band.Points[i].High, y):0.#}");
        for (var i = band.Points.Count - 1; i >= 0; i--) Add(svg, $"L{Px(band.Points[i].X, x):0.#} {Py(band.Points[i].Low, y):0.#}");
        Add(svg, $"Z\" fill=\"{band.Colour}\" fill-opacity=\"0.16\" stroke=\"none\"/>");
    }

    void DrawAxes(StringBuilder svg, Axis x, Axis y)
    {
        foreach (var tick in y.Ticks())
        {
            Add(svg, $"<path d=\"M{Left} {Py(tick, y):0.#}H{Width - Right}\" class=\"grid\"/>");
            AddText(svg, Left - 5, Py(tick, y) + 3.5, "y", Number(tick, y.Step));
        }
        foreach (var (at, label) in FirstDay is { } day ? CalendarTicks.Of(day, x.To) : x.Ticks().Select(t => (t, Number(t, x.Step))))
        {
            Add(svg, $"<path d=\"M{Px(at, x):0.#} {Height - Bottom}v4\" class=\"axis\"/>");
            AddText(svg, Px(at, x), Height - Bottom + 15, "x", label);
        }
        Add(svg, $"<path d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\" class=\"axis\"/>");
        if (XUnit.Length > 0) AddText(svg, Width - Right, Height - 5, "unit end", XUnit);
    }

    static void DrawLevel(StringBuilder svg, string label, double py, List<double> taken)
    {
        Add(svg, $"<path d=\"M{Left} {py:0.#}H{Width - Right}\" class=\"level\"/>");
        AddLabel(svg, py, "#333", label, taken);
    }

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
        foreach (var (dotX, dotY) in line.HasDots ? line.Points : [])
        {
            Add(svg, $"<path class=\"dot\" d=\"M{Px(dotX, x):0.#} {Py(dotY, y):0.#}h0\" stroke=\"{line.Colour}\"");
            svg.Append(" stroke-width=\"7\" stroke-linecap=\"round\"/>");
        }
        AddLabel(svg, Py(line.Points[^1].Y, y), line.Colour, line.Label, taken);
    }

    // Labels stand in the right margin at the height of their line; one that would cover another moves down.
    static void AddLabel(StringBuilder svg, double py, string colour, string label, List<double> taken)
    {
        const double apart = 12;
        var at = py + 3.5;
        while (taken.Any(other => Math.Abs(other - at) < apart)) at += 1;
        taken.Add(at);
        Add(svg, $"<text x=\"{Width - Right + 5}\" y=\"{at:0.#}\" fill=\"{colour}\">{Escaped(label)}</text>");
    }

    // As many decimals as tell a tick from the next.
    static string Number(double value, double step)
    {
        if (Math.Abs(value) < 1e-9 * step) return "0";
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step)), 0, 9);
        return value.ToString($"0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
    }

    static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A span of values with round ends.</summary>
    readonly record struct Axis(double From, double To, double Step)
    {
        /// <summary>From zero to the last value.</summary>
        public static Axis Through(IEnumerable<double> values)
        {
            var last = values.DefaultIfEmpty(1).Max();
            return new(0, last, RoundStep(last / 5));
        }

        /// <summary>To the next round values beyond the extremes.</summary>
        public static Axis Over(IEnumerable<double> values, double overhang, double leastSpan)
        {
            var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
            var (low, high) = (finite.Min(), finite.Max());
            var lacking = leastSpan * Math.Abs(high) - (high - low);
            if (lacking > 0) (low, high) = (low - lacking / 2, high + lacking / 2);
            if (high - low < 1e-9 * Math.Max(1, Math.Abs(high))) high = low + 1;
            var (step, slack) = (RoundStep((high - low) / 5), overhang * (high - low));
            return new(Math.Floor((low + slack) / step) * step, Math.Ceiling((high - slack) / step) * step, step);
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
