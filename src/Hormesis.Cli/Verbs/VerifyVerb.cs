using System.CommandLine;
using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Store.Verifying;
using Hormesis.Web.Keeping;

namespace Hormesis.Cli.Verbs;

/// <summary>verify STORE: looks whether everything in a store is as it was written.</summary>
static class VerifyVerb
{
    internal static readonly Argument<string> Store = new("STORE")
    {
        Description = "A store's folder, or how to connect to PostgreSQL: \"Host=…;Database=…;Username=…\"",
    };

    static readonly Option<string?> Head = new("--head") { Description = "An earlier exported head: finds a tail that was cut off" };
    static readonly Option<string?> ExportHead = new("--export-head")
    {
        Description = "Write the audit's newest entry to a file, to be kept outside of the store",
    };

    public static Command Command { get; } = Verb.Of(
        "verify", "Checks the audit's chain, every row, every recording and the files of a store; changes nothing.",
        "verify clinic --head clinic-head.json", Run, Store, Head, ExportHead);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var kept = parsed.GetValue(Head) is { } file ? ReadHead(file) : null;
        var verdict = StoreCheck.Run(Stores.EngineFor(parsed.GetRequiredValue(Store)), kept, stop);
        if (parsed.GetValue(ExportHead) is { } target && verdict.IsWhole)
            File.WriteAllText(target, JsonSerializer.Serialize(verdict.Head, Documents.Readable.ExportedHead));

        if (screen.Json) screen.Document(VerifyDocument.Of(verdict), Documents.Readable.VerifyDocument);
        else Tell(verdict, screen);
        return verdict.IsWhole ? Exit.Yes : Exit.No;
    }

    static void Tell(StoreVerdict verdict, Screen screen)
    {
        foreach (var finding in verdict.Broken) screen.Line($"{finding.Where}: {finding.What}");
        if (verdict.BrokenCount > verdict.Broken.Count) screen.Line($"… and {verdict.BrokenCount - verdict.Broken.Count} more");
        screen.Line($"{verdict.Records} records, {verdict.Head.Entries} audit entries, {verdict.BrokenCount} broken.");
        screen.Line(verdict.IsSealed
            ? "The files are as they were at the last clean end."
            : "The files carry no seal: the store is in use, did not end cleanly, or is PostgreSQL's.");
    }

    static ExportedHead ReadHead(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), Documents.Readable.ExportedHead)
                is { Store: not null, Hash: not null } head
                ? head
                : throw NoHead(file, null);
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw NoHead(file, wrong);
        }
    }

    static InputException NoHead(string file, Exception? cause) =>
        new InputException("", "it is no exported head", "name a file that verify --export-head wrote", cause).In(file);
}
