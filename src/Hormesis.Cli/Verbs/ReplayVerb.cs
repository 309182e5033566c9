using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Links;

namespace Hormesis.Cli.Verbs;

/// <summary>replay RECORDING: the recorded readings through the controller again, every command compared.</summary>
static class ReplayVerb
{
    static readonly Argument<string> File = new("RECORDING") { Description = "A recording made by treat" };

    public static Command Command { get; } = Verb.Of(
        "replay", "Feeds a recording's readings to the controller again and compares every command and alarm.",
        "replay sessions/2026-11-01T090000Z-seed1.hrec", Run, File);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var result = Replay.Run(parsed.GetRequiredValue(File));
        if (screen.Json) screen.Document(DocumentOf(result), Documents.Readable.ReplayDocument);
        else Tell(result, screen);
        return result.Identical ? Exit.Yes : Exit.No;
    }

    static void Tell(ReplayResult r, Screen screen)
    {
        var end = r.Tail.IsWhole ? "The recording is whole." : $"The recording ends early: {r.Tail.Why} (byte {r.Tail.At} of {r.Tail.Of}).";
        screen.Line(r.Identical
            ? $"Identical: {r.Ticks} ticks, {r.JournalEntries} journal entries. {end}"
            : $"Different at tick {r.FirstDifference!.Tick} ({r.FirstDifference.AtSeconds:0.00} s), {r.FirstDifference.Column}: "
                + $"recorded {r.FirstDifference.Recorded}, replayed {r.FirstDifference.Replayed}. {end}");
        screen.Line($"Recorded by {r.RecordedBy}, replayed by {(r.OtherController ? r.RunBy : "the same")}.");
        if (!r.Identical && r.OtherController)
            screen.Line("The controllers are of two versions: that, not a fault, may be the difference.");
    }

    static ReplayDocument DocumentOf(ReplayResult r) => new(
        r.Identical, r.Ticks,
        r.FirstDifference is { } d ? new(d.Tick, d.AtSeconds, d.Column, d.Recorded, d.Replayed) : null,
        r.RecordedBy, r.RunBy, r.Tail.IsWhole, r.Tail.IsWhole ? null : $"{r.Tail.Why} (byte {r.Tail.At} of {r.Tail.Of})", r.JournalEntries);
}
