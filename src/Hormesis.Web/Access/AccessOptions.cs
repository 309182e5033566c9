namespace Hormesis.Web.Access;

/// <summary>How accounts are guarded. The defaults are what docs/access.md says; tests make the hashing cheap.</summary>
public sealed record AccessOptions
{
    /// <summary>Rounds of PBKDF2 with SHA-512 for a password.</summary>
    public int PasswordRounds { get; init; } = 600_000;
    public int PasswordLengthMinimum { get; init; } = 12;

    /// <summary>So many passwords are compared at once: half of the processors are left for the rest of the clinic.</summary>
    public int PasswordsAtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>So long a password waits for its turn.</summary>
    public TimeSpan PasswordWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Without a request for this long, a session ends.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often it is asked, of somebody who watches, whether their session is still one.</summary>
    public TimeSpan LooksAgain { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this long a session ends whatever is done in it.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);
}
