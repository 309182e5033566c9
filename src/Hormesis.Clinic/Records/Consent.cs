namespace Hormesis.Clinic.Records;

/// <summary>A patient's consent to a course, as somebody recorded it.</summary>
public sealed record Consent
{
    public required string Id { get; init; }

    /// <summary>False for one that was refused, withdrawn or never completed.</summary>
    public bool IsGiven { get; init; }
    public FactDate? Signed { get; init; }

    /// <summary>Code of the indication whose text was read; empty when the record gives none of ours.</summary>
    public string Indication { get; init; } = "";

    /// <summary>Version of the text that was signed.</summary>
    public string TextVersion { get; init; } = "";
    public required Origin Origin { get; init; }
}
