using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Store.Moving;
using Hormesis.Store.Verifying;
using Hormesis.Web.Keeping;

namespace Hormesis.Cli.Verbs;

/// <summary>backup STORE FILE and restore FILE STORE: all of a store in one file, and back with proof that it is the same.</summary>
static class BackupVerbs
{
    static readonly Argument<string> File = new("FILE") { Description = "The backup's file" };

    public static Command Backup { get; } = Verb.Of(
        "backup", "Writes all of a store, which may be in use, into one file that either engine can be restored from.",
        "backup clinic clinic-2026-11-28.backup", WriteBackup, VerifyVerb.Store, File);

    public static Command Restore { get; } = Verb.Of(
        "restore", "Restores a backup into an empty place, and proves that it is the same.",
        "restore clinic-2026-11-28.backup clinic-again", ReadBackup, File, VerifyVerb.Store);

    static int WriteBackup(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var moved = Hormesis.Store.Moving.Backup.Write(
            Stores.EngineFor(parsed.GetRequiredValue(VerifyVerb.Store)), parsed.GetRequiredValue(File), stop);
        if (screen.Json) screen.Document(MovedDocument.Of(moved, identical: true, []), Documents.Readable.MovedDocument);
        else screen.Line($"{moved.Rows} rows, audit up to entry {moved.Head.Entries} ({moved.Head.Hash}).");
        return Exit.Yes;
    }

    // The same audit head, whose chain holds the hash of every row, and a check that finds every row to be as its hash says.
    static int ReadBackup(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var engine = Stores.EngineFor(parsed.GetRequiredValue(VerifyVerb.Store));
        var moved = Hormesis.Store.Moving.Restore.Run(engine, parsed.GetRequiredValue(File), stop);
        var verdict = StoreCheck.Run(engine, moved.Head, stop);
        var identical = verdict.IsWhole && verdict.Head == moved.Head;
        if (screen.Json) screen.Document(MovedDocument.Of(moved, identical, verdict.Broken), Documents.Readable.MovedDocument);
        else Tell(moved, verdict, identical, screen);
        return identical ? Exit.Yes : Exit.No;
    }

    static void Tell(Moved moved, StoreVerdict verdict, bool identical, Screen screen)
    {
        foreach (var finding in verdict.Broken) screen.Line($"{finding.Where}: {finding.What}");
        screen.Line($"{moved.Rows} rows, audit up to entry {moved.Head.Entries} ({moved.Head.Hash}).");
        screen.Line(identical ? "It is the same: same audit, every row as the audit has it." : "It is not the same.");
    }
}
