namespace Hormesis.Clinic.Records;

public enum ClinicalCourse
{
    /// <summary>The record does not say: to be read as still present.</summary>
    Unknown,
    Active,
    Inactive,
    Remission,
    Resolved,
}

/// <summary>A condition that somebody recorded and nobody refuted. That a list holds none says nothing about the patient.</summary>
public sealed record Diagnosis
{
    public required IReadOnlyList<Code> Codes { get; init; }
    public string Text { get; init; } = "";
    public ClinicalCourse Course { get; init; }
    public FactDate? Onset { get; init; }
    public FactDate? Abated { get; init; }
    public FactDate? Recorded { get; init; }
    public required Origin Origin { get; init; }
}
