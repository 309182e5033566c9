using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Web.Report;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.SessionDay;

namespace Hormesis.Cli.Verbs;

/// <summary>card [NAME]: what to do in an emergency, and what becomes of the blood.</summary>
static class CardVerb
{
    static readonly Argument<string?> Name = new("NAME")
    {
        Description = "One card by its id; without it all are listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string?> Html = HtmlOption("Write the card into this file as one page to print");

    public static Command Command { get; } = Verb.Of(
        "card", "Emergency cards: what to do, in order, and what may become of the blood.", "card embolism --html card.html", Run,
        Name, Html);

    public static Option<string?> HtmlOption(string description) => new("--html") { Description = description, HelpName = "FILE" };

    /// <summary>Writes a page and says where.</summary>
    public static void Write(string path, string page, Screen screen)
    {
        File.WriteAllText(path, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        screen.Note(path);
    }

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var (name, html) = (parsed.GetValue(Name), parsed.GetValue(Html));
        if (html is not null && name is null)
            throw new Model.InputException(
                "--html", "no card is named", $"give one of {string.Join(", ", EmergencyCards.All.Select(c => c.Id))}");
        var cards = name is null ? EmergencyCards.All : [EmergencyCards.Get(name)];
        if (html is not null) Write(html, CardHtml.Of(cards[0]), screen);
        if (screen.Json) screen.Document([.. cards.Select(CardDocument.Of)], Documents.Readable.IReadOnlyListCardDocument);
        else if (name is not null) Tell(cards[0], screen);
        else foreach (var card in cards) screen.Line($"{card.Id,-18} {card.Title}");
        return Exit.Yes;
    }

    static void Tell(EmergencyCard card, Screen screen)
    {
        screen.Line(card.Title.ToUpperInvariant());
        List("How it looks", card.Signs.Select(s => $"- {Line(s)}"), screen);
        List("What to do, in this order", card.Steps.Select((s, i) => $"{i + 1}. {Line(s)}"), screen);
        var blood = card.BloodRule;
        List("The blood in the bottle",
            [$"{(blood.MayReturn ? "" : "DO NOT RETURN. ")}{blood.Text}  [{blood.Source}; {blood.Certainty}]"], screen);
        List("Afterwards", card.After.Select(s => $"- {Line(s)}"), screen);
        screen.Line();
        screen.Line(EmergencyCards.Table.Reminder.Text);
        screen.Line(ReportWords.Notice);
    }

    static void List(string heading, IEnumerable<string> lines, Screen screen)
    {
        screen.Line();
        screen.Line(heading);
        foreach (var line in lines) screen.Line($"  {line}");
    }

    static string Line(Statement s) => $"{s.Text}  [{EmergencyCards.Tag(s).Replace(" [", "; ", StringComparison.Ordinal)}";
}
