using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Recording;

namespace Hormesis.Links;

/// <summary>The intent journal of a recorded session: entries go into its file and count once they are on the disk.</summary>
/// <param name="recording">The session's file.</param>
/// <param name="waits">
/// In virtual time the disk takes one tick, whatever it really takes: else chance would come in by it.
/// </param>
sealed class RecordedJournal(RecordingWriter recording, bool waits) : IJournal
{
    readonly List<JournalEntry> entries = [];
    bool pending;

    public long Durable { get; private set; }
    public bool Fails { get; set; }
    public IReadOnlyList<JournalEntry> Entries => entries;

    public JournalKind NewestDurable
    {
        get
        {
            for (var i = entries.Count - 1; i >= 0; i--)
                if (entries[i].Number <= Durable) return entries[i].Kind;
            return JournalKind.None;
        }
    }

    public void Tick(in JournalEntry newest)
    {
        if (Fails) return;
        Durable = recording.Durable;
        if (newest.Number == 0 || entries.Count > 0 && newest.Number <= entries[^1].Number) return;
        entries.Add(newest);
        pending = true;
    }

    public void LoseUnwritten()
    {
        if (pending) entries.RemoveAt(entries.Count - 1);
        pending = false;
    }

    /// <summary>Writes what is new, behind the row of the tick that issued it.</summary>
    public void WriteDown(long tick)
    {
        if (!pending) return;
        pending = false;
        var newest = entries[^1];
        recording.Write(new(newest.Number, newest.Kind.ToString(), newest.Amount, tick));
        if (waits) recording.WaitFor(newest.Number);
    }
}
