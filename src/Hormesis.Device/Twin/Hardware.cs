using Hormesis.Device.Controller;
using Hormesis.Device.Safety;

namespace Hormesis.Device.Twin;

/// <summary>
/// The wiring: an actuator moves only if command, permit, watchdog relay and power all let it. Springs close the clamps and open
/// the vent, and units that hear no new beat make themselves safe; no software is asked for any of this.
/// </summary>
struct Hardware
{
    const double Rounding = 1e-9;

    UnitLink generator, pressureUnit;
    Switch gasValve, shutOff, destructValve, vent, drawClamp, returnClamp;
    uint beat;
    double beatAge, unpowered;
    bool pulse;

    /// <summary>The watchdog's relay: closed at power-on, opened by a late beat or lost power, closed again by a reset only.</summary>
    public bool RelayClosed { get; private set; }
    public bool PowerGood { get; private set; }

    /// <summary>Power of the high voltage's output, of its maximum.</summary>
    public double Power { get; private set; }
    public bool HighVoltageOn { get; private set; }

    /// <summary>What the flow controller shall hold, NL/min.</summary>
    public double FlowSetNLPerMin { get; private set; }
    public double SlowVentOpening { get; private set; }
    public double RegulatorOpening { get; private set; }
    public bool VacuumOn { get; private set; }
    public double VacuumTargetPascal { get; private set; }
    public bool MixerOn { get; private set; }
    public bool HeaterOn { get; private set; }
    public bool PrimeOn { get; private set; }
    public bool FlushOn { get; private set; }
    public bool BuzzerOn { get; private set; }

    /// <summary>Each detector answered its last test pulse.</summary>
    public bool FirstDetectorGood { get; private set; }
    public bool SecondDetectorGood { get; private set; }

    public readonly bool WayToBottle => gasValve.On && shutOff.On;
    public readonly bool GasValveOpen => gasValve.On;
    public readonly bool WayToDestruct => destructValve.On;
    public readonly bool VentOpen => !vent.On;
    public readonly bool DrawOpen => drawClamp.On;
    public readonly bool ReturnOpen => returnClamp.On;
    public readonly double GeneratorSilent => generator.Silent;
    public readonly double PressureUnitSilent => pressureUnit.Silent;

    /// <summary>Seconds without power.</summary>
    public readonly double Unpowered => unpowered;

    public static Hardware AtPowerOn => new()
    {
        RelayClosed = true,
        PowerGood = true,
        FirstDetectorGood = true,
        SecondDetectorGood = true,
    };

    public void Step(in Commands c, in Permits given, in FaultSettings f, PlantConstants k, double dt)
    {
        var p = k.Parameters;
        var permits = k.HasMonitor ? given : Permits.WithoutMonitor;
        PowerGood = !(f.PowerCutSeconds > 0);
        unpowered = PowerGood ? 0 : unpowered + dt;
        Watch(c, f, p, dt);
        generator.Step(c, f.GeneratorLinkSeconds > 0, dt);
        pressureUnit.Step(c, f.PressureLinkSeconds > 0, dt);

        var live = PowerGood && RelayClosed;
        MoveGas(c, permits, f, p, live, dt);
        MovePressure(permits, f, p, live, dt);
        drawClamp.Follow(live && c.DrawClampOpen && permits.Draw || f.DrawClampStuckOpen, p.ClampSeconds, dt);
        returnClamp.Follow(live && c.ReturnClampOpen && permits.Return || f.ReturnClampStuckOpen, p.ClampSeconds, dt);
        if (live) RegulatorOpening = Towards(RegulatorOpening, c.ReturnOpening.Value, p.RegulatorPerSecond * dt);
        (MixerOn, PrimeOn, FlushOn) = (live && c.MixerOn, live && c.PrimeOn, live && c.FlushOn);
        HeaterOn = live && k.Profile.Equipment.Heater && permits.Heater && (c.HeaterOn || f.HeaterStuckOn);
        BuzzerOn = c.BuzzerOn && !f.BuzzerOpen && unpowered <= p.BatterySeconds;
        Test(c.AirTestPulse, f);
    }

    void Watch(in Commands c, in FaultSettings f, PlantParameters p, double dt)
    {
        var moves = c.Beat != beat;
        beatAge = moves ? 0 : beatAge + dt;
        beat = c.Beat;
        if (moves && c.RelayReset) RelayClosed = true;
        if (beatAge >= p.WatchdogSeconds - Rounding && !f.WatchdogDead || !PowerGood) RelayClosed = false;
    }

    void MoveGas(in Commands c, in Permits permits, in FaultSettings f, PlantParameters p, bool live, double dt)
    {
        // The relay of the high voltage is wired to the controller; power and flow go by the link.
        // RC-04 RC-17
        HighVoltageOn = live && c.HighVoltageOn && permits.HighVoltage && generator.BeatAge <= p.GeneratorAloneSeconds + Rounding;
        var asked = generator.Heard;
        Power = !HighVoltageOn ? 0 : f.HighVoltageStuck ? 1 : Math.Clamp(asked.Power.Value, 0, 1);
        FlowSetNLPerMin = live && generator.BeatAge <= p.GeneratorAloneSeconds + Rounding ? asked.OxygenFlow.NormalLitresPerMinute : 0;
        gasValve.Follow(live && c.GasToBottle || f.GasValveStuckOpen, p.GasValveDelaySeconds, dt);
        // RC-18
        shutOff.Follow(live && permits.Gas && c.GasToBottle, p.GasValveDelaySeconds, dt);
        destructValve.Follow(live && c.GasToDestruct, p.GasValveDelaySeconds, dt);
    }

    void MovePressure(in Permits permits, in FaultSettings f, PlantParameters p, bool live, double dt)
    {
        var works = live && pressureUnit.BeatAge <= p.PressureAloneSeconds + Rounding;
        var asked = pressureUnit.Heard;
        vent.Follow(works && asked.VentClosed && permits.VentClosed, p.GasValveDelaySeconds, dt);
        VacuumOn = works && asked.VacuumOn && permits.Vacuum;
        const double pascalPerBar = 1e5;
        VacuumTargetPascal = double.IsNaN(f.VacuumGaugeBar) ? asked.VacuumTarget.Pascal : f.VacuumGaugeBar * pascalPerBar;
        var wanted = works && asked.SlowVentOpening.Value >= p.SlowVentDeadBand ? Math.Min(1, asked.SlowVentOpening.Value) : 0;
        if (wanted == 0 || Math.Abs(wanted - SlowVentOpening) > p.SlowVentHysteresis)
            SlowVentOpening += (wanted - SlowVentOpening) * dt / (p.SlowVentLagSeconds + dt);
    }

    // A test pulse reaches both detectors; one that is stuck does not answer.
    void Test(bool commanded, in FaultSettings f)
    {
        if (commanded && !pulse) (FirstDetectorGood, SecondDetectorGood) = (!f.AirStuckClear, true);
        pulse = commanded;
    }

    static double Towards(double from, double to, double most) => from + Math.Clamp(Math.Clamp(to, 0, 1) - from, -most, most);
}
