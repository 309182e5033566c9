using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Safety;

/// <summary>What one of the monitor's conditions does when it is bad.</summary>
public sealed record TripRow
{
    public required Trip Trip { get; init; }

    /// <summary>The alarm that it raises.</summary>
    public required string Alarm { get; init; }

    /// <summary>Row of the hazard analysis, such as H01.</summary>
    public required string Hazard { get; init; }

    /// <summary>Bad for so long before it counts.</summary>
    public required double PersistSeconds { get; init; }

    /// <summary>Takes all permits away until a person resets it; else permits are only withheld while it lasts.</summary>
    public required bool Latches { get; init; }
    public required string Source { get; init; }
}

/// <summary>The safety monitor's limits and what follows when they are broken: monitor.json.</summary>
public sealed record MonitorTable
{
    public required MonitorLimits Limits { get; init; }
    public required IReadOnlyList<TripRow> Trips { get; init; }

    /// <summary>For each limit its source and certainty.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public static MonitorTable Shipped { get; } =
        EmbeddedData.Load(typeof(MonitorTable).Assembly, "Safety/monitor.json", MonitorJson.Default.MonitorTable);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(MonitorTable))]
public sealed partial class MonitorJson : JsonSerializerContext;
