namespace Hormesis.Store.Keeping;

/// <summary>One version of one FHIR resource, as it was taken in. A new version is a new row; rows never change.</summary>
public sealed class ChartResource
{
    /// <summary>Grows with every row, in the order of writing: what is new since another node's last look.</summary>
    public long Id { get; set; }

    /// <summary>Observation, Patient, …</summary>
    public required string Type { get; set; }

    /// <summary>The resource's own id.</summary>
    public required string ResourceId { get; set; }

    /// <summary>From 1.</summary>
    public required int Version { get; set; }

    /// <summary>The id of the Patient whom it is about; null for a resource about none.</summary>
    public string? PatientId { get; set; }

    /// <summary>The resource as JSON in UTF-8, exactly as it is served.</summary>
    public required byte[] Json { get; set; }

    /// <summary>Who wrote it; null for the program's own.</summary>
    public Guid? AccountId { get; set; }
    public required DateTimeOffset At { get; set; }
}
