namespace Hormesis.Device.Twin;

/// <summary>
/// Blood and anticoagulant in the bottle, and what becomes of them: temperature, broken cells, clot, bubbles, age and standing.
/// </summary>
struct BottleBlood
{
    double brokenPercent, clot, fallLagged, factor;
    bool filling;
    double returnedThisFill;

    public static BottleBlood Empty(PlantConstants k) => new() { Celsius = k.Profile.Bottle.Room.Celsius, factor = 1 };

    public double BloodMl { get; private set; }
    public double CitrateMl { get; private set; }
    public readonly double LiquidMl => BloodMl + CitrateMl;
    public double Celsius { get; private set; }

    /// <summary>Counts that a detector would make in full flow, 1/s.</summary>
    public double Foam { get; private set; }

    /// <summary>Of the red cells in the bottle.</summary>
    public readonly double BrokenPercent => brokenPercent * factor;

    /// <summary>Resistance of the blood's path over its own: what clots by itself, and what was injected.</summary>
    public double ClotResistance { get; private set; }

    public double AgeSeconds { get; private set; }
    public double StandingSeconds { get; private set; }

    /// <summary>Fillings so far, and whether one began in this step.</summary>
    public int Fills { get; private set; }
    public bool FillBegan { get; private set; }
    public double DrawnThisFillMl { get; private set; }

    public void Pour(double citrateMl) => CitrateMl += citrateMl;

    public void Step(
        in Hardware h, in FaultSettings f, PlantConstants k, in DrawLine drawn, double takenMl, in BottleGas gas, double uptakeUg,
        double dt)
    {
        var p = k.Parameters;
        factor = f.HaemolysisFactor;
        FillBegan = false;
        var flows = drawn.DrawnMl > 0 || takenMl > 0;
        if (drawn.DrawnMl > 0) Add(drawn.DrawnMl, p);
        Clot(f, p, dt);
        var fall = Math.Max(0, gas.GaugePascal > 0 ? -gas.PascalPerSecond / PlantConstants.PascalPerMillibar : 0);
        fallLagged += (fall - fallLagged) * dt / (p.FoamLagSeconds + dt);
        var made = BloodMl > p.UptakeFromMl ? p.FoamPerMbar * Math.Max(0, fallLagged - p.FoamMbarPerSecond) : 0;
        Foam += (made - Foam / p.FoamDecaySeconds) * dt;
        if (!(BloodMl > 0))
        {
            (AgeSeconds, StandingSeconds) = (0, 0);
            return;
        }
        AgeSeconds += dt;
        StandingSeconds = flows || h.MixerOn ? 0 : StandingSeconds + dt;
        Warm(h, f, k, dt);
        Break(h, p, drawn.DrawnMl > 0, gas.GaugePascal, uptakeUg, dt);
    }

    /// <summary>Liquid leaves: to the line, or out of a broken bottle. Returns its share of what was there.</summary>
    public double TakeOut(double liquidMl)
    {
        if (!(liquidMl > 0) || !(LiquidMl > 0)) return 0;
        var share = Math.Min(1, liquidMl / LiquidMl);
        BloodMl -= share * BloodMl;
        CitrateMl -= share * CitrateMl;
        return share;
    }

    /// <summary>Blood went back to the patient: the next draw is a new filling.</summary>
    public void Returned(double ml)
    {
        returnedThisFill += ml;
        if (returnedThisFill > 0) filling = false;
    }

    void Add(double ml, PlantParameters p)
    {
        if (!filling) Begin(p);
        var share = ml / (BloodMl + ml);
        Celsius += (p.BloodStartC - Celsius) * ml / (LiquidMl + ml);
        brokenPercent += (p.HaemolysisNeedlePercent - brokenPercent) * share;
        BloodMl += ml;
        DrawnThisFillMl += ml;
    }

    // The rest that a return leaves is so little that the new blood's age counts; more of it keeps its own.
    void Begin(PlantParameters p)
    {
        (filling, FillBegan, returnedThisFill, DrawnThisFillMl) = (true, true, 0, 0);
        Fills++;
        if (BloodMl <= p.OldBloodMl) AgeSeconds = 0;
    }

    // With too little anticoagulant the filter clogs over minutes.
    void Clot(in FaultSettings f, PlantParameters p, double dt)
    {
        if (BloodMl > p.UptakeFromMl)
        {
            var enough = p.CitrateEnough * p.CitrateShare * BloodMl;
            clot = Math.Min(1, clot + Math.Max(0, 1 - CitrateMl / enough) / p.ClottingSeconds * dt);
        }
        ClotResistance = f.Clot * (1 + p.ClottingResistance * clot * clot);
    }

    void Warm(in Hardware h, in FaultSettings f, PlantConstants k, double dt)
    {
        var p = k.Parameters;
        if (h.HeaterOn && (f.HeaterStuckOn || Celsius < p.HeaterThermostatC)) Celsius += p.HeaterKPerS * dt;
        Celsius += (k.Profile.Bottle.Room.Celsius - Celsius) * dt / p.BloodCoolingSeconds;
    }

    // Suction × contact with gas × time (device-safety 1.3: neither alone), ozone, and heat.
    void Break(in Hardware h, PlantParameters p, bool draws, double gaugePascal, double uptakeUg, double dt)
    {
        var suction = Math.Max(0, -gaugePascal / PlantConstants.PascalPerMmHg) / p.HaemolysisSuctionMmHg;
        var contact = draws || h.MixerOn ? 1 : p.HaemolysisStillContact;
        brokenPercent += p.HaemolysisSuctionPercentPerS * suction * contact * dt + p.HaemolysisPercentPerUgPerMl * uptakeUg / BloodMl;
        if (Celsius > p.HaemolysisWarmC) brokenPercent += p.HaemolysisWarmPercentPerS * dt;
    }
}
