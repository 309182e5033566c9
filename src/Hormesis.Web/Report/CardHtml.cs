using System.Text;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.SessionDay;

namespace Hormesis.Web.Report;

/// <summary>An emergency card for the wall: one A4 page, steps in large type.</summary>
public static class CardHtml
{
    const string Style = """
        h1 { font-size: 30pt; border-bottom: 4px solid #000; } h2 { font-size: 13pt; }
        ol { font-size: 17pt; font-weight: 600; line-height: 1.22; } ol li { margin: 1.4mm 0; }
        ol .source { font-size: 8pt; } .blood { border: 2px solid #000; padding: 1.5mm 2.5mm; font-weight: 600; margin: 1mm 0; }
        """;

    public static string Of(EmergencyCard card)
    {
        var body = new StringBuilder($"<h1>{PrintedPage.Escaped(card.Title)}</h1>\n");
        List(body, "How it looks", "ul", card.Signs);
        List(body, "What to do, in this order", "ol", card.Steps);
        var blood = card.BloodRule;
        body.Append("<h2>The blood in the bottle</h2>\n<div class=\"blood\">")
            .Append(blood.MayReturn ? "" : "DO NOT RETURN. ")
            .Append(PrintedPage.Sourced(blood.Text, $"{blood.Source} [{blood.Certainty}]")).Append("</div>\n");
        List(body, "Afterwards", "ul", card.After);
        var reminder = EmergencyCards.Table.Reminder;
        body.Append($"<p class=\"notice\">{PrintedPage.Escaped(reminder.Text)}</p>\n<p class=\"source\">")
            .Append(PrintedPage.Escaped($"Card {card.Id}, version {EmergencyCards.Table.Version}. P: project policy, to be signed by the"
                + $" centre's physician. {ReportWords.Notice}")).Append("</p>\n");
        return PrintedPage.Of(card.Title, "11.5pt", Style, body);
    }

    static void List(StringBuilder body, string heading, string kind, IReadOnlyList<Statement> lines)
    {
        body.Append($"<h2>{heading}</h2>\n<{kind}>\n");
        foreach (var line in lines) body.Append($"<li>{PrintedPage.Sourced(line.Text, EmergencyCards.Tag(line))}</li>\n");
        body.Append($"</{kind}>\n");
    }
}
