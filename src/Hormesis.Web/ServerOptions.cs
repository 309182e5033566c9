using System.Net;
using Hormesis.Clinic;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Web.Fhir.Keeping;

namespace Hormesis.Web;

/// <summary>Limits of what one request and all clients together may ask for.</summary>
public sealed record WebLimits
{
    public int ResourceBytes { get; init; } = 1 << 20;

    /// <summary>Of a Bundle, and of a request of CDS Hooks with its prefetch.</summary>
    public int BundleBytes { get; init; } = 16 << 20;
    public int Connections { get; init; } = 64;
}

/// <summary>How the server is to run.</summary>
public sealed record ServerOptions
{
    /// <summary>Loopback addresses only; see <see cref="Access.Listening"/>.</summary>
    public required IReadOnlyList<IPEndPoint> Endpoints { get; init; }

    /// <summary>What every request to the API but for the two descriptions of the server must bring.</summary>
    public required string Token { get; init; }
    public required ClinicalProfile Profile { get; init; }
    public ClinicSettings Settings { get; init; } = new();
    public RulesInForce Rules { get; init; } = RulesInForce.Shipped;

    /// <summary>The day that patients are screened for.</summary>
    public required Func<DateOnly> Day { get; init; }
    public WebLimits Limits { get; init; } = new();
    public RepositoryLimits Repository { get; init; } = new();
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clinic's pages on their store; null for the API alone.</summary>
    public ApplicationOptions? Application { get; init; }
}
