namespace Hormesis.Store.Keeping;

public enum AppointmentState
{
    Expected,
    Arrived,
    Done,
    Missed,
    Cancelled,
}

/// <summary>Who comes when, and for what.</summary>
public sealed class Appointment
{
    public required Guid Id { get; set; }
    public required string PatientId { get; set; }
    public required Guid? CourseId { get; set; }
    public required Guid? DeviceId { get; set; }

    /// <summary>session, follow-up, results, consent.</summary>
    public required string Kind { get; set; }
    public required DateTimeOffset At { get; set; }
    public required AppointmentState State { get; set; }
}

/// <summary>A patient's consent in writing, and its withdrawal.</summary>
public sealed class ConsentPaper
{
    public required Guid Id { get; set; }
    public required string PatientId { get; set; }

    /// <summary>treatment or research.</summary>
    public required string Scope { get; set; }

    /// <summary>SHA-256 of the text that was signed, and its language.</summary>
    public required string TextSha256 { get; set; }
    public required string Language { get; set; }
    public required DateTimeOffset GivenAt { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Who talked with the patient.</summary>
    public required Guid AccountId { get; set; }
}
