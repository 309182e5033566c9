using System.Text.Json.Serialization;
using Hormesis.Model;
using Hormesis.Model.Numerics;

namespace Hormesis.Device.Twin;

/// <summary>
/// What the simulated machine and its patient truly are, where that differs from what the profile says or goes beyond it.
/// Loaded from plant.json with sources; plain numbers in SI or in the unit of their name, because only the plant's own
/// right-hand side reads them.
/// </summary>
public sealed record PlantParameters
{
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>Relative half width of the generator's true gain about its model.</summary>
    public required double GeneratorGainSpread { get; init; }

    public required double GeneratorLagSeconds { get; init; }
    public required double GasLineMl { get; init; }
    public required double FlowLagSeconds { get; init; }
    public required double GasValveDelaySeconds { get; init; }
    public required double OxygenInletBar { get; init; }

    /// <summary>Sonic conductance of the open vent, NL/min for each bar absolute upstream (ISO 6358).</summary>
    public required double VentNLPerMinPerBar { get; init; }
    public required double SlowVentNLPerMinPerBar { get; init; }

    /// <summary>Pressure ratio at which the vents choke (ISO 6358).</summary>
    public required double CriticalRatio { get; init; }

    public required double VacuumFreeLPerMin { get; init; }
    public required double VacuumDeepestBar { get; init; }

    public required double VeinMmHg { get; init; }
    public required double CannulaMmHgPerMlPerMin { get; init; }
    public required double CannulaSpread { get; init; }
    public required double ReturnHeightM { get; init; }
    public required double ReturnLineMl { get; init; }

    /// <summary>Line volume between the detector and the clamp.</summary>
    public required double DetectorToClampMl { get; init; }
    public required double PrimeMlPerMin { get; init; }
    public required double FlushMlPerMin { get; init; }
    public required double ClampSeconds { get; init; }

    /// <summary>What the outlet cannot reach: below this the line draws gas.</summary>
    public required double OutletMl { get; init; }

    /// <summary>Standard deviation of the logarithm of both uptake times.</summary>
    public required double UptakeSpread { get; init; }

    public required double OxygenUptakeMixedSeconds { get; init; }
    public required double OxygenUptakeStillSeconds { get; init; }

    /// <summary>Oxygen that venous blood can still bind, mL at 0 °C and 1 atm for each mL.</summary>
    public required double OxygenBindingMlPerMl { get; init; }

    /// <summary>Dissolved oxygen, mL for each mL and mmHg.</summary>
    public required double OxygenSolubilityPerMmHg { get; init; }

    /// <summary>Above this oxygen pressure haemoglobin counts as full.</summary>
    public required double OxygenFullMmHg { get; init; }

    public required double BloodStartC { get; init; }
    public required double BloodCoolingSeconds { get; init; }
    public required double RoomOzonePpm { get; init; }

    public static PlantParameters Shipped { get; } =
        EmbeddedData.Load(typeof(PlantParameters).Assembly, "Twin/plant.json", PlantJson.Default.PlantParameters);
}

/// <summary>One machine and one patient out of all that the spreads allow, known from the seed.</summary>
readonly record struct PlantDraw(double GeneratorGain, double Cannula, double UptakeFactorMixed, double UptakeFactorStill, double TareOff)
{
    public static PlantDraw From(PlantParameters p, double tareTolerance, RandomSource random) => new(
        1 + random.NextBetween(-p.GeneratorGainSpread, p.GeneratorGainSpread),
        1 + random.NextBetween(-p.CannulaSpread, p.CannulaSpread),
        Math.Exp(p.UptakeSpread * random.NextNormal()),
        Math.Exp(p.UptakeSpread * random.NextNormal()),
        random.NextBetween(-0.8, 0.8) * tareTolerance); // a bottle within its tolerance
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PlantParameters))]
[JsonSerializable(typeof(SensorParameters))]
sealed partial class PlantJson : JsonSerializerContext;
