namespace Hormesis.Clinic.Records;

/// <summary>A procedure that was done or begun (a transfusion, a transplant).</summary>
public sealed record PastProcedure
{
    public required IReadOnlyList<Code> Codes { get; init; }
    public string Text { get; init; } = "";
    public FactDate? Done { get; init; }
    public required Origin Origin { get; init; }
}
