using Hormesis.Clinic.Protocol;
using Hormesis.Model.Treatment;

namespace Hormesis.Store.Fhir;

/// <summary>A session that was begun, as the device handed it up, with who ordered it and what carried it out.</summary>
public sealed record ConductedSession
{
    public required SessionPlan Plan { get; init; }
    public required SessionTrace Trace { get; init; }

    /// <summary>Code of the indication.</summary>
    public required string Indication { get; init; }

    /// <summary>Wall clock of the first tick.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>SHA-256 of the plan's own JSON, in hexadecimal.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>Version of the controller that decided the commands.</summary>
    public required string Controller { get; init; }

    /// <summary>Id of the device's profile.</summary>
    public required string DeviceProfile { get; init; }

    /// <summary>Seed of the simulated device; null on a real one.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Who is signed on at the device, the first as person 1.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>What somebody took on themselves before the session.</summary>
    public IReadOnlyList<Acceptance> Accepted { get; init; } = [];
}
