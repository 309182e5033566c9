using System.Globalization;
using System.Net;
using System.Text;

namespace Hormesis.Web.Report;

/// <summary>
/// Plots side by side in one SVG file that stands alone: it brings its own style, is readable on a light and a dark screen and
/// on paper, and names its lines.
/// </summary>
public sealed record SvgSheet(string Title, string Subtitle, IReadOnlyList<SvgPlot> Plots)
{
    const int Columns = 3;
    const double Margin = 24, Gap = 20, Head = 66;

    // Each colour of a line with the one that it has on a dark ground. A viewer without media queries shows the light one.
    static readonly (string Light, string Dark)[] Colours =
        [(PlotColours.Blue, "#56B4E9"), (PlotColours.Vermilion, "#FF9E5E"), (PlotColours.Green, "#4CCBA6"), (PlotColours.Black, "#EEE")];

    static readonly string Style = $$"""
        svg { font: 13px system-ui, "DejaVu Sans", "Liberation Sans", sans-serif; fill: #111; }
        .ground { fill: #fff; } .heading { font-size: 20px; font-weight: 600; } .title { font-size: 14px; font-weight: 600; }
        .grid { stroke: #ddd; } .axis { stroke: #333; fill: none; } .level { stroke: #333; stroke-dasharray: 2 3; }
        .x { text-anchor: middle; } .y, .end { text-anchor: end; }
        @media (prefers-color-scheme: dark) {
          svg { fill: #eee; } .ground { fill: #16191d; } .grid { stroke: #3a3f45; } .axis, .level { stroke: #bbb; }
          {{string.Join(' ', Colours.Select(InTheDark))}}
        }
        """;

    static string InTheDark((string Light, string Dark) c) =>
        $"path[fill=\"{c.Light}\"] {{ fill: {c.Dark}; }} path[stroke=\"{c.Light}\"] {{ stroke: {c.Dark}; }} "
        + $"text[fill=\"{c.Light}\"] {{ fill: {c.Dark}; }}";

    public override string ToString()
    {
        var columns = Math.Min(Columns, Math.Max(1, Plots.Count));
        var rows = (Plots.Count + columns - 1) / columns;
        var width = 2 * Margin + columns * SvgPlot.Width + (columns - 1) * Gap;
        var height = Head + Margin + rows * SvgPlot.Height + (rows - 1) * Gap;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n");
        svg.Append($"<title>{Escaped(Title)}</title>\n<style>\n{Style}\n</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"ground\" width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"heading\" x=\"{Margin}\" y=\"32\">{Escaped(Title)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"52\">{Escaped(Subtitle)}</text>\n");
        for (var i = 0; i < Plots.Count; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            svg.Append(Plots[i].At(Margin + column * (SvgPlot.Width + Gap), Head + row * (SvgPlot.Height + Gap))).Append('\n');
        }
        return svg.Append("</svg>\n").ToString();
    }

    static string Escaped(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>Okabe and Ito's palette, darkened for thin lines: told apart with any colour vision, and each line has a label.</summary>
public static class PlotColours
{
    public const string Blue = "#0072B2", Vermilion = "#B84300", Green = "#00735C", Black = "#333";
}
