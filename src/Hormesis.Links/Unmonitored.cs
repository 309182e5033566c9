using Hormesis.Device.Controller;
using Hormesis.Device.Safety;

namespace Hormesis.Links;

/// <summary>
/// What a safety monitor and a composed heartbeat would give, until they are joined into the session: every permit, and a beat
/// that moves with each tick. Only for the simulated machine.
/// </summary>
public static class Unmonitored
{
    public static Permits Permits { get; } =
        new() { Draw = true, Return = true, Gas = true, HighVoltage = true, VentClosed = true, Vacuum = true, Heater = true };

    public static Commands Beating(in Commands commands, long tick) => commands with { Beat = (uint)tick };
}
