using System.Net;
using System.Text;

namespace Hormesis.Web.Report;

/// <summary>A page for the wall or for signing: one HTML file that needs nothing else, black on white, for A4.</summary>
static class PrintedPage
{
    const string Style = """
        @page { size: A4; margin: 12mm; }
        :root { color-scheme: light; }
        body { color: #000; background: #fff; font-family: system-ui, "DejaVu Sans", "Liberation Sans", sans-serif; }
        body { max-width: 186mm; margin: 0 auto; padding: 4mm; }
        h1 { margin: 0; } h2 { margin: 3mm 0 1mm; border-bottom: 1px solid #000; break-after: avoid; }
        ul, ol { margin: 0; padding-left: 1.6em; } p { margin: 1mm 0; } li { margin: .4mm 0; }
        .notice { border: 2px solid #000; padding: 1mm 2mm; font-weight: 700; }
        .source { font-size: 65%; color: #333; font-weight: 400; }
        @media print { body { padding: 0; max-width: none; } }
        """;

    /// <param name="size">Of the type, such as 14pt.</param>
    /// <param name="more">Style of this page alone.</param>
    public static string Of(string title, string size, string more, StringBuilder body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + $"<title>{Escaped(title)}</title>\n"
        + $"<style>\n{Style}\nbody {{ font-size: {size}; line-height: 1.28; }}\n{more}\n</style>\n</head>\n"
        + $"<body>\n{body}</body>\n</html>\n";

    /// <summary>A sentence with its source behind it in small type.</summary>
    public static string Sourced(string text, string source) => $"{Escaped(text)} <span class=\"source\">{Escaped(source)}</span>";

    public static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
