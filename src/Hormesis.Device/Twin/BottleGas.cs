namespace Hormesis.Device.Twin;

/// <summary>
/// The headspace: moles of oxygen, nitrogen and ozone, and their pressure by the ideal gas law at room temperature, tubing giving
/// way a little. Explicit Euler; steps are fine only while an opening lets the pressure fall fast.
/// </summary>
struct BottleGas
{
    const double FineSeconds = 0.0025, FinePascal = 200;

    double oxygen, nitrogen, ozone, boundOxygen;

    public static BottleGas OfAir(PlantConstants k)
    {
        var moles = k.Ambient * k.BottleVolume / k.GasEnergy;
        return new()
        {
            oxygen = PlantConstants.AirOxygenShare * moles,
            nitrogen = (1 - PlantConstants.AirOxygenShare) * moles,
        };
    }

    public double GaugePascal { get; private set; }

    /// <summary>The steepest slope within the step, Pa/s, rising or falling.</summary>
    public double PascalPerSecond { get; private set; }

    /// <summary>Ozone that left in this step, µg, and gas with it, mol: by vents, pump and bypass, and past them into the room.</summary>
    public double DestructUg { get; private set; }
    public double DestructMoles { get; private set; }
    public double RoomUg { get; private set; }

    public readonly double Moles => oxygen + nitrogen + ozone;
    public readonly double OxygenMoles => oxygen;
    public readonly double NitrogenMoles => nitrogen;
    public readonly double OzoneMoles => ozone;

    /// <summary>Oxygen that the blood has taken.</summary>
    public readonly double BoundOxygenMoles => boundOxygen;
    public readonly double OzoneUg => ozone * PlantConstants.UgPerMole;

    /// <summary>µg/NmL.</summary>
    public readonly double Residual => OzoneUg / (Moles / PlantConstants.NormalMolesPerMl);

    public void Step(in GasWays ways, in Hardware h, in FaultSettings f, in PlantDraw draw, PlantConstants k, PlantLedger ledger, double dt)
    {
        (DestructUg, DestructMoles, RoomUg, PascalPerSecond) = (0, 0, 0, 0);
        var before = Level(ways.LiquidMl, k);
        var relieves = before > ReliefNear * PlantConstants.PascalPerBar;
        var moves = Math.Abs(before) > FinePascal && ways.ToDestruct + ways.ToRoom + ways.InwardOnly > 0;
        var steps = moves || relieves ? (int)Math.Ceiling(dt / FineSeconds) : 1;
        var step = dt / steps;
        for (var i = 0; i < steps; i++)
        {
            Move(ways, h, f, draw, k, ledger, step);
            var slope = (Level(ways.LiquidMl, k) - before) / step;
            if (Math.Abs(slope) > Math.Abs(PascalPerSecond)) PascalPerSecond = slope;
            before = GaugePascal;
        }
    }

    const double ReliefNear = 0.9; // bar: the relief valve is a stiff thing

    /// <summary>Blood that leaves takes its oxygen along.</summary>
    public void BloodLeaves(double share) => boundOxygen -= share * boundOxygen;

    void Move(in GasWays ways, in Hardware h, in FaultSettings f, in PlantDraw draw, PlantConstants k, PlantLedger ledger, double dt)
    {
        var pressure = k.Ambient + GaugePascal;
        var (toDestruct, toRoom, inward) = Openings(ways, f, draw, k, pressure, dt);
        toDestruct += Vacuum(h, ways, k, pressure, dt);
        var outward = toDestruct + toRoom;
        var moles = Moles;
        var share = ozone / moles;

        var ozoneIn = ways.InUgPerSecond / PlantConstants.UgPerMole;
        var carrierIn = ways.InNmlPerSecond * PlantConstants.NormalMolesPerMl - ozoneIn;
        var uptake = ozone / ways.UptakeSeconds;
        var decay = k.DecayPerSecond * ozone;
        var ozoneOut = outward * share;
        var (oxygenOut, nitrogenOut) = (outward * oxygen / moles, outward * nitrogen / moles);
        var oxygenTaken = OxygenUptake(ways, k, pressure, dt);
        ozone += (ozoneIn - uptake - ozoneOut - decay) * dt;
        oxygen += (ways.Purity * carrierIn - oxygenOut + PlantConstants.AirOxygenShare * inward + 1.5 * decay - oxygenTaken) * dt;
        nitrogen += ((1 - ways.Purity) * carrierIn + (1 - PlantConstants.AirOxygenShare) * inward - nitrogenOut) * dt;
        ledger.Gas(new(ways.InUgPerSecond, uptake * PlantConstants.UgPerMole, ozoneOut * PlantConstants.UgPerMole,
            decay * PlantConstants.UgPerMole), OzoneUg, dt);
        DestructUg += toDestruct * share * dt * PlantConstants.UgPerMole;
        DestructMoles += toDestruct * dt;
        RoomUg += toRoom * share * dt * PlantConstants.UgPerMole;
    }

