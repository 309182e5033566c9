namespace Hormesis.Device.Twin;

/// <summary>What moved in the return line in one step, mL.</summary>
/// <param name="TakenMl">Liquid out of the bottle.</param>
/// <param name="LiquidMl">Liquid out of the line at the patient's end, and the gas beside it.</param>
/// <param name="GasMl"></param>
readonly record struct ReturnFlow(double TakenMl, double LiquidMl, double GasMl);

// RC-10
/// <summary>
/// The line from the bottle to the vein: drip regulator, a column of liquid with what gas is in it, two air detectors, clamp and
/// cannula. It flows by the weight of the liquid that is really in it, so that an empty bottle ends in a standing column and not
/// in gas (vein and column balance).
/// </summary>
struct ReturnLine
{
    const double ShutBelow = 1e-3; // a roller that far closed is tight

    PlugLine line;
    double wetMl, wetSeconds;

    public static ReturnLine FullOfAir(PlantConstants k) => new()
    {
        line = new(k.Parameters.ReturnLineMl, count: 212, fill: 1), // cells of 0.05 mL
        Pascal = k.VeinPascal,
    };

    /// <summary>Gauge pressure at the patient's end.</summary>
    public double Pascal { get; private set; }
    public double MlPerSecond { get; private set; }

    /// <summary>Gas counted by each detector since power-on.</summary>
    public double FirstAirMl { get; private set; }
    public double SecondAirMl { get; private set; }

    public readonly double GasMl => line.Content;

    /// <summary>Blood is at the pad under the needle.</summary>
    public readonly bool IsWet(PlantParameters p) => wetMl > p.WetAboveMl && wetSeconds >= p.WetAfterSeconds;

    public readonly bool FirstSees(PlantParameters p) => line.At(p.FirstDetectorToClampMl) > p.DetectsShare;

    public readonly bool SecondSees(PlantParameters p) => line.At(p.DetectorToClampMl) > p.DetectsShare;

    public ReturnFlow Step(
        in Hardware h, ref FaultSettings f, in PlantDraw draw, double clotResistance, PlantConstants k, double gaugePascal,
        double availableMl, bool capped, double dt)
    {
        var p = k.Parameters;
        if (h.PrimeOn) Push(p.PrimeMlPerMin / 60 * dt, 0, p); // to waste: none of it passes the clamp
        MlPerSecond = h.ReturnOpen && !capped ? Flow(h, f, draw, clotResistance, k, gaugePascal, availableMl) : 0;
        var flush = h.FlushOn ? p.FlushMlPerMin / 60 : 0; // joins behind the clamp
        var end = f.LineOpen ? 0 : k.VeinPascal;
        Pascal = end + (MlPerSecond + flush) * k.CannulaPascalSeconds * draw.Cannula * Outlet(f, p);
        if (wetMl > 0) wetSeconds += dt;
        if (MlPerSecond <= 0) return default;

        var ml = MlPerSecond * dt;
        var liquid = Math.Min(ml, Math.Max(0, availableMl));
        var gas = 1 - liquid / ml;
        if (f.LineAirMl > 0) gas = Math.Max(gas, f.TakeAir(ml));
        var past = Push(ml, gas, p);
        if (f.LineOpen) wetMl += ml - past;
        return new((1 - gas) * ml, ml - past, past);
    }

    /// <summary>A healed line is dry again.</summary>
    public void Dry() => (wetMl, wetSeconds) = (0, 0);

    // Regulator, clot, line's end in series; gas in any of them hardly resists.
    readonly double Flow(
        in Hardware h, in FaultSettings f, in PlantDraw draw, double clotResistance, PlantConstants k, double gaugePascal,
        double availableMl)
    {
        var (p, opening) = (k.Parameters, h.RegulatorOpening);
        if (!(opening > ShutBelow)) return 0;
        var head = k.HeadOfFullLine * (1 - line.Content / p.ReturnLineMl) + gaugePascal;
        var driving = head - (f.LineOpen ? 0 : k.VeinPascal);
        if (!(driving > 0)) return 0;
        var inlet = availableMl > 0 ? 1 : p.GasResistanceShare;
        var resistance = (1 / opening - 1 + (clotResistance - 1)) * inlet + Outlet(f, p);
        return Math.Min(p.BreakthroughMlPerS, driving / (k.CannulaPascalSeconds * draw.Cannula * resistance));
    }

    // Resistance of the patient's end, over a cannula's.
    readonly double Outlet(in FaultSettings f, PlantParameters p)
    {
        if (f.LineOpen) return p.OpenEndShare;
        return f.LineResistance * (line.Outlet > p.DetectsShare ? p.GasResistanceShare : 1);
    }

    // What passes a detector is counted there; what leaves at the clamp's end is returned.
    double Push(double ml, double gas, PlantParameters p)
    {
        FirstAirMl += ml * line.At(p.FirstDetectorToClampMl);
        SecondAirMl += ml * line.At(p.DetectorToClampMl);
        return line.Push(ml, gas);
    }
}
