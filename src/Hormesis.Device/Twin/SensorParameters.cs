using Hormesis.Model;

namespace Hormesis.Device.Twin;

/// <summary>
/// How the sensors err: noise (standard deviation), lag, sampling, range and resolution. Loaded from sensors.json with sources;
/// gain errors come from the device profile's accuracies. Units are in the names. Steps of converters are powers of two in SI.
/// </summary>
public sealed record SensorParameters
{
    public required IReadOnlyDictionary<string, string> Sources { get; init; }
    /// <summary>Half width of the zero error.</summary>
    public required double PressureOffsetMbar { get; init; }
    /// <summary>Half width of the drift.</summary>
    public required double PressureDriftMbarPerDay { get; init; }
    public required double PressureNoiseMbar { get; init; }
    public required double PressureLagSeconds { get; init; }
    public required double PressureStepPascal { get; init; }
    /// <summary>The sensor's physical ends.</summary>
    public required double PressureLowestBar { get; init; }
    public required double PressureHighestBar { get; init; }
    public required double LineNoiseMmHg { get; init; }
    public required double LineOffsetMmHg { get; init; }
    public required double LineStepPascal { get; init; }
    public required double LineLowestMmHg { get; init; }
    public required double LineHighestMmHg { get; init; }
    public required double WeightNoiseG { get; init; }
    public required double WeightNoiseMixingG { get; init; }
    public required double WeightLagSeconds { get; init; }
    public required double WeightStepKg { get; init; }
    public required double WeightHighestKg { get; init; }
    /// <summary>Half width of the second bridge's gain about the first's.</summary>
    public required double BridgeGain { get; init; }
    public required double PhotometerLagSeconds { get; init; }
    public required double PhotometerStepUgPerNMl { get; init; }
    public required double PhotometerHighestUgPerNMl { get; init; }
    /// <summary>Share of the light lost to dirt that the photometer makes up for.</summary>
    public required double DirtCompensated { get; init; }
    public required double DirtErrorShare { get; init; }
    public required double LampNoiseFactor { get; init; }
    public required double VentPhotometerNoiseUgPerNMl { get; init; }
    public required double VentPhotometerLagSeconds { get; init; }
    public required double VentPhotometerSampleSeconds { get; init; }
    public required double VentPhotometerStepUgPerNMl { get; init; }
    public required double FlowNoisePercent { get; init; }
    public required double FlowStepCubicMetresPerSecond { get; init; }
    public required double InletStepBar { get; init; }
    public required double TemperatureStepC { get; init; }
    /// <summary>Half width of the error.</summary>
    public required double TemperatureOffsetC { get; init; }
    public required double TemperatureLagSeconds { get; init; }
    public required double RoomStepPpm { get; init; }
    public required double RoomLagSeconds { get; init; }
    /// <summary>Half width of the error.</summary>
    public required double RoomGain { get; init; }
    public required double PurityStep { get; init; }
    public required double PurityLagSeconds { get; init; }
    public required double DestructStepPpm { get; init; }
    public required double DestructLagSeconds { get; init; }
    /// <summary>Of the power measured at the high-voltage supply.</summary>
    public required double VoltageNoise { get; init; }
    public required double VoltageStep { get; init; }
    public required double AirStepMl { get; init; }
    /// <summary>Half width of the error of a detector's volume.</summary>
    public required double AirGain { get; init; }
    public required double HaemolysisNoisePercent { get; init; }
    public required double HaemolysisSampleSeconds { get; init; }
    public required double HaemolysisStepPercent { get; init; }

    public static SensorParameters Shipped { get; } =
        EmbeddedData.Load(typeof(SensorParameters).Assembly, "Twin/sensors.json", PlantJson.Default.SensorParameters);
}
