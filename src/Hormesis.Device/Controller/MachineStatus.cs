using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>The unit that a photometer's register says its number is in.</summary>
public enum ConcentrationUnit : byte
{
    /// <summary>The register was not read.</summary>
    Unknown = 0,
    MicrogramsPerNormalMillilitre,
    WeightPercent,
    PartsPerMillion,

    /// <summary>µg/mL at the cell's own pressure and temperature.</summary>
    Uncompensated,
}

/// <summary>What the machine tells of itself: supplies, links, registers. By default nothing of it is good.</summary>
public readonly record struct MachineStatus
{
    /// <summary>The watchdog's relay is closed: actuators have power. Hardware opens it; only a reset with live beats closes it.</summary>
    public bool RelayClosed { get; init; }

    /// <summary>The buzzer draws its current when driven, and its coil is whole at rest.</summary>
    public bool BuzzerGood { get; init; }

    /// <summary>The battery can carry the alarms for two minutes.</summary>
    public bool BatteryGood { get; init; }

    /// <summary>Since the newest answer of the generator, of the unit for pressure and vacuum, and of the operator's panel.</summary>
    public TimeSpan GeneratorSilent { get; init; }
    public TimeSpan PressureUnitSilent { get; init; }
    public TimeSpan PanelSilent { get; init; }

    public ConcentrationUnit PhotometerUnit { get; init; }

    /// <summary>The photometer is taking its zero: its number stands still meanwhile.</summary>
    public bool PhotometerZeroing { get; init; }

    /// <summary>Light lost in the photometer's cell to dirt.</summary>
    public Fraction PhotometerDirt { get; init; }

    /// <summary>Power that the high-voltage supply measures at its output, of its maximum.</summary>
    public Fraction HighVoltage { get; init; }

    /// <summary>Oxygen in the supplied gas.</summary>
    public Fraction OxygenPurity { get; init; }

    /// <summary>Ozone behind the destruct, as a share of volume.</summary>
    public Fraction DestructOzone { get; init; }

    // RC-32
    /// <summary>How far the wall clock has moved against the monotonic one since the session began.</summary>
    public TimeSpan WallSkew { get; init; }

    /// <summary>The last write to the store succeeded.</summary>
    public bool StoreGood { get; init; }

    /// <summary>Auxiliary technical conditions, one bit each: all of them together must not hide one that matters.</summary>
    public ulong Auxiliary { get; init; }
}
