using Hormesis.Bench.Figures;
using Hormesis.Bench.Peers;
using Hormesis.Bench.Storing;
using Hormesis.Cli.Verbs;

namespace Hormesis.Cli.Output;

/// <summary>What bench store --json prints.</summary>
sealed record StoreBenchDocument(Machine Machine, StoreReport Store);

/// <summary>bench store: runs it, and tells what came out. What was lost or changed makes every figure worthless.</summary>
static class StoreBenchText
{
    public static int Run(StoreBenchOptions options, Screen screen, CancellationToken stop)
    {
        StoreBench bench = new(options, TimeProvider.System, (share, what) => screen.Progress(share, what, lineDue: true));
        var report = bench.Measure(stop).GetAwaiter().GetResult();
        screen.EndBar();
        StoreBenchDocument document = new(Machine.Look(stop), report);
        if (screen.Json) screen.Document(document, Documents.Readable.StoreBenchDocument);
        else Tell(document, screen);
        return report.IsWhole && report.Telemetry.KeepsUp && report.WithEvents.KeepsUp ? Exit.Yes : Exit.No;
    }

    static void Tell(StoreBenchDocument document, Screen screen)
    {
        var r = document.Store;
        screen.Line(Text($"{r.Telemetry.Devices} devices, {r.Channels} channels at 100 Hz, {r.BytesPerChunk / 1000:0.0} kB a second each; ")
            + Text($"SQLite, WAL, synchronous=FULL, a tape with fsync; {r.FileSystem}"));
        screen.Line(Text($"  {"ms: median / p99 / longest",-34} {"telemetry",-24} {"with events",-24}"));
        screen.Line(Row("commit", r.Telemetry.Commit, r.WithEvents.Commit));
        screen.Line(Row("transaction and commit", r.Telemetry.Transaction, r.WithEvents.Transaction));
        screen.Line(Row("chunk due until acknowledged", r.Telemetry.Acknowledgement, r.WithEvents.Acknowledgement));
        screen.Line(Row("event due until acknowledged", r.Telemetry.Urgent, r.WithEvents.Urgent));
        screen.Line(Row("append and fsync at this pace", r.PacedAppend.Append, null));
        screen.Line(Text($"  p99 of a block, median (least..largest): commit {Of(r.Telemetry.CommitP99)}, with events ")
            + Text($"{Of(r.WithEvents.CommitP99)}, append and fsync {Of(r.PacedAppend.P99)} ms"));
        Tell("telemetry", r.Telemetry, screen);
        Tell("with events", r.WithEvents, screen);
        var limit = r.LeastTooMany is { } n ? Text($"{n} did not") : "no more were tried";
        screen.Line(Text($"  most devices that kept up: {r.MostDevices}; {limit}"));
        Tell(r.Saturated, screen);
        var back = r.ReadBack;
        screen.Line(Text($"  one channel of {back.Chunks} s ({back.Values} values) read back: {Of(back.Read)} ms; ")
            + Text($"{back.Different} differ"));
        screen.Line(Text($"  {r.Kept.Acknowledged} chunks acknowledged: {r.Kept.Lost} lost, {r.Kept.Different} differ, ")
            + Text($"verify finds {r.Kept.Broken} broken"));
        screen.Line(Text($"{document.Machine.Processor}; {document.Machine.Runtime}; ")
            + Text($"load {r.LoadBefore:0.0} before, {r.LoadAfter:0.0} after"));
    }

    static void Tell(SaturatedFigures s, Screen screen)
    {
        screen.Line(Text($"  everything waiting, {s.Group} chunks together, blocks of {s.Chunks} in turn; median (least..largest):"));
        screen.Line(Text($"    store {s.Store.Median:0} chunks/s ({s.Store.Minimum:0}..{s.Store.Maximum:0}); commit {Of(s.Commit)} ms"));
        screen.Line(Text($"    file {s.Raw.Median:0} chunks/s ({s.Raw.Minimum:0}..{s.Raw.Maximum:0}); append and fsync {Of(s.Append)} ms"));
        screen.Line(Text($"    store / file: {s.Ratio.Median:0.00} ({s.Ratio.Minimum:0.00}..{s.Ratio.Maximum:0.00})"));
    }

    static void Tell(string what, PacedFigures p, Screen screen) => screen.Line(
        Text($"  {what}: {p.Acknowledged:0.0} of {p.Offered:0} chunks/s acknowledged, {p.Group:0} in a group, {p.Refused} refused; ")
        + (p.KeepsUp ? "keeps up" : "DOES NOT KEEP UP"));

    static string Row(string what, Times left, Times? right) =>
        Text($"  {what,-34} {Of(left),-24} {(right is null ? "" : Of(right)),-24}").TrimEnd();

    static string Of(Spread s) => Text($"{s.Median:0.0} ({s.Minimum:0.0}..{s.Maximum:0.0})");

    static string Of(Times t) => t.Count == 0 ? "-" : Text($"{t.Median:0.0} / {t.P99:0.0} / {t.Longest:0.0}");

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
