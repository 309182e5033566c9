using Hormesis.Device.Controller;

namespace Hormesis.Device.Twin;

/// <summary>What a unit of the machine last heard of the controller, and how old the newest beat in it is.</summary>
struct UnitLink
{
    uint beat;

    /// <summary>The unit does what it heard last.</summary>
    public Commands Heard { get; private set; }

    /// <summary>Seconds since a new beat arrived.</summary>
    public double BeatAge { get; private set; }

    /// <summary>Seconds since the unit last answered the controller.</summary>
    public double Silent { get; private set; }

    public void Step(in Commands commands, bool isLost, double dt)
    {
        Silent = isLost ? Silent + dt : 0;
        BeatAge = isLost || commands.Beat == beat ? BeatAge + dt : 0;
        if (isLost) return;
        (Heard, beat) = (commands, commands.Beat);
    }
}
