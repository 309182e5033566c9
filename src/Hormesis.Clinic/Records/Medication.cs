namespace Hormesis.Clinic.Records;

public enum MedicationUse
{
    /// <summary>The record does not say: to be read as in use.</summary>
    Unknown,
    Active,
    OnHold,

    /// <summary>Stopped, completed or cancelled.</summary>
    Ended,
}

/// <summary>A medicine that was ordered, with the text of the order where no code is known.</summary>
public sealed record Medication
{
    public required IReadOnlyList<Code> Codes { get; init; }
    public string Text { get; init; } = "";
    public MedicationUse Use { get; init; }
    public FactDate? Ordered { get; init; }
    public required Origin Origin { get; init; }
}