    // All openings stand between bottle and room, so one orifice's share serves them. mol/s.
    static (double ToDestruct, double ToRoom, double In) Openings(
        in GasWays w, in FaultSettings f, in PlantDraw draw, PlantConstants k, double pressure, double dt)
    {
        var p = k.Parameters;
        var isHigh = pressure > k.Ambient;
        var lift = ((pressure - k.Ambient) / PlantConstants.PascalPerBar - draw.ReliefBar) / p.ReliefBandBar;
        // RC-02
        var relief = f.ReliefBlocked ? 0 : p.ReliefNLPerMinPerBar * Math.Clamp(lift, 0, 1);
        var (toDestruct, toRoom) = (w.ToDestruct, w.ToRoom + relief);
        var conductance = toDestruct + toRoom + (isHigh ? 0 : w.InwardOnly);
        if (conductance <= 0) return default;

        var (high, low) = isHigh ? (pressure, k.Ambient) : (k.Ambient, pressure);
        var volume = k.BottleVolume - w.LiquidMl * 1e-6;
        var toLevel = (high - low) * volume / k.GasEnergy / dt; // no step goes past the level of ambient
        var flow = conductance / 60 * 1e3 * PlantConstants.NormalMolesPerMl * high / PlantConstants.PascalPerBar
            * Orifice.Share(high, low, p.CriticalRatio);
        if (!isHigh) return (0, 0, Math.Min(flow, toLevel));
        var fast = w.VentBarPerSecond * PlantConstants.PascalPerBar * volume / k.GasEnergy;
        flow = Math.Min(Math.Max(flow, fast), toLevel);
        return (flow * toDestruct / conductance, flow * toRoom / conductance, 0);
    }

    // The pump's flow falls linearly with depth; the regulator closes within its band about the target. mol/s.
    static double Vacuum(in Hardware h, in GasWays w, PlantConstants k, double pressure, double dt)
    {
        if (!h.VacuumOn) return 0;
        var p = k.Parameters;
        var above = pressure - (k.Ambient + h.VacuumTargetPascal);
        if (!(above > 0)) return 0;
        var suction = Math.Clamp(1 - (k.Ambient - pressure) / (p.VacuumDeepestBar * PlantConstants.PascalPerBar), 0, 1);
        var litresPerMinute = p.VacuumFreeLPerMin * suction * Math.Min(1, above / p.VacuumBandPascal);
        var toTarget = above * (k.BottleVolume - w.LiquidMl * 1e-6) / k.GasEnergy / dt;
        return Math.Min(litresPerMinute / 60 * 1e-3 * pressure / k.GasEnergy, toTarget);
    }

    // Towards what the blood holds at this oxygen pressure: bound to haemoglobin and dissolved. mol/s.
    double OxygenUptake(in GasWays w, PlantConstants k, double pressure, double dt)
    {
        if (!(w.BloodMl > 0)) return 0;
        var p = k.Parameters;
        var mmHg = pressure * oxygen / Moles / PlantConstants.PascalPerMmHg;
        var holdsMl = w.BloodMl * (p.OxygenBindingMlPerMl * Math.Min(1, mmHg / p.OxygenFullMmHg) + p.OxygenSolubilityPerMmHg * mmHg);
        var rate = (holdsMl * PlantConstants.NormalMolesPerMl - boundOxygen) / w.OxygenSeconds;
        boundOxygen += rate * dt;
        return rate;
    }

    // p (V + C (p - ambient)) = n R T, solved for the gauge pressure.
    double Level(double liquidMl, PlantConstants k)
    {
        var energy = Moles * k.GasEnergy;
        var stiff = k.BottleVolume - liquidMl * 1e-6 - k.Compliance * k.Ambient;
        GaugePascal = 2 * energy / (stiff + Math.Sqrt(stiff * stiff + 4 * k.Compliance * energy)) - k.Ambient;
        return GaugePascal;
    }
}
