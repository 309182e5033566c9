using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Safety;

/// <summary>
/// What the safety monitor sees in one tick, by sensors of its own. A default block is a silent machine: no flag says "good".
/// What a device profile does not fit stays at its default, and the monitor's set-up says that it is not there.
/// </summary>
public readonly record struct MonitorReadings
{
    /// <summary>The second pressure sensor of the bottle.</summary>
    public GaugePressure Bottle { get; init; }

    /// <summary>Second pressure sensor of the return line.</summary>
    public GaugePressure Line { get; init; }

    /// <summary>Second bridge of the load cell.</summary>
    public Mass Weight { get; init; }

    /// <summary>The second air detector sees gas now.</summary>
    public bool AirNow { get; init; }

    /// <summary>Gas volume that it has counted since power-on.</summary>
    public ActualVolume AirTotal { get; init; }

    /// <summary>It answered the last test pulse.</summary>
    public bool AirDetectorGood { get; init; }

    /// <summary>Second channel of the photometer.</summary>
    public OzoneConcentration Photometer { get; init; }
    public uint PhotometerSample { get; init; }
    public ConcentrationUnit PhotometerUnit { get; init; }
    public bool PhotometerGood { get; init; }

    /// <summary>Contacts of its own at clamps and gas valve.</summary>
    public bool DrawClampClosed { get; init; }
    public bool ReturnClampClosed { get; init; }
    public bool GasValveClosed { get; init; }

    /// <summary>Second temperature sensor of the blood.</summary>
    public Temperature Blood { get; init; }

    /// <summary>Ozone in the room's air, as a share of volume.</summary>
    public Fraction RoomOzone { get; init; }
    public bool SupplyGood { get; init; }

    /// <summary>A person beside the device asks to clear what the monitor has latched.</summary>
    public bool ResetPressed { get; init; }
}
