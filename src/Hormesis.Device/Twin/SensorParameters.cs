using Hormesis.Model;

namespace Hormesis.Device.Twin;

/// <summary>
/// How the sensors err: noise (standard deviation), lag, sampling and resolution. Loaded from sensors.json with sources; gain
/// errors come from the device profile's accuracies. Units are in the names. Steps of converters are powers of two in SI.
/// </summary>
public sealed record SensorParameters
{
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public required double PressureOffsetMbar { get; init; }
    public required double PressureNoiseMbar { get; init; }
    public required double PressureLagSeconds { get; init; }
    public required double PressureStepPascal { get; init; }
    public required double LineNoiseMmHg { get; init; }
    public required double LineStepPascal { get; init; }
    public required double WeightNoiseG { get; init; }
    public required double WeightNoiseMixingG { get; init; }
    public required double WeightLagSeconds { get; init; }
    public required double WeightStepKg { get; init; }
    public required double PhotometerLagSeconds { get; init; }
    public required double PhotometerStepUgPerNMl { get; init; }
    public required double VentPhotometerNoiseUgPerNMl { get; init; }
    public required double VentPhotometerLagSeconds { get; init; }
    public required double VentPhotometerSampleSeconds { get; init; }
    public required double VentPhotometerStepUgPerNMl { get; init; }
    public required double FlowNoisePercent { get; init; }
    public required double FlowStepCubicMetresPerSecond { get; init; }
    public required double InletStepBar { get; init; }
    public required double TemperatureStepC { get; init; }
    public required double RoomStepPpm { get; init; }
    public required double AirStepMl { get; init; }

    public static SensorParameters Shipped { get; } =
        EmbeddedData.Load(typeof(SensorParameters).Assembly, "Twin/sensors.json", PlantJson.Default.SensorParameters);
}
