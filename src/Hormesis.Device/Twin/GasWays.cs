namespace Hormesis.Device.Twin;

/// <summary>Every way into and out of the headspace, for one step.</summary>
/// <param name="InNmlPerSecond">Gas through the gas valve.</param>
/// <param name="InUgPerSecond">Ozone in it.</param>
/// <param name="Purity">Oxygen in what is not ozone.</param>
/// <param name="ToDestruct">Conductance of vents and bypass, NL/min for each bar absolute.</param>
/// <param name="ToRoom">The same of leak and rupture.</param>
/// <param name="InwardOnly">The same of the open draw line, behind its non-return valve.</param>
/// <param name="VentBarPerSecond">At least this fast while a vent is open; 0 for no such fault.</param>
/// <param name="LiquidMl">In the bottle.</param>
/// <param name="UptakeSeconds">Of ozone into blood; infinite for none.</param>
/// <param name="OxygenSeconds">The same of oxygen.</param>
/// <param name="BloodMl">That takes up gas.</param>
readonly record struct GasWays(
    double InNmlPerSecond, double InUgPerSecond, double Purity, double ToDestruct, double ToRoom, double InwardOnly,
    double VentBarPerSecond, double LiquidMl, double UptakeSeconds, double OxygenSeconds, double BloodMl)
{
    public static GasWays Of(in MachineState m, PlantConstants k)
    {
        var (p, bottle) = (k.Parameters, k.Profile.Bottle);
        ref readonly var h = ref m.Hardware;
        ref readonly var g = ref m.Generator;
        ref readonly var f = ref m.Faults;
        var toBottle = ToBottle(m, p);
        var vents = (h.VentOpen ? p.VentNLPerMinPerBar : 0) + p.SlowVentNLPerMinPerBar * h.SlowVentOpening;
        var wet = m.Blood.BloodMl > p.UptakeFromMl;
        return new(
            toBottle * g.NmlPerSecond,
            toBottle * g.NmlPerSecond * g.Concentration,
            g.Purity,
            vents + (h.WayToBottle && h.WayToDestruct ? p.BypassNLPerMinPerBar : 0),
            (f.LeakBarPerMinute > 0 ? k.LeakConductance(f.LeakBarPerMinute) : 0) + (f.Ruptured ? p.RuptureNLPerMinPerBar : 0),
            f.DrawOpen ? p.DrawOpenNLPerMinPerBar : 0,
            vents > ShutBelow ? f.VentBarPerSecond : 0,
            m.Blood.LiquidMl,
            !wet ? double.PositiveInfinity
                : h.MixerOn ? bottle.UptakeMixed.TotalSeconds * m.Draw.UptakeFactorMixed
                : bottle.UptakeStill.TotalSeconds * m.Draw.UptakeFactorStill,
            h.MixerOn ? p.OxygenUptakeMixedSeconds : p.OxygenUptakeStillSeconds,
            wet ? m.Blood.BloodMl : 0);
    }

    // Alone, all of the gas; beside the open bypass a share of it, as long as the bottle does not press back.
    static double ToBottle(in MachineState m, PlantParameters p)
    {
        if (!m.Hardware.WayToBottle) return 0;
        if (!m.Hardware.WayToDestruct) return 1;
        return m.Gas.GaugePascal < LevelPascal ? p.BothOpenShare : 0;
    }

    const double LevelPascal = 1000; // above it the bottle's gas holds the generator's back
    const double ShutBelow = 1e-3; // NL/min for each bar: a throttle that has all but closed
}
