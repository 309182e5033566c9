namespace Hormesis.Device.Twin;

// RC-11
/// <summary>Vein, cannula, draw clamp, a joint, non-return valve, bottle: what moves in them in one step, mL.</summary>
/// <param name="DrawnMl">Out of the vein into the bottle.</param>
/// <param name="LostMl">Out of the vein into the room, at the open joint.</param>
/// <param name="BackMl">Past the non-return valve and the open clamp towards the vein.</param>
readonly record struct DrawLine(double DrawnMl, double LostMl, double BackMl)
{
    public static DrawLine Step(in MachineState m, PlantConstants k, double dt)
    {
        if (!m.Hardware.DrawOpen || m.DrawApart) return default;
        var gaugePascal = m.Gas.GaugePascal;
        var resistance = k.CannulaPascalSeconds * m.Draw.Cannula * m.Blood.ClotResistance;
        if (m.Faults.DrawOpen) return new(0, k.VeinPascal / resistance * dt, 0);

        var p = k.Parameters;
        var driving = k.VeinPascal - gaugePascal;
        if (driving > 0) return new(driving / resistance * Lumen(gaugePascal, p) * dt, 0, 0);
        return new(0, 0, p.NonReturnLeakMlPerMinPerBar / 60 * gaugePascal / PlantConstants.PascalPerBar * dt);
    }

    // The vein is a soft tube: sucked at too hard, its wall lies on the cannula.
    static double Lumen(double gaugePascal, PlantParameters p)
    {
        var depth = -gaugePascal / PlantConstants.PascalPerMmHg;
        if (depth <= p.VeinCollapseMmHg) return 1;
        return Math.Max(p.VeinCollapseLeast, 1 - p.VeinCollapseShare * (depth - p.VeinCollapseMmHg) / p.VeinCollapseMmHg);
    }
}
