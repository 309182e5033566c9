using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// What is written down before it is done, and after. Blood is drawn, dosed and returned only when the entry that says so is
/// known to be on stable storage.
/// </summary>
public enum JournalKind : byte
{
    None = 0,
    DrawIntended,
    DrawDone,
    DoseIntended,
    DoseDone,
    ReturnIntended,
    ReturnDone,
}

/// <summary>The newest entry that the controller has issued; the session loop writes it when its number is new.</summary>
/// <param name="Number">Counts from 1; 0 is none.</param>
/// <param name="Kind">What is intended or done.</param>
/// <param name="Amount">Blood in mL for draw and return, ozone in µg for the dose: ordered when intended, measured when done.</param>
public readonly record struct JournalEntry(long Number, JournalKind Kind, double Amount)
{
    public JournalEntry Next(JournalKind kind, ActualVolume blood) => new(Number + 1, kind, blood.Millilitres);

    public JournalEntry Next(JournalKind kind, OzoneMass ozone) => new(Number + 1, kind, ozone.Micrograms);
}
