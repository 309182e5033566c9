using System.Security.Cryptography;

namespace Hormesis.Store.Keeping;

/// <summary>What was decided about a patient, as canonical JSON with its hash: written once, never changed, open to signature.</summary>
public abstract class Paper
{
    public required Guid Id { get; set; }

    /// <summary>The id of the FHIR Patient.</summary>
    public required string PatientId { get; set; }
    public required Guid? CourseId { get; set; }

    /// <summary>UTF-8.</summary>
    public required byte[] Json { get; set; }

    /// <summary>SHA-256 of <see cref="Json"/> in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }
    public required Guid AccountId { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>As <see cref="Sha256"/> holds it.</summary>
    public static string HashOf(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}

/// <summary>A screening: verdict, every rule's answer and the rules' own hash.</summary>
public sealed class ScreeningPaper : Paper;

/// <summary>An order: the plan of one session, from which the device's recording is made.</summary>
public sealed class PlanPaper : Paper
{
    /// <summary>The session's number in its course, from 1.</summary>
    public required int Number { get; set; }

    /// <summary>The screening that it rests on.</summary>
    public required Guid ScreeningId { get; set; }
}

/// <summary>A follow-up: what changed beyond its reference change value, and what was decided.</summary>
public sealed class ReviewPaper : Paper;
