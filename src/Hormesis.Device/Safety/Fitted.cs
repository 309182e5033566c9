using Hormesis.Device.Profiles;

namespace Hormesis.Device.Safety;

/// <summary>
/// Which sensors of its own the monitor has on this device. What is not fitted is left out of the interlocks by name; it is never
/// read as good by accident, and shows as a smaller critical set.
/// </summary>
readonly record struct Fitted
{
    /// <summary>Second pressure sensors of bottle and line.</summary>
    public bool Pressure { get; init; }
    public bool Bridge { get; init; }
    public bool AirDetector { get; init; }
    public bool Photometer { get; init; }
    public bool BloodTemperature { get; init; }

    /// <summary>Its own account of ozone needs three sensors at once.</summary>
    public bool OzoneAccount => Pressure && Bridge && Photometer;

    public static Fitted On(EquipmentProfile equipment) => new()
    {
        Pressure = equipment.PressureSensors >= 2,
        Bridge = equipment.WeighingBridges >= 2,
        AirDetector = equipment.AirDetectors >= 2,
        Photometer = equipment.PhotometerChannels >= 2,
        BloodTemperature = equipment.Heater,
    };
}
