using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Twin;

/// <summary>
/// What the simulated machine, its room and its patient's blood truly are, where that differs from what the profile says or goes
/// beyond it. Loaded from plant.json with sources; plain numbers in SI or in the unit of their name, because only the plant's own
/// right-hand side reads them.
/// </summary>
public sealed record PlantParameters
{
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>What the bottle is made of: a name of Model/Bottle/gas-phase.json.</summary>
    public required string Wall { get; init; }
    /// <summary>Relative half width of the generator's true gain about its model, in ordinary plants.</summary>
    public required double GeneratorGainSpread { get; init; }

    /// <summary>The same in plants drawn wide.</summary>
    public required double GeneratorGainSpreadWide { get; init; }

    /// <summary>Discharge and cell of the generator; ordinary plants are near it.</summary>
    public required double GeneratorLagSeconds { get; init; }

    /// <summary>Relative half width of the lag in ordinary plants.</summary>
    public required double GeneratorLagSpread { get; init; }

    /// <summary>Plants drawn wide have a lag from here</summary>
    public required double GeneratorLagLowSeconds { get; init; }

    /// <summary>to here.</summary>
    public required double GeneratorLagHighSeconds { get; init; }

    /// <summary>Kelvin that the cell warms by at full power.</summary>
    public required double GeneratorWarmingK { get; init; }
    public required double GeneratorWarmingSeconds { get; init; }

    /// <summary>Share of the gain that is lost for each kelvin.</summary>
    public required double GeneratorLossPerK { get; init; }

    /// <summary>Oxygen in the supplied gas.</summary>
    public required double PurityNominal { get; init; }

    /// <summary>Share of the gain that is lost for each share of oxygen that is missing.</summary>
    public required double PurityGainPerShare { get; init; }

    /// <summary>Gain that is left with air.</summary>
    public required double PurityGainLeast { get; init; }

    /// <summary>Share of the gain that the wettest line costs; plants drawn wide spread up to it, ordinary ones to a fifth of it.</summary>
    public required double WetLineLargest { get; init; }
    public required double GasLineMl { get; init; }
    public required double FlowLagSeconds { get; init; }
    public required double GasValveDelaySeconds { get; init; }
    public required double SlowVentLagSeconds { get; init; }

    /// <summary>Openings below this leave the throttled vent shut.</summary>
    public required double SlowVentDeadBand { get; init; }

    /// <summary>The throttled vent does not follow smaller changes.</summary>
    public required double SlowVentHysteresis { get; init; }
    public required double OxygenInletBar { get; init; }

    /// <summary>Supply above the bottle's pressure that the flow needs.</summary>
    public required double OxygenLeastBar { get; init; }

    /// <summary>Sonic conductance of the open vent, NL/min for each bar absolute upstream (ISO 6358).</summary>
    public required double VentNLPerMinPerBar { get; init; }
    public required double SlowVentNLPerMinPerBar { get; init; }

    /// <summary>From the bottle back through both gas valves, when both stand open.</summary>
    public required double BypassNLPerMinPerBar { get; init; }

    /// <summary>Share of the gas that goes to the bottle when both gas valves stand open.</summary>
    public required double BothOpenShare { get; init; }

    /// <summary>Pressure ratio at which the openings choke (ISO 6358).</summary>
    public required double CriticalRatio { get; init; }

    /// <summary>The mechanical relief valve begins to lift here.</summary>
    public required double ReliefBar { get; init; }

    /// <summary>It is fully open this much higher.</summary>
    public required double ReliefBandBar { get; init; }

    /// <summary>Half width of where one valve lifts about where it should.</summary>
    public required double ReliefSpreadBar { get; init; }
    public required double ReliefNLPerMinPerBar { get; init; }
    public required double RuptureNLPerMinPerBar { get; init; }
    public required double RuptureSpillMlPerS { get; init; }

    /// <summary>Glass that falls off the load cell.</summary>
    public required double RuptureGlassG { get; init; }
    public required double TubingMlPerMmHg { get; init; }
    public required double VacuumFreeLPerMin { get; init; }
    public required double VacuumDeepestBar { get; init; }
    public required double VacuumBandPascal { get; init; }

    /// <summary>Wall for gas, 1/m.</summary>
    public required double SurfacePerVolume { get; init; }
    public required double VeinMmHg { get; init; }

    /// <summary>Deeper suction pulls the vein's wall onto the cannula:</summary>
    public required double VeinCollapseMmHg { get; init; }

    /// <summary>the flow falls by this share for each collapse pressure beyond it</summary>
    public required double VeinCollapseShare { get; init; }

    /// <summary>down to this share.</summary>
    public required double VeinCollapseLeast { get; init; }
    public required double CannulaMmHgPerMlPerMin { get; init; }
    public required double CannulaSpread { get; init; }

    /// <summary>What the non-return valve of the draw line lets back.</summary>
    public required double NonReturnLeakMlPerMinPerBar { get; init; }

    /// <summary>Air into the bottle through the open draw line.</summary>
    public required double DrawOpenNLPerMinPerBar { get; init; }

