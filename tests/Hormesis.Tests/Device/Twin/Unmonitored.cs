using Hormesis.Device.Controller;
using Hormesis.Device.Safety;

namespace Hormesis.Tests.Device.Twin;

/// <summary>What a monitor that never objects and a live heartbeat would give, for tests of the machine alone.</summary>
static class Unmonitored
{
    public static Permits Permits { get; } = new()
    {
        Draw = true,
        Return = true,
        Gas = true,
        HighVoltage = true,
        VentClosed = true,
        Vacuum = true,
        Heater = true,
    };

    public static Commands Beating(in Commands commands, long tick) => commands with { Beat = (uint)tick };
}
