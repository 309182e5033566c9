using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;

namespace Hormesis.Device.Calibration;

/// <summary>Every sensor whose readings are corrected by constants.</summary>
public enum CalibratedSensor : byte
{
    Photometer1 = 0,
    Photometer2,
    VentPhotometer,
    Pressure1,
    Pressure2,
    Flow,
    LoadCell1,
    LoadCell2,
}

/// <summary>Their names in files, on which device they are, and what they show.</summary>
public static class CalibratedSensors
{
    static readonly string[] Names =
        ["photometer-1", "photometer-2", "photometer-vent", "pressure-1", "pressure-2", "flow", "load-cell-1", "load-cell-2"];

    public static IReadOnlyList<CalibratedSensor> All { get; } = Enum.GetValues<CalibratedSensor>();

    public static string Name(this CalibratedSensor sensor) => Names[(int)sensor];

    /// <summary>False for a name that is no sensor's.</summary>
    public static bool TryParse(string name, out CalibratedSensor sensor)
    {
        var index = Array.IndexOf(Names, name);
        sensor = (CalibratedSensor)Math.Max(0, index);
        return index >= 0;
    }

    public static bool IsOn(this CalibratedSensor sensor, EquipmentProfile equipment) => sensor switch
    {
        CalibratedSensor.Photometer1 => equipment.PhotometerChannels > 0,
        CalibratedSensor.Photometer2 => equipment.PhotometerChannels > 1,
        CalibratedSensor.VentPhotometer => equipment.VentPhotometer,
        CalibratedSensor.Pressure2 => equipment.PressureSensors > 1,
        CalibratedSensor.LoadCell2 => equipment is { WeighingBridges: > 1, SafetyMonitor: true }, // nobody else reads it
        CalibratedSensor.Pressure1 or CalibratedSensor.Flow or CalibratedSensor.LoadCell1 => true,
        _ => throw new ArgumentOutOfRangeException(nameof(sensor), sensor, "no sensor"),
    };

    public static IEnumerable<CalibratedSensor> Of(EquipmentProfile equipment) => All.Where(s => s.IsOn(equipment));

    /// <summary>What it shows, not corrected, in its unit of calibration.json.</summary>
    public static double Shown(this CalibratedSensor sensor, in Readings r, in MonitorReadings seen) => sensor switch
    {
        CalibratedSensor.Photometer1 => r.Photometer.MicrogramsPerNormalMillilitre,
        CalibratedSensor.Photometer2 => r.PhotometerSecond.MicrogramsPerNormalMillilitre,
        CalibratedSensor.VentPhotometer => r.VentPhotometer.MicrogramsPerNormalMillilitre,
        CalibratedSensor.Pressure1 => r.Bottle.Millibar,
        CalibratedSensor.Pressure2 => r.BottleSecond.Millibar,
        CalibratedSensor.Flow => r.OxygenFlow.NormalLitresPerMinute,
        CalibratedSensor.LoadCell1 => r.Weight.Grams,
        CalibratedSensor.LoadCell2 => seen.Weight.Grams,
        _ => double.NaN,
    };
}