    /// <summary>Column of liquid in the return line when it is full.</summary>
    public required double ReturnHeightM { get; init; }
    public required double ReturnLineMl { get; init; }

    /// <summary>Line volume between the second detector and the clamp.</summary>
    public required double DetectorToClampMl { get; init; }

    /// <summary>The same for the first detector.</summary>
    public required double FirstDetectorToClampMl { get; init; }

    /// <summary>Gas in a cell of the line that a detector sees.</summary>
    public required double DetectsShare { get; init; }

    /// <summary>Travel of the drip regulator, of its whole, for each second.</summary>
    public required double RegulatorPerSecond { get; init; }

    /// <summary>Resistance of what gas fills, over that of blood.</summary>
    public required double GasResistanceShare { get; init; }

    /// <summary>No return is faster.</summary>
    public required double BreakthroughMlPerS { get; init; }

    /// <summary>Resistance at the patient's end when the line is open.</summary>
    public required double OpenEndShare { get; init; }
    public required double WetAfterSeconds { get; init; }
    public required double WetAboveMl { get; init; }
    public required double PrimeMlPerMin { get; init; }
    public required double FlushMlPerMin { get; init; }
    public required double ClampSeconds { get; init; }

    /// <summary>What the outlet cannot reach: below this the line draws gas.</summary>
    public required double OutletMl { get; init; }

    /// <summary>Standard deviation of the logarithm of both uptake times.</summary>
    public required double UptakeSpread { get; init; }

    /// <summary>Blood that takes up gas.</summary>
    public required double UptakeFromMl { get; init; }
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
    public required double HeaterKPerS { get; init; }

    /// <summary>The thermostat rests above this; a heater that is stuck knows none.</summary>
    public required double HeaterThermostatC { get; init; }

    /// <summary>Broken in the cannula.</summary>
    public required double HaemolysisNeedlePercent { get; init; }

    /// <summary>Broken each second at 200 mmHg of suction in full contact with gas.</summary>
    public required double HaemolysisSuctionPercentPerS { get; init; }
    public required double HaemolysisSuctionMmHg { get; init; }

    /// <summary>Contact with gas while neither drawing nor mixing.</summary>
    public required double HaemolysisStillContact { get; init; }

    /// <summary>Broken by ozone, for each ug taken up by a mL.</summary>
    public required double HaemolysisPercentPerUgPerMl { get; init; }
    public required double HaemolysisWarmC { get; init; }
    public required double HaemolysisWarmPercentPerS { get; init; }
    public required double HaemolysisLimitPercent { get; init; }

    /// <summary>Until blood without anticoagulant is a clot.</summary>
    public required double ClottingSeconds { get; init; }

    /// <summary>Resistance that a whole clot adds, over the path's own.</summary>
    public required double ClottingResistance { get; init; }

    /// <summary>Anticoagulant for each mL of blood.</summary>
    public required double CitrateShare { get; init; }

    /// <summary>Share of it that keeps blood from clotting.</summary>
    public required double CitrateEnough { get; init; }

    /// <summary>Letting down faster than this makes bubbles:</summary>
    public required double FoamMbarPerSecond { get; init; }

    /// <summary>counts/s for each mbar beyond, in full blood flow</summary>
    public required double FoamPerMbar { get; init; }

    /// <summary>after this lag</summary>
    public required double FoamLagSeconds { get; init; }

    /// <summary>and go again with this time constant.</summary>
    public required double FoamDecaySeconds { get; init; }
    public required double FoamFlowMlPerMin { get; init; }

    /// <summary>With more than this left of the last filling its age goes on in the next.</summary>
    public required double OldBloodMl { get; init; }

    /// <summary>Ozone that comes again later than this is another injection.</summary>
    public required double InterruptionSeconds { get; init; }
    public required double RoomM3 { get; init; }
    public required double RoomVentilationPerHour { get; init; }
    public required double RoomOzoneHalfLifeSeconds { get; init; }
    public required double RoomOzonePpm { get; init; }

    /// <summary>Share of ozone that a fresh destruct lets through.</summary>
    public required double DestructPasses { get; init; }
    public required double BatterySeconds { get; init; }
    public required double MainsSeenSeconds { get; init; }
    public required double WatchdogSeconds { get; init; }

    /// <summary>The generator cuts its high voltage when the beat is older.</summary>
    public required double GeneratorAloneSeconds { get; init; }

    /// <summary>The pressure unit vents and stops its pump when the beat is older.</summary>
    public required double PressureAloneSeconds { get; init; }
    public required double BumpSeconds { get; init; }

    /// <summary>The photometer takes its zero for this long after power-on.</summary>
    public required double ZeroingSeconds { get; init; }

    public static PlantParameters Shipped { get; } =
        EmbeddedData.Load(typeof(PlantParameters).Assembly, "Twin/plant.json", PlantJson.Default.PlantParameters);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PlantParameters))]
[JsonSerializable(typeof(SensorParameters))]
[JsonSerializable(typeof(PatientParameters))]
sealed partial class PlantJson : JsonSerializerContext;
