namespace Hormesis.Store.Keeping;

public enum CourseState
{
    /// <summary>Nothing more is to happen in it.</summary>
    Stopped,
    Open,
    Finished,
}

/// <summary>A course of sessions for one patient. Its plans and reviews are papers that name it.</summary>
public sealed class Course
{
    public required Guid Id { get; set; }
    public required string PatientId { get; set; }

    /// <summary>Id of the programme in the clinic's rules.</summary>
    public required string Programme { get; set; }

    /// <summary>Id of the indication.</summary>
    public required string Indication { get; set; }
    public required CourseState State { get; set; }

    /// <summary>Why it was stopped.</summary>
    public string? Reason { get; set; }
    public required Guid AccountId { get; set; }
    public required DateTimeOffset At { get; set; }
}
