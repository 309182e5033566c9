using Hormesis.Device;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Links;

/// <summary>Where a replay first decided otherwise than the recording.</summary>
public sealed record ReplayDifference(long Tick, double AtSeconds, string Column, string Recorded, string Replayed);

/// <summary>What a replay found.</summary>
public sealed record ReplayResult
{
    public required bool Identical { get; init; }

    /// <summary>Whole ticks that the recording holds.</summary>
    public required long Ticks { get; init; }
    public required ReplayDifference? FirstDifference { get; init; }

    /// <summary>Versions of the controller that recorded and of the one that replayed.</summary>
    public required string RecordedBy { get; init; }
    public required string RunBy { get; init; }

    /// <summary>Where and why the recording ends.</summary>
    public required RecordingTail Tail { get; init; }
    public required int JournalEntries { get; init; }

    /// <summary>A difference comes from another controller, not from a fault.</summary>
    public bool OtherController => RecordedBy != RunBy;
}

/// <summary>Feeds recorded readings to the controller again and compares every command, alarm, phase and journal entry.</summary>
public static class Replay
{
    /// <exception cref="InputException">The file is no recording, or its header cannot be used.</exception>
    public static ReplayResult Run(string path)
    {
        using var reader = RecordingReader.Open(path);
        var setup = Setup(reader, path);
        var unit = ControlUnit.Begin;
        var outputs = new ulong[TickColumns.Count];
        var entries = new List<JournalEntry>();
        ReplayDifference? difference = null;
        var ticks = 0L;
        while (reader.Read())
        {
            var row = reader.Row;
            var issued = unit.Controller.Journal.Number;
            Repeat(ref unit, row, entries, setup);
            TickColumns.WriteOutputs(outputs, unit);
            difference ??= Compare(row, outputs, ticks);
            if (unit.Controller.Journal.Number > issued) entries.Add(unit.Controller.Journal);
            ticks++;
        }
        difference ??= Compare(reader.Journal, entries, ticks);
        return new()
        {
            Identical = difference is null,
            Ticks = ticks,
            FirstDifference = difference,
            RecordedBy = reader.Header.Controller,
            RunBy = ControllerVersion.Text,
            Tail = reader.Tail ?? throw new InvalidOperationException("the reader stopped without saying where"),
            JournalEntries = reader.Journal.Count,
        };
    }

    /// <summary>What a session came to, told from its recording: as far as that goes, where it was cut off.</summary>
    /// <exception cref="InputException">The file is no recording, or its header cannot be used.</exception>
    public static SessionTrace TraceOf(string path)
    {
        using var reader = RecordingReader.Open(path);
        var setup = Setup(reader, path);
        var trace = new TraceBuilder(setup);
        var unit = ControlUnit.Begin;
        var entries = new List<JournalEntry>();
        while (reader.Read())
        {
            var issued = unit.Controller.Journal.Number;
            Repeat(ref unit, reader.Row, entries, setup);
            if (unit.Controller.Journal.Number > issued) entries.Add(unit.Controller.Journal);
            trace.Add(unit, TickColumns.Inputs(reader.Row).Readings, TickColumns.Now(reader.Row));
        }
        return trace.Build(unit.Controller);
    }

    // As the session did it: a processor that hangs decides nothing, and one that comes back begins from its journal.
    static void Repeat(ref ControlUnit unit, ReadOnlySpan<ulong> row, List<JournalEntry> entries, UnitSetup setup)
    {
        var (readings, monitor) = TickColumns.Inputs(row);
        var now = TickColumns.Now(row);
        var processor = TickColumns.Processor(row);
        if (processor == SimulatedSession.Processor.IsDown) unit.GoDown();
        if (processor == SimulatedSession.Processor.Restarted)
            unit.Restart(ControllerState.Recover(setup.Controller, entries, now));
        var runs = processor is SimulatedSession.Processor.Runs or SimulatedSession.Processor.Restarted;
        unit.Step(readings, monitor, runs, setup, now);
    }

    static UnitSetup Setup(RecordingReader reader, string path)
    {
        try
        {
            return SessionRecord.SetupOf(reader.Header);
        }
        catch (InputException e)
        {
            throw e.In(path);
        }
    }

    static ReplayDifference? Compare(ReadOnlySpan<ulong> recorded, ReadOnlySpan<ulong> replayed, long tick)
    {
        var column = TickColumns.FirstDifference(recorded, replayed);
        if (column < 0) return null;

        var seconds = TickColumns.Now(recorded).TotalSeconds;
        return new(tick, seconds, TickColumns.Names[column], $"{recorded[column]:x16}", $"{replayed[column]:x16}");
    }

    // The last entry may have been issued in the last recorded tick and not been written before the end.
    static ReplayDifference? Compare(IReadOnlyList<JournalRecord> recorded, List<JournalEntry> replayed, long ticks)
    {
        for (var i = 0; i < Math.Max(recorded.Count, replayed.Count); i++)
        {
            var (there, here) = (Text(recorded, i), Text(replayed, i));
            var mayBeUnwritten = i >= recorded.Count && i == replayed.Count - 1;
            if (there != here && !mayBeUnwritten) return new(ticks, 0, "journal", there, here);
        }
        return null;
    }

    static string Text(IReadOnlyList<JournalRecord> records, int i) =>
        i < records.Count ? Text(records[i].Number, records[i].Kind, records[i].Amount) : "none";

    static string Text(List<JournalEntry> entries, int i) =>
        i < entries.Count ? Text(entries[i].Number, $"{entries[i].Kind}", entries[i].Amount) : "none";

    static string Text(long number, string kind, double amount) => $"{number} {kind} {amount:R}";
}
