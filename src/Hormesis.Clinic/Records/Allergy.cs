namespace Hormesis.Clinic.Records;

/// <summary>An allergy or intolerance that somebody recorded and nobody refuted.</summary>
public sealed record Allergy
{
    public required IReadOnlyList<Code> Codes { get; init; }
    public string Text { get; init; } = "";
    public bool IsResolved { get; init; }
    public FactDate? Recorded { get; init; }
    public required Origin Origin { get; init; }
}
