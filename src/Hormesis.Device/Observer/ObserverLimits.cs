using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Observer;

/// <summary>Where the observer draws its lines, from observer.json with a source for each.</summary>
public sealed record ObserverLimits
{
    /// <summary>A closed bottle may lose this beside what the blood takes up, bar/min.</summary>
    public required double LeakBarPerMinute { get; init; }

    /// <summary>Over this long a slope of pressure or weight is taken, s.</summary>
    public required double SlopeSeconds { get; init; }

    /// <summary>After a valve has moved, this is waited before a slope is judged, s.</summary>
    public required double SettleSeconds { get; init; }

    /// <summary>The two pressure sensors may be this far from where they stood to each other at rest, mbar.</summary>
    public required double PressureDriftMbar { get; init; }

    /// <summary>A weight on which nothing acts may move by this, g/min.</summary>
    public required double WeightDriftGPerMin { get; init; }

    /// <summary>The photometer may be this far from the power's model beside the generator's own spread, percent.</summary>
    public required double PhotometerDriftPercent { get; init; }

    /// <summary>Rise of pressure for the gas let in, against the free volume by weight, percent.</summary>
    public required double VolumePercent { get; init; }

    /// <summary>Rise that is needed to judge it, bar.</summary>
    public required double VolumeFromBar { get; init; }

    /// <summary>Of the ozone that should have been taken up until the vent, at least this was, percent.</summary>
    public required double UptakePercent { get; init; }

    /// <summary>Oxygen that the blood takes from the gas explains at most this slope, bar/min at 1 bar over ambient.</summary>
    public required double OxygenUptakeBarPerMinute { get; init; }
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public static ObserverLimits Shipped { get; } =
        EmbeddedData.Load(typeof(ObserverLimits).Assembly, "Observer/observer.json", ObserverJson.Default.ObserverLimits);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ObserverLimits))]
sealed partial class ObserverJson : JsonSerializerContext;
