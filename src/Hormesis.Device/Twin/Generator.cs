namespace Hormesis.Device.Twin;

/// <summary>
/// Oxygen supply, flow controller, generator and the line from it to the photometer: concentration saturates in specific energy
/// (reference/device-safety 5.1), lags, drifts as the cell warms, and arrives a line volume later.
/// </summary>
struct Generator
{
    PlugLine line;
    double outlet; // µg/NmL where it is made
    double warmK;

    public static Generator For(PlantConstants k) => new() { line = new(k.Parameters.GasLineMl, count: 100, fill: 0) };

    public double FlowNLPerMin { get; private set; }
    public double InletBar { get; private set; }

    /// <summary>Oxygen in the supplied gas, as a share.</summary>
    public double Purity { get; private set; }

    /// <summary>µg/NmL at photometer and gas valve.</summary>
    public readonly double Concentration => line.Outlet;

    /// <summary>Ozone that is made, µg/s.</summary>
    public readonly double MadeUgPerSecond => outlet * NmlPerSecond;
    public readonly double NmlPerSecond => FlowNLPerMin / 60 * 1e3;

    public void Step(
        in Hardware h, in FaultSettings f, in PlantDraw draw, PlantConstants k, double flowSensorGain, double bottleBar, double dt)
    {
        var p = k.Parameters;
        InletBar = p.OxygenInletBar * f.OxygenFactor;
        Purity = double.IsNaN(f.OxygenPurity) ? p.PurityNominal : f.OxygenPurity;
        var against = h.WayToDestruct ? 0 : Math.Max(0, bottleBar);
        var mayFlow = (h.WayToBottle || h.WayToDestruct) && InletBar > against + p.OxygenLeastBar;
        // The controller holds what its own sensor shows.
        var wanted = mayFlow && h.FlowSetNLPerMin > 0 ? h.FlowSetNLPerMin / flowSensorGain : 0;
        FlowNLPerMin += (wanted - FlowNLPerMin) * dt / (p.FlowLagSeconds + dt);
        if (wanted == 0 && FlowNLPerMin < StandsBelow) FlowNLPerMin = 0;

        warmK += (p.GeneratorWarmingK * h.Power - warmK) * dt / (p.GeneratorWarmingSeconds + dt);
        outlet += (Steady(h, draw, k) - outlet) * dt / (draw.GeneratorLagSeconds + dt);
        line.Push(NmlPerSecond * dt, outlet);
    }

    const double StandsBelow = 1e-4; // NL/min: no more than creeps through a shut valve

    readonly double Steady(in Hardware h, in PlantDraw draw, PlantConstants k)
    {
        if (!(h.Power > 0) || !(FlowNLPerMin > 0)) return 0;
        var p = k.Parameters;
        var poor = Math.Max(p.PurityGainLeast, 1 - p.PurityGainPerShare * Math.Max(0, p.PurityNominal - Purity));
        var gain = draw.GeneratorGain * draw.WetLineGain * poor * (1 - p.GeneratorLossPerK * warmK);
        return k.GeneratorMaximum * gain * (1 - Math.Exp(-k.GeneratorYield * h.Power / FlowNLPerMin));
    }
}
