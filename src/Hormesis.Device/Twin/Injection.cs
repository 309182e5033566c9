using Hormesis.Device.Faults;

namespace Hormesis.Device.Twin;

/// <summary>
/// What each injector does to the machine: one case sets a fault, or takes it away again. Kinds that belong to controller, store
/// or ward are not known here.
/// </summary>
static class Injection
{
    /// <summary>False when the kind is not the machine's. Restored power and the patient's events are the machine's own.</summary>
    /// <param name="on">False: the fault heals.</param>
    public static bool Set(ref FaultSettings f, in Fault fault, bool on, double bumpSeconds) =>
        OfGas(ref f, fault, on) || OfBlood(ref f, fault, on) || OfSensors(ref f, fault, on, bumpSeconds) || OfSupplies(ref f, fault, on);

    static bool OfGas(ref FaultSettings f, in Fault fault, bool on)
    {
        switch (fault.Kind)
        {
            case FaultKind.GasValveStuckOpen: // the bottle's gas valve opens and stays open, with or without power
                f.GasValveStuckOpen = on;
                return true;
            case FaultKind.ReliefBlocked: // the mechanical relief valve never lifts
                f.ReliefBlocked = on;
                return true;
            case FaultKind.BottleRupture: // the bottle is in pieces: gas, blood and glass are gone; it does not heal
                f.Ruptured |= on;
                return true;
            case FaultKind.HighVoltageStuck: // the power stage gives all it can; the relay in series with it still works
                f.HighVoltageStuck = on;
                return true;
            case FaultKind.OxygenPressure: // supply pressure × factor
                f.OxygenFactor = on ? fault.Amount : 1;
                return true;
            case FaultKind.OxygenPurity: // share of oxygen in the supply, the rest nitrogen: less ozone, and the sensor shows it
                f.OxygenPurity = on ? fault.Amount : double.NaN;
                return true;
            case FaultKind.FlowGain: // the flow's sensor shows true × gain, and its controller holds what the sensor shows
                f.FlowGain = on ? fault.Amount : 1;
                return true;
            case FaultKind.RoomLeak: // so much ozone leaks at the generator into the room, as long as it makes that much
                f.RoomLeakUgPerSecond = on ? fault.Amount : 0;
                return true;
            case FaultKind.GasLeak: // an opening between bottle and room that loses this from 0.3 bar of the empty bottle
                f.LeakBarPerMinute = on ? fault.Amount : 0;
                return true;
            case FaultKind.DestructEfficiency: // of what the destruct should hold back, it holds back this share
                f.DestructFactor = on ? fault.Amount : 1;
                return true;
            case FaultKind.VentFast: // whenever a vent is open the bottle is let down at this rate
                f.VentBarPerSecond = on ? fault.Amount : 0;
                return true;
            case FaultKind.VacuumRegulator: // the pump, once on, pulls down to this gauge pressure whatever its target
                f.VacuumGaugeBar = on ? fault.Amount : double.NaN;
                return true;
            default:
                return false;
        }
    }

    static bool OfBlood(ref FaultSettings f, in Fault fault, bool on)
    {
        switch (fault.Kind)
        {
            case FaultKind.LineAir: // so much gas enters the return line at its bottle end while it flows
                f.LineAirMl = on ? fault.Amount : 0;
                return true;
            case FaultKind.ReturnClampStuckOpen: // the clamp opens and stays open, with or without power
                f.ReturnClampStuckOpen = on;
                return true;
            case FaultKind.DrawClampStuckOpen: // the same of the draw clamp
                f.DrawClampStuckOpen = on;
                return true;
            case FaultKind.LineResistance: // kink or infiltration at the patient: resistance after the line's sensor × factor
                f.LineResistance = on ? fault.Amount : 1;
                return true;
            case FaultKind.LineOpen: // the return line ends in the room instead of the vein
                f.LineOpen = on;
                return true;
            case FaultKind.DrawOpen: // the draw line is open between clamp and bottle: air goes in, blood drips out at the clamp
                f.DrawOpen = on;
                return true;
            case FaultKind.Clot: // resistance of the blood's path, at the bottle's side of the line's sensor, × factor
                f.Clot = on ? fault.Amount : 1;
                return true;
            case FaultKind.AnticoagulantMass: // of what the person pours in, this much arrives
                f.AnticoagulantFactor = on ? fault.Amount : 1;
                return true;
            case FaultKind.HaemolysisIndex: // cells broken so far and from now on × factor
                f.HaemolysisFactor = on ? fault.Amount : 1;
                return true;
            case FaultKind.HeaterStuckOn: // the heater's own switch and thermostat are stuck; the permit's relay still works
                f.HeaterStuckOn = on;
                return true;
            default:
                return false;
        }
    }

