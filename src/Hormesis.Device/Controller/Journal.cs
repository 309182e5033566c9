namespace Hormesis.Device.Controller;

// RC-33
/// <summary>
/// What is written down before it is done, and after, in the order in which a filling goes through it. Blood is drawn, dosed and
/// returned only when the entry that says so is known to be on stable storage.
/// </summary>
public enum JournalKind : byte
{
    None = 0,

    /// <summary>The bottle stands weighed: a restarted device needs its tare.</summary>
    BottleWeighed,
    DrawIntended,
    DrawDone,
    DoseIntended,
    DoseDone,
    ReturnIntended,
    ReturnDone,

    /// <summary>A person threw the blood away.</summary>
    Discarded,
}

/// <summary>The newest entry that the controller has issued; the session loop writes it when its number is new.</summary>
/// <param name="Number">Counts from 1; 0 is none.</param>
/// <param name="Kind">What is intended or done.</param>
/// <param name="Amount">
/// Grams for the bottle; blood in mL for draw and return, ozone in µg for the dose: ordered when intended, measured when done.
/// </param>
/// <param name="Pass">Which pass it belongs to, from 1.</param>
/// <param name="At">The session's time. A restarted device continues it by the wall clock.</param>
public readonly record struct JournalEntry(long Number, JournalKind Kind, double Amount, byte Pass = 1, TimeSpan At = default);
