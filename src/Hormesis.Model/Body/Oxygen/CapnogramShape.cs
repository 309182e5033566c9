using System.Text.Json.Serialization;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>What the breaths of a capnogram look like: the patient, the airway and the capnograph.</summary>
/// <param name="InspiratoryShare">Of a breath's time.</param>
/// <param name="FrontWidthL">Standard deviation of the front between dead space and alveolar gas.</param>
/// <param name="ApparatusDeadSpaceL">What fresh gas must clear at the sensor before it shows.</param>
/// <param name="Breathes">False: apnoea, the trace stays at what is breathed in.</param>
/// <param name="IsConnected">False: the trace stays at zero.</param>
public sealed record CapnogramShape(
    double EtCo2MmHg, double InspiredCo2MmHg, double TidalVolumeL, double RatePerMin, double InspiratoryShare, double TauExpirationS,
    double SlopeThreeMmHgPerL, double AirwayDeadSpaceL, double FrontWidthL, double ApparatusDeadSpaceL,
    double TransportDelayS, double SensorLagS, bool Breathes = true, bool IsConnected = true)
{
    internal static ParameterTable Table { get; } = ParameterTable.Of("Body/Oxygen/capnogram.json");

    static readonly CapnogramConditions Shipped = EmbeddedData.Load(
        typeof(CapnogramShape).Assembly, "Body/Oxygen/capnogram-conditions.json", CapnogramJson.Default.CapnogramConditions);

    /// <summary>A resting breath.</summary>
    public static CapnogramShape Resting { get; } = new(
        Number("etCo2"), Number("inspiredCo2"), Number("tidalVolume"), Number("rate"), Number("inspiratoryShare"), Number("tauExpiration"),
        Number("slopeThree"), Number("deadSpaceAirway"), Number("frontWidth"), Number("apparatusDeadSpace"),
        Number("transportDelay"), Number("sensorLag"));

    /// <summary>Names of what a capnogram may show: normal, obstruction, embolism and others.</summary>
    public static IReadOnlyList<string> Conditions { get; } = [.. Shipped.Conditions.Select(c => c.Id)];

    /// <summary>The same person in one of the <see cref="Conditions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none of this name.</exception>
    public CapnogramShape In(string condition)
    {
        var change = Shipped.Conditions.FirstOrDefault(c => c.Id == condition)
            ?? throw new ArgumentOutOfRangeException(nameof(condition), condition, $"the conditions are {string.Join(", ", Conditions)}");
        return this with
        {
            EtCo2MmHg = EtCo2MmHg * change.EtCo2Factor,
            RatePerMin = RatePerMin * change.RateFactor,
            TauExpirationS = TauExpirationS * change.TauFactor,
            SlopeThreeMmHgPerL = SlopeThreeMmHgPerL * change.SlopeFactor,
            Breathes = change.Breathes,
            IsConnected = change.IsConnected,
        };
    }

    internal static double Number(string name) => Table.Parameters.Single(p => p.Name == name).Value;
}

/// <summary>How a condition changes a breath: factors, and whether there are breaths and a line at all.</summary>
sealed record CapnogramCondition(
    string Id, double EtCo2Factor, double RateFactor, double TauFactor, double SlopeFactor, bool Breathes, bool IsConnected,
    string Certainty, string Source);

sealed record CapnogramConditions(IReadOnlyList<CapnogramCondition> Conditions);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CapnogramConditions))]
sealed partial class CapnogramJson : JsonSerializerContext;
