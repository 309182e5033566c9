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

    /// <summary>Code of the indication.</summary>
    public required string Indication { get; set; }

    /// <summary>Id of the clinical profile.</summary>
    public required string Profile { get; set; }

    /// <summary>As many as the course is to have.</summary>
    public required int Sessions { get; set; }
    public required CourseState State { get; set; }

    /// <summary>Why it was stopped.</summary>
    public string? Reason { get; set; }
    public required Guid AccountId { get; set; }
    public required DateTimeOffset At { get; set; }
}
