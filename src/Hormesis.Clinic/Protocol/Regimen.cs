using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Model;

namespace Hormesis.Clinic.Protocol;

/// <summary>From one number to another of a unit; both the same where a source gives one.</summary>
public sealed record RegimenRange(double Low, double High, Certainty Certainty);

/// <summary>How a regimen's route compares with systemic autohaemotherapy.</summary>
[JsonConverter(typeof(AsWord<RouteMatch>))]
public enum RouteMatch
{
    Other,

    /// <summary>This route together with another, or in its place for some.</summary>
    Mixed,
    This,
}

/// <summary>One way in which ozone was given to people, as its source tells it. Null is what the source, as read, does not give.</summary>
public sealed record Regimen
{
    public required string Id { get; init; }

    /// <summary>What it was given for.</summary>
    public required string For { get; init; }
    public required IReadOnlyList<Route> Routes { get; init; }

    /// <summary>The route in the source's words.</summary>
    public required string RouteText { get; init; }

    /// <summary>Of the gas, µg per normal mL as far as sources say.</summary>
    public RegimenRange? ConcentrationUgPerMl { get; init; }

    /// <summary>Blood or gas, as the route has it.</summary>
    public RegimenRange? VolumeMl { get; init; }
    public RegimenRange? DoseMg { get; init; }
    public RegimenRange? Sessions { get; init; }
    public required string Frequency { get; init; }

    /// <summary>Anything else that has to be known; empty for nothing.</summary>
    public required string Note { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }

    /// <summary>Codes of the programmes that it bears on; empty for none of ours.</summary>
    public required IReadOnlyList<string> Programmes { get; init; }

    /// <summary>Whether what was found with it can be said of systemic autohaemotherapy at all.</summary>
    public RouteMatch Route => !Routes.Contains(Evidence.Route.Autohaemotherapy) ? RouteMatch.Other
        : Routes.Count > 1 ? RouteMatch.Mixed
        : RouteMatch.This;
}

/// <summary>The content of regimens.json.</summary>
/// <param name="NotFound">What was searched and not found.</param>
public sealed record RegimenTable(string About, IReadOnlyList<Statement> NotFound, IReadOnlyList<Regimen> Regimens);

/// <summary>The library of regimens that were used. It prescribes nothing: sessions are planned within the caps of a profile.</summary>
public static class Regimens
{
    public static RegimenTable Table { get; } =
        EmbeddedData.Load(typeof(Regimens).Assembly, "Protocol/regimens.json", ProtocolJson.Default.RegimenTable);

    public static IReadOnlyList<Regimen> All => Table.Regimens;
}
