using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>The intent journal of a simulated session: written a tick later, kept over restarts, lost when its store fails.</summary>
public sealed class MemoryJournal : IJournal
{
    const int Usual = 128; // entries of a long session: nothing is allocated while it runs

    readonly List<JournalEntry> entries = new(Usual);
    long issued;

    /// <summary>On stable storage up to this entry.</summary>
    public long Durable { get; private set; }
    public bool Fails { get; set; }

    /// <summary>Kind of the newest entry that is on stable storage.</summary>
    public JournalKind NewestDurable => entries.Count == 0 ? JournalKind.None
        : entries[^1].Number <= Durable ? entries[^1].Kind
        : entries.Count > 1 ? entries[^2].Kind : JournalKind.None;

    /// <summary>What a restarted controller finds.</summary>
    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>Takes over the newest entry; what was issued a tick ago is durable now.</summary>
    public void Tick(in JournalEntry newest)
    {
        if (Fails) return;
        Durable = issued;
        if (newest.Number == issued || newest.Number == 0) return;
        entries.Add(newest);
        issued = newest.Number;
    }

    public void LoseUnwritten()
    {
        if (entries.Count > 0 && entries[^1].Number > Durable) entries.RemoveAt(entries.Count - 1);
        issued = Durable;
    }

    public void CopyFrom(MemoryJournal other)
    {
        entries.Clear();
        entries.AddRange(other.entries);
        (issued, Durable, Fails) = (other.issued, other.Durable, other.Fails);
    }
}
