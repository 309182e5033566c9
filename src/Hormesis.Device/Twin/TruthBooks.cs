namespace Hormesis.Device.Twin;

/// <summary>What has truly happened so far, beyond what the plant's parts know of themselves: sums, times, bubbles.</summary>
struct TruthBooks
{
    const double UnderPressurePascal = 2000, LineHighMmHg = 200, DeepVacuumMmHg = -350; // by PlantTruth
    const double ApartMl = 0.05; // so much liquid between two bubbles
    const double OzoneUgPerSecond = 1; // less is what diffuses out of a line at rest

    const double LeastFillingNmL = 25; // before, both sums are small and their quotient is chance

    double ozoneAgo, bubble, liquidSinceBubble, filledNmL, shownNmL, airBefore;

    public double ReturnedAfterStandingSeconds { get; private set; }
    public double ReturnedAtAgeSeconds { get; private set; }
    public bool ReturnedHaemolysed { get; private set; }
    public int InjectionsThisFill { get; private set; }
    public double OzoneThisFillUg { get; private set; }
    public double OzoneTotalUg { get; private set; }
    public double ReturnedMl { get; private set; }
    public double GasPastReturnMl { get; private set; }
    public double GasThisPassMl { get; private set; }
    public double LargestBubbleMl { get; private set; }
    public double PastDrawMl { get; private set; }
    public double PastReturnUnderPressureMl { get; private set; }
    public double BloodLostMl { get; private set; }
    public double LineHighSeconds { get; private set; }
    public double DeepVacuumSeconds { get; private set; }

    /// <summary>Of the gas let into this filling, how far the flow's sensor is off in sum.</summary>
    public readonly double FlowShownOff => Math.Abs(shownNmL - filledNmL) / Math.Max(LeastFillingNmL, Math.Max(shownNmL, filledNmL));

    /// <summary>Gas past the detectors since the return clamp opened, at the one that has seen more.</summary>
    public double AirAtDetectorMl { get; private set; }

    public void Ozone(in GasWays ways, in BottleBlood blood, double headspaceUg, double dt)
    {
        if (blood.FillBegan) (OzoneThisFillUg, InjectionsThisFill, GasThisPassMl) = (headspaceUg, 0, 0);
        OzoneThisFillUg += ways.InUgPerSecond * dt;
        OzoneTotalUg += ways.InUgPerSecond * dt;
    }

    /// <summary>An injection is ozone into blood that comes more than an interruption after the last.</summary>
    public void Injection(in GasWays ways, in BottleBlood blood, double interruptionSeconds, double dt)
    {
        ozoneAgo += dt;
        if (!(ways.InUgPerSecond > OzoneUgPerSecond) || blood.Fills == 0 || !(blood.BloodMl > 0)) return;
        if (InjectionsThisFill == 0 || ozoneAgo > interruptionSeconds) InjectionsThisFill++;
        ozoneAgo = 0;
    }

    /// <summary>Gas into the bottle, as it is and as the flow's sensor shows it.</summary>
    public void Flow(in GasWays ways, double shownShare, in BottleBlood blood, double dt)
    {
        if (blood.FillBegan) (filledNmL, shownNmL) = (0, 0);
        if (!(blood.BloodMl > 0)) return;
        filledNmL += ways.InNmlPerSecond * dt;
        shownNmL += shownShare * ways.InNmlPerSecond * dt;
    }

    /// <summary>What has passed the detectors.</summary>
    public void Air(in ReturnLine line, bool clampOpen)
    {
        var counted = Math.Max(line.FirstAirMl, line.SecondAirMl);
        if (!clampOpen) airBefore = counted;
        AirAtDetectorMl = counted - airBefore;
    }

    public void Drawn(in DrawLine moved, bool clampOpen, double gaugePascal, double dt)
    {
        PastDrawMl += moved.BackMl;
        BloodLostMl += moved.LostMl;
        var isDeep = clampOpen && gaugePascal / PlantConstants.PascalPerMmHg < DeepVacuumMmHg;
        DeepVacuumSeconds = isDeep ? DeepVacuumSeconds + dt : 0;
    }

    /// <summary>What left the return line; <paramref name="stood"/> is how long the blood had stood before this step.</summary>
    public void Returned(in ReturnFlow flow, bool toRoom, in BottleBlood blood, double stood, double gaugePascal, double limitPercent)
    {
        if (toRoom)
        {
            BloodLostMl += flow.LiquidMl;
            return;
        }
        Bubble(flow);
        ReturnedMl += flow.LiquidMl;
        if (gaugePascal > UnderPressurePascal) PastReturnUnderPressureMl += flow.LiquidMl;
        if (!(flow.TakenMl > 0) || !(blood.BloodMl > 0)) return;
        ReturnedAfterStandingSeconds = Math.Max(ReturnedAfterStandingSeconds, stood);
        ReturnedAtAgeSeconds = Math.Max(ReturnedAtAgeSeconds, blood.AgeSeconds);
        ReturnedHaemolysed |= blood.BrokenPercent > limitPercent;
    }

    public void Line(double pascal, double dt) =>
        LineHighSeconds = pascal / PlantConstants.PascalPerMmHg > LineHighMmHg ? LineHighSeconds + dt : 0;

    void Bubble(in ReturnFlow flow)
    {
        GasPastReturnMl += flow.GasMl;
        GasThisPassMl += flow.GasMl;
        liquidSinceBubble += flow.LiquidMl;
        if (flow.GasMl > 0)
        {
            bubble = liquidSinceBubble - flow.LiquidMl > ApartMl ? flow.GasMl : bubble + flow.GasMl;
            liquidSinceBubble = 0;
        }
        LargestBubbleMl = Math.Max(LargestBubbleMl, bubble);
    }
}
