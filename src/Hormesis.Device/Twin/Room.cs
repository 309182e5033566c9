namespace Hormesis.Device.Twin;

/// <summary>Ozone in the room: leaks and the destruct's outlet against ventilation and decay, well mixed.</summary>
struct Room
{
    double extraUg; // above the background

    public double Ppm { get; private set; }

    /// <summary>Ozone behind the destruct, ppm by volume.</summary>
    public double DestructPpm { get; private set; }

    public void Step(in GasWays ways, in Hardware h, in Generator g, in BottleGas bottle, in FaultSettings f, PlantConstants k, double dt)
    {
        const double partsPerMillion = 1e6;
        var p = k.Parameters;
        var passes = 1 - (1 - p.DestructPasses) * f.DestructFactor;
        var bypassed = h.WayToDestruct ? (g.NmlPerSecond - ways.InNmlPerSecond) * dt : 0;
        var inUg = bottle.DestructUg + bypassed * g.Concentration;
        var inMoles = bottle.DestructMoles + bypassed * PlantConstants.NormalMolesPerMl;
        DestructPpm = inMoles > 0 ? inUg / PlantConstants.UgPerMole / inMoles * passes * partsPerMillion : 0;
        var leak = Math.Min(f.RoomLeakUgPerSecond, g.MadeUgPerSecond) * dt;
        extraUg += inUg * passes + bottle.RoomUg + leak - extraUg * k.RoomLossPerSecond * dt;
        Ppm = p.RoomOzonePpm + extraUg / k.RoomUgPerPpm;
    }
}
