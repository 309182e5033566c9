namespace Hormesis.Device.Safety;

/// <summary>
/// Everything that the safety monitor watches on its own. The rows of monitor.json say how long each may be bad, and whether it
/// latches.
/// </summary>
public enum Trip : byte
{
    None = 0,

    /// <summary>The bottle above its highest pressure.</summary>
    Overpressure,

    /// <summary>The pressure rises faster than the gas valve can make it.</summary>
    PressureRise,

    /// <summary>The pressure of the closed bottle falls at once: the glass is broken.</summary>
    Rupture,

    /// <summary>The bottle below its lowest pressure.</summary>
    Vacuum,

    /// <summary>The return clamp is open and the bottle is not at ambient.</summary>
    ReturnPressure,

    /// <summary>Air counted in the return line.</summary>
    Air,

    /// <summary>The second air detector did not answer its test pulse.</summary>
    AirDetector,
    LinePressure,
    LinePressureHard,

    /// <summary>A clamp is open that should be closed.</summary>
    DrawClamp,
    ReturnClamp,
    OverDraw,

    /// <summary>Blood too old, or too long at rest, is asked to be given back.</summary>
    BloodAge,

    /// <summary>More ozone into this filling than ordered, by its own account.</summary>
    OzoneMass,

    /// <summary>Gas is asked for a filling that has had its ozone, or that nothing is known of.</summary>
    SecondDose,
    Concentration,
    ConcentrationHard,
    Photometer,
    PhotometerUnit,
    RoomOzone,
    RoomOzoneEvacuate,
    BloodTemperature,
    Supply,

    /// <summary>The controller's beat stands still while blood is about.</summary>
    Beat,

    /// <summary>The monitor itself was not called in time, or time ran backwards.</summary>
    Stall,

    /// <summary>The figures that it judges by have changed in memory.</summary>
    Memory,

    /// <summary>The controller goes on asking for what is withheld.</summary>
    Refused,
}