    static bool OfSensors(ref FaultSettings f, in Fault fault, bool on, double bumpSeconds)
    {
        switch (fault.Kind)
        {
            case FaultKind.PhotometerGain: // channel 1 shows true × gain
                f.PhotometerGain = on ? fault.Amount : 1;
                return true;
            case FaultKind.PhotometerLamp: // channel 1 says that it is not good, and its noise is tenfold
                f.LampFailed = on;
                return true;
            case FaultKind.PhotometerFreeze: // number and sample counter of channel 1 stand still
                f.PhotometerFrozen = on;
                return true;
            case FaultKind.PhotometerDirt: // light is lost at this rate: shown as dirt, read partly as ozone; cleaned when it heals
                (f.DirtPerMinute, f.Dirt) = on ? (fault.Amount, f.Dirt) : (0, 0);
                return true;
            case FaultKind.PhotometerUnit: // channel 1's number is in the other unit, and its register says so
                f.PhotometerUnit = on ? (byte)(1 + fault.Choice) : (byte)0;
                return true;
            case FaultKind.PressureScale when fault.Choice == 0: // bottle sensor 1 shows true gauge × factor + offset
                (f.Scale1, f.Offset1Bar) = on ? (fault.Amount, fault.Extra) : (1, 0);
                if (!on) (f.Scale2, f.Offset2Bar) = (1, 0);
                return true;
            case FaultKind.PressureScale: // the same of bottle sensor 2, which controller and monitor both see
                (f.Scale2, f.Offset2Bar) = on ? (fault.Amount, fault.Extra) : (1, 0);
                return true;
            case FaultKind.VolumeBasis: // the flow is shown as volume at the bottle's pressure and the room's temperature
                f.VolumeBasis = on;
                return true;
            case FaultKind.AirStuckClear: // air detector 1 shows clear, counts nothing and misses its test pulse
                f.AirStuckClear = on;
                return true;
            case FaultKind.WeightDrift: // bridge 1 drifts; set to zero again when it heals
                (f.WeightDriftGPerMinute, f.WeightDriftG) = on ? (fault.Amount, f.WeightDriftG) : (0, 0);
                return true;
            case FaultKind.WeightBump: // a step on both bridges that lasts a second
                (f.BumpG, f.BumpSeconds) = on ? (fault.Amount, bumpSeconds) : (0, 0);
                return true;
            case FaultKind.MonitorShift: // the patient monitor's frames are shifted by one byte, with a right checksum
                f.MonitorShifted = on;
                return true;
            default:
                return false;
        }
    }

    static bool OfSupplies(ref FaultSettings f, in Fault fault, bool on)
    {
        switch (fault.Kind)
        {
            case FaultKind.PowerCut: // no power for so long; the relay opens and waits for its reset
                f.PowerCutSeconds = on ? fault.Amount : 0;
                return true;
            case FaultKind.PowerRestore: // the power is back
                f.PowerCutSeconds = 0;
                return true;
            case FaultKind.BuzzerOpen: // the buzzer's coil is broken: silent, and its current shows it
                f.BuzzerOpen = on;
                return true;
            case FaultKind.GeneratorLinkLoss: // commands no longer reach generator and flow controller, and they no longer answer
                f.GeneratorLinkSeconds = on ? fault.Amount : 0;
                return true;
            case FaultKind.PressureLinkLoss: // the same of the unit for vents and vacuum
                f.PressureLinkSeconds = on ? fault.Amount : 0;
                return true;
            case FaultKind.PanelLinkLoss: // the panel no longer answers
                f.PanelLinkSeconds = on ? fault.Amount : 0;
                return true;
            case FaultKind.WatchdogDead: // the watchdog never opens its relay
                f.WatchdogDead = on;
                return true;
            case FaultKind.ClockJump: // the wall clock jumps; a jump does not heal by itself
                f.WallSkewSeconds += on ? fault.Amount : 0;
                return true;
            default:
                return false;
        }
    }
}
