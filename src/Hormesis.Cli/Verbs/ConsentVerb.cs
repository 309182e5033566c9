using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Web.Report;
using Hormesis.Clinic.SessionDay;

namespace Hormesis.Cli.Verbs;

/// <summary>consent --indication CODE: what a patient reads and signs, the grade of the indication first.</summary>
static class ConsentVerb
{
    static readonly Option<string?> Indication = PlanVerb.IndicationOption();

    static readonly Option<string?> Html = CardVerb.HtmlOption("Write the text into this file, to print and to sign");

    public static Command Command { get; } = Verb.Of(
        "consent", "The text of the consent for one indication, with version and hash.", "consent --indication knee-osteoarthritis", Run,
        Indication, Html);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var text = ConsentText.Of(PlanVerb.IndicationOf(parsed.GetValue(Indication)));
        if (parsed.GetValue(Html) is { } html) CardVerb.Write(html, ConsentHtml.Of(text), screen);
        if (screen.Json) screen.Document(ConsentDocument.Of(text), Documents.Readable.ConsentDocument);
        else Tell(text, screen);
        return Exit.Yes;
    }

    static void Tell(ConsentText text, Screen screen)
    {
        screen.Line(text.Plain.TrimEnd());
        screen.Line();
        screen.Line($"Text {text.Version}, SHA-256 {text.Sha256}");
        screen.Line(ReportWords.Notice);
    }
}
