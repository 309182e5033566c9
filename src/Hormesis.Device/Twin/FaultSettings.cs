namespace Hormesis.Device.Twin;

/// <summary>What is wrong with machine, lines and patient at this moment. <see cref="AtRest"/> changes nothing.</summary>
struct FaultSettings
{
    // Gas.
    public bool GasValveStuckOpen, ReliefBlocked, Ruptured, HighVoltageStuck;
    public double OxygenFactor;
    public double OxygenPurity; // NaN: what the supply should be
    public double LeakBarPerMinute, RoomLeakUgPerSecond, VentBarPerSecond;
    public double DestructFactor;
    public double FlowGain;

    // Blood and lines.
    public bool ReturnClampStuckOpen, DrawClampStuckOpen, LineOpen, DrawOpen, HeaterStuckOn;
    public double LineResistance, Clot, LineAirMl, HaemolysisFactor, AnticoagulantFactor;
    public double VacuumGaugeBar; // NaN: the regulator does as it is told

    // Sensors.
    public double PhotometerGain, DirtPerMinute, Dirt;
    public bool LampFailed, PhotometerFrozen;
    public byte PhotometerUnit; // 0 as it should be; else 1 + the place of the injector's word
    public double Scale1, Offset1Bar, Scale2, Offset2Bar;
    public bool VolumeBasis, AirStuckClear;
    public double WeightDriftGPerMinute, WeightDriftG, BumpG, BumpSeconds;

    // Power, links, clock, patient.
    public double PowerCutSeconds; // what is left of the cut
    public bool BuzzerOpen, WatchdogDead, MonitorShifted;
    public double GeneratorLinkSeconds, PressureLinkSeconds, PanelLinkSeconds; // what is left of the loss
    public double WallSkewSeconds;

    public static FaultSettings AtRest => new()
    {
        OxygenFactor = 1,
        OxygenPurity = double.NaN,
        DestructFactor = 1,
        FlowGain = 1,
        LineResistance = 1,
        Clot = 1,
        HaemolysisFactor = 1,
        AnticoagulantFactor = 1,
        VacuumGaugeBar = double.NaN,
        PhotometerGain = 1,
        Scale1 = 1,
        Scale2 = 1,
    };

    /// <summary>What is limited in time runs out; what drifts goes on drifting.</summary>
    public void Pass(double seconds)
    {
        PowerCutSeconds = Math.Max(0, PowerCutSeconds - seconds);
        GeneratorLinkSeconds = Math.Max(0, GeneratorLinkSeconds - seconds);
        PressureLinkSeconds = Math.Max(0, PressureLinkSeconds - seconds);
        PanelLinkSeconds = Math.Max(0, PanelLinkSeconds - seconds);
        BumpSeconds = Math.Max(0, BumpSeconds - seconds);
        WeightDriftG += WeightDriftGPerMinute * seconds / 60;
        Dirt = Math.Min(1, Dirt + DirtPerMinute / 100 * seconds / 60);
    }

    /// <summary>The share of gas in the next volume that enters the return line.</summary>
    public double TakeAir(double ml)
    {
        var taken = Math.Min(ml, LineAirMl);
        LineAirMl -= taken;
        return taken / ml;
    }
}
