using System.Text;
using Hormesis.Clinic.SessionDay;

namespace Hormesis.Web.Report;

/// <summary>The consent text for reading and signing.</summary>
public static class ConsentHtml
{
    const string Style = """
        h1 { font-size: 17pt; } h2 { font-size: 12.5pt; } section { break-inside: avoid; }
        #evidence p { font-weight: 600; border-left: 4px solid #000; padding-left: 2.5mm; }
        .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 12mm 8mm; margin-top: 14mm; }
        .sign div { border-top: 1px solid #000; padding-top: 1mm; font-size: 9pt; }
        """;

    static readonly string[] Lines =
    [
        "Patient: name, signature, date", "Physician who explained: name, signature, date", "What was asked and answered",
        "A copy was given: by, date",
    ];

    public static string Of(ConsentText text)
    {
        var title = $"Consent: {text.Name}";
        var body = new StringBuilder($"<h1>{PrintedPage.Escaped(title)}</h1>\n")
            .Append($"<p class=\"notice\">{PrintedPage.Escaped(ReportWords.Notice)}</p>\n");
        foreach (var section in text.Sections)
        {
            body.Append($"<section id=\"{section.Id}\"><h2>{PrintedPage.Escaped(section.Heading)}</h2>\n");
            foreach (var p in section.Paragraphs) body.Append($"<p>{PrintedPage.Sourced(p.Text, EmergencyCards.Tag(p))}</p>\n");
            body.Append("</section>\n");
        }
        body.Append("<section class=\"sign\">\n");
        foreach (var line in Lines) body.Append($"<div>{line}</div>\n");
        body.Append($"</section>\n<p class=\"source\">Text {PrintedPage.Escaped(text.Version)}, SHA-256 {text.Sha256}</p>\n");
        return PrintedPage.Of(title, "10.5pt", Style, body);
    }
}
