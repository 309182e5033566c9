namespace Hormesis.Clinic.Records;

/// <summary>A procedure that was done or begun (a transfusion, a transplant).</summary>
public sealed record PastProcedure
{
    public required IReadOnlyList<Code> Codes { get; init; }
    public string Text { get; init; } = "";
    public FactDate? Done { get; init; }

    /// <summary>True where the record says so; else it was begun, and nobody knows more.</summary>
    public bool IsCompleted { get; init; }
    public required Origin Origin { get; init; }
}
