namespace Hormesis.Device.Profiles;

/// <summary>What a device of this kind has. What it lacks cannot find a fault, and shows as a smaller critical set.</summary>
public sealed record EquipmentProfile
{
    /// <summary>The bottle may be filled above ambient; else it is evacuated first and filled to ambient.</summary>
    public required bool Overpressure { get; init; }

    /// <summary>An independent safety monitor with its own sensors, whose permits stand between controller and actuators.</summary>
    public required bool SafetyMonitor { get; init; }

    /// <summary>Channels of the photometer after the generator, each of its own wavelength: 0, 1 or 2.</summary>
    public required int PhotometerChannels { get; init; }

    /// <summary>A photometer in the vent measures the ozone that is left.</summary>
    public required bool VentPhotometer { get; init; }
    public required int PressureSensors { get; init; }
    public required int AirDetectors { get; init; }
    public required int WeighingBridges { get; init; }
    public required bool NeedleSensor { get; init; }
    public required bool HaemolysisSensor { get; init; }
    public required bool Heater { get; init; }

    /// <summary>A capnograph with heart rate, SpO2 and blood pressure is connected.</summary>
    public required bool PatientMonitor { get; init; }
}
