using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Evidence;

namespace Hormesis.Cli.Verbs;

/// <summary>evidence [CLAIM]: what is claimed, how well it stands, and what the model does about it.</summary>
static class EvidenceVerb
{
    static readonly Argument<string?> Claim = new("CLAIM")
    {
        Description = "One claim in full, by its id; without it all are listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string?> Page = new("--page")
    {
        Description = "Write the page of docs that is made from the ledger into this file, and do nothing else",
        HelpName = "FILE",
    };

    public static Command Command { get; } = Verb.Of(
        "evidence", "Every claim with its grade, its studies and what is modelled.", "evidence il6-lowered", Run, Claim, Page);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Page) is { } page)
        {
            File.WriteAllText(page, LedgerPage.Text(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            screen.Note(page);
            return Exit.Yes;
        }
        var one = parsed.GetValue(Claim) is { } id ? Ledger.Get(id) : null;
        if (screen.Json) screen.Document(EvidenceDocument.Of(one is null ? Ledger.All : [one]), Documents.Readable.EvidenceDocument);
        else if (one is null) EvidenceText.TellAll(screen);
        else EvidenceText.Tell(one, screen);
        return Exit.Yes;
    }
}
