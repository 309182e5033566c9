using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>Where a simulated session keeps its intents.</summary>
public interface IJournal
{
    /// <summary>On stable storage up to this entry.</summary>
    long Durable { get; }

    /// <summary>Kind of the newest entry that is.</summary>
    JournalKind NewestDurable { get; }

    /// <summary>Its store fails from now on.</summary>
    bool Fails { get; set; }

    /// <summary>What a restarted controller finds.</summary>
    IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>The processor was killed: what is not on stable storage yet never will be.</summary>
    void LoseUnwritten();

    /// <summary>A tick has passed; the newest entry that the controller has issued is written when it is new.</summary>
    void Tick(in JournalEntry newest);
}
