namespace Hormesis.Device.Alarms;

public enum AlarmStep : byte
{
    Raised = 0,
    Ended,
    Acknowledged,
    Paused,
    PauseEnded,
    Reset,
}

/// <summary>What a condition showed against what it may: the limit is not a number where there is none.</summary>
public readonly record struct AlarmValue(double Value, double Limit);

/// <summary>One line of the alarm log.</summary>
/// <param name="Row">The alarm, by its row in the table; -1 for what concerns all.</param>
/// <param name="Value">That raised it; not a number where none was given.</param>
/// <param name="By">The person's number in the session; 0 for nobody.</param>
public readonly record struct AlarmEntry(
    int Row, Priority Priority, AlarmStep Event, TimeSpan At, double Value, double Limit, ushort By);

/// <summary>
/// The alarm log: a ring of fixed memory, written without allocation. When the oldest entry goes its loss is counted and shown.
/// It leaves keeping it over a power cut to the recording.
/// </summary>
public sealed class AlarmLog(int capacity = AlarmLog.Least)
{
    /// <summary>Entries that it keeps at least (reference/device-safety, A6).</summary>
    public const int Least = 5_000;

    readonly AlarmEntry[] entries = new AlarmEntry[Math.Max(capacity, Least)];

    /// <summary>Entries ever written.</summary>
    public long Written { get; private set; }

    public int Count => (int)Math.Min(Written, entries.Length);

    /// <summary>Entries that went to make room.</summary>
    public long Lost => Written - Count;

    /// <summary>From the oldest that is left, 0, to the newest.</summary>
    public AlarmEntry this[int index] => index >= 0 && index < Count
        ? entries[(int)((Lost + index) % entries.Length)]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"the log has {Count} entries");

    public void Append(in AlarmEntry entry)
    {
        entries[(int)(Written % entries.Length)] = entry;
        Written++;
    }

    /// <summary>Writes down all that one tick of the alarms has done.</summary>
    /// <param name="values">By row, what raised each condition; empty where that is not known.</param>
    public void Record(in AlarmOutput output, AlarmTable table, ReadOnlySpan<AlarmValue> values, TimeSpan at, ushort by)
    {
        Write(output.Raised, AlarmStep.Raised, table, values, at, by: 0);
        Write(output.Ended, AlarmStep.Ended, table, values, at, by: 0);
        Write(output.Acknowledged, AlarmStep.Acknowledged, table, values, at, by);
        Write(output.Reset, AlarmStep.Reset, table, values, at, by);
        if (output.PauseEnded) Append(new(-1, Priority.Low, AlarmStep.PauseEnded, at, double.NaN, double.NaN, by));
        if (output.PauseBegan) Append(new(-1, Priority.Low, AlarmStep.Paused, at, double.NaN, double.NaN, by));
    }

    /// <summary>Makes this log the same as the other; both have the same capacity.</summary>
    public void CopyFrom(AlarmLog other)
    {
        other.entries.CopyTo(entries, 0);
        Written = other.Written;
    }

    void Write(AlarmSet rows, AlarmStep what, AlarmTable table, ReadOnlySpan<AlarmValue> values, TimeSpan at, ushort by)
    {
        for (; !rows.IsEmpty; rows = rows.WithoutLowest())
        {
            var row = rows.Lowest;
            var value = row < values.Length ? values[row] : new(double.NaN, double.NaN);
            Append(new(row, table.Alarms[row].Priority, what, at, value.Value, value.Limit, by));
        }
    }
}
