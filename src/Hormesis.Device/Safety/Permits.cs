namespace Hormesis.Device.Safety;

/// <summary>
/// What the safety monitor lets the actuators do until the next tick. The default permits nothing, which is the safe state. A
/// permit moves nothing by itself: hardware combines it with the controller's command, so the monitor can only make safe.
/// </summary>
public readonly record struct Permits
{
    /// <summary>On a device that has no safety monitor nothing stands between command and actuator.</summary>
    public static Permits WithoutMonitor { get; } =
        new() { Draw = true, Return = true, Gas = true, HighVoltage = true, VentClosed = true, Vacuum = true, Heater = true };

    /// <summary>The draw clamp may open.</summary>
    public bool Draw { get; init; }

    /// <summary>The return clamp may open.</summary>
    public bool Return { get; init; }

    /// <summary>The shut-off valve upstream of the gas valve may open.</summary>
    public bool Gas { get; init; }

    /// <summary>The relay of the high voltage may close.</summary>
    public bool HighVoltage { get; init; }

    /// <summary>The vent may close.</summary>
    public bool VentClosed { get; init; }
    public bool Vacuum { get; init; }
    public bool Heater { get; init; }
}
