using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Hormesis.Web.Report;

/// <summary>A session's report as one HTML file that needs nothing else and prints on one A4 page.</summary>
public static class ReportHtml
{
    // The last sections hold long lines and go across the page.
    const int Wide = 2;

    const string Style = """
        @page { size: A4; margin: 11mm; }
        :root { color-scheme: light; }
        body { font: 9.5pt/1.32 system-ui, "DejaVu Sans", "Liberation Sans", sans-serif; color: #111; }
        body { max-width: 188mm; margin: 0 auto; padding: 4mm; }
        h1 { font-size: 14pt; margin: 0; }
        h2 { font-size: 10pt; margin: 2.2mm 0 .6mm; border-bottom: 1px solid #999; }
        .notice { border: 1.5px solid #111; padding: .8mm 2mm; margin: 1.5mm 0; font-weight: 600; }
        table { border-collapse: collapse; width: 100%; }
        th { text-align: left; font-weight: 600; width: 26mm; vertical-align: top; padding: 0 2mm 0 0; }
        td { padding: 0; overflow-wrap: anywhere; }
        .columns { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm; }
        .plots { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm 4mm; margin-top: 3mm; }
        svg { width: 100%; height: auto; font: 11px system-ui, "DejaVu Sans", sans-serif; }
        svg .title { font-weight: 600; font-size: 12.5px; }
        svg .grid { stroke: #ddd; } svg .axis { stroke: #333; fill: none; } svg .level { stroke: #333; stroke-dasharray: 2 3; }
        svg .span { fill: #eef1f4; } svg .span-label { text-anchor: middle; fill: #444; font-size: 10px; }
        svg .x { text-anchor: middle; } svg .y { text-anchor: end; } svg .end { text-anchor: end; }
        @media screen and (max-width: 700px) { .columns, .plots { grid-template-columns: 1fr; } }
        @media print {
          body { padding: 0; max-width: none; font-size: 8.2pt; line-height: 1.25; } h2 { break-after: avoid; margin: 1.6mm 0 .4mm; }
          .plots { grid-template-columns: 1fr 1fr 1fr; gap: 2mm 3mm; margin-top: 2mm; } svg { font-size: 13px; }
          svg .title { font-size: 14.5px; }
        }
        """;

    /// <summary>Of the page's own style, for a policy that lets in that one and no other.</summary>
    public static string StyleHash { get; } =
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"\n{Style}\n")))}";

    public static string Of(SessionReport report)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<link rel=\"icon\" href=\"data:,\">\n"); // so that no browser asks for one
        html.Append($"<title>{Escaped(ReportLines.Title(report))}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        html.Append($"<h1>{Escaped(ReportLines.Title(report))}</h1>\n");
        html.Append($"<p class=\"notice\">{Escaped(ReportWords.Notice)} The device was simulated.</p>\n");
        var sections = ReportLines.Sections(report);
        html.Append("<div class=\"columns\">\n");
        foreach (var section in sections.SkipLast(Wide)) Append(html, section);
        html.Append("</div>\n<div class=\"plots\">\n");
        foreach (var plot in ReportPlots.Of(report)) html.Append("<div>").Append(plot).Append("</div>\n");
        html.Append("</div>\n");
        foreach (var section in sections.TakeLast(Wide)) Append(html, section);
        return html.Append("</body>\n</html>\n").ToString();
    }

    static void Append(StringBuilder html, ReportSection section)
    {
        html.Append($"<section><h2>{Escaped(section.Heading)}</h2><table>\n");
        foreach (var (label, text) in section.Lines)
            html.Append($"<tr><th scope=\"row\">{Escaped(label)}</th><td>{Escaped(text)}</td></tr>\n");
        html.Append("</table></section>\n");
    }

    static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
