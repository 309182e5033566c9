using Hormesis.Device.Profiles;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 1: the dry bottle holds oxygen at overpressure and then a vacuum, both sensors agree, the relief valve opens where it must,
/// and each clamp opens and closes. No patient is connected. A device that makes no overpressure tries the vacuum and the clamps.
/// </summary>
static class LeakTest
{
    const byte Pressurise = 0, SettleHigh = 1, HoldHigh = 2, ToRelief = 3, AtRelief = 4, LetDown = 5, Evacuate = 6, SettleLow = 7,
        HoldLow = 8, LetIn = 9, Raise = 10, ShutGas = 11, OpenDraw = 12, CloseDraw = 13, LetOff = 14, OpenReturn = 15, CloseReturn = 16;

    // The draw clamp is tried a little above the vein's pressure, so that nothing could flow in: between 13 and 20 mbar.
    static readonly GaugePressure AboveVein = GaugePressure.FromMillibar(16);
    const double GentlyShare = 0.25; // of the test flow: 9 mbar/s

    /// <summary>What the dry bottle takes to come above the vein's pressure, valve and line included.</summary>
    internal static TimeSpan TimeToRaise(DeviceProfile profile)
    {
        const double valveAndSensorSeconds = 0.5;
        var rise = NormalVolume.FromNormalLitres(1).RiseIn(profile.Bottle.Volume, profile.Bottle.Room);
        var minutes = AboveVein / rise / (GentlyShare * profile.Gas.TestFlow.NormalLitresPerMinute);
        return TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(valveAndSensorSeconds);
    }

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var (cycle, test) = (setup.Profile.Cycle, setup.Profile.SelfTest);
        switch (s.Stage)
        {
            case Pressurise when !setup.Profile.Equipment.Overpressure: return s.EnterStage(Evacuate);
            case Pressurise: return r.Bottle >= cycle.LeakTest ? s.EnterStage(SettleHigh) : s;
            case SettleHigh or SettleLow: return s.InStage >= cycle.Settling ? s.EnterStage(s.Stage + 1) with { Mark = r.Bottle } : s;
            case HoldHigh or HoldLow: return s.InStage >= cycle.LeakHold ? Judge(s, r, setup) : s;
            case ToRelief:
                if (!(r.Bottle <= test.ReliefHighest) || s.InStage > test.ReliefLongest) return s.Fail();
                return r.Bottle >= test.ReliefLowest ? s.EnterStage(AtRelief) : s;
            case AtRelief: return AtTheRelief(s, r, setup);
            case Evacuate: return r.Bottle <= -cycle.LeakTest ? s.EnterStage(SettleLow) : s;
            case LetDown or LetIn or LetOff:
                var held = s.Hold(r.Bottle.Magnitude <= cycle.Vented);
                return held.GoodFor >= cycle.Settling ? held.EnterStage(s.Stage + 1) : held;
            case Raise: return Mean(r, setup) >= AboveVein ? s.EnterStage(ShutGas) : Within(s, setup);
            case ShutGas: return s.InStage >= test.ClampLongest ? s.EnterStage(OpenDraw) : s;
            case OpenDraw: return !r.DrawClampClosed ? s.EnterStage(CloseDraw) : Within(s, setup);
            case CloseDraw: return r.DrawClampClosed ? s.EnterStage(LetOff) : Within(s, setup);
            case OpenReturn: return !r.ReturnClampClosed ? s.EnterStage(CloseReturn) : Within(s, setup);
            case CloseReturn: return r.ReturnClampClosed ? s.Enter(Phase.Conditioning) : Within(s, setup);
            default: return s.Fail();
        }
    }

    public static Commands Commands(in ControllerState s, ControllerSetup setup) => s.Stage switch
    {
        Pressurise when !setup.Profile.Equipment.Overpressure => default,
        Pressurise or ToRelief or AtRelief => Oxygen(setup.Profile.Gas.TestFlow),
        Raise => Oxygen(GentlyShare * setup.Profile.Gas.TestFlow),
        SettleHigh or HoldHigh or SettleLow or HoldLow or ShutGas or CloseDraw => new() { VentClosed = true },
        Evacuate => new() { VentClosed = true, VacuumOn = true, VacuumTarget = Deeper(setup) },
        OpenDraw => new() { VentClosed = true, DrawClampOpen = true },
        OpenReturn => new() { ReturnClampOpen = true }, // the drip regulator stays shut
        _ => default,
    };

    /// <summary>The pressure may go beyond its usual limit, up to what the relief valve must hold.</summary>
    public static bool TriesRelief(byte stage) => stage is ToRelief or AtRelief or LetDown;

    static Commands Oxygen(NormalFlow flow) => new() { GasToBottle = true, OxygenFlow = flow, VentClosed = true };

    // Gas keeps coming and the pressure stays: the valve is open. It must not open below its range either.
    static ControllerState AtTheRelief(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var test = setup.Profile.SelfTest;
        if (!(r.Bottle <= test.ReliefHighest) || !(r.OxygenFlow > 0.5 * setup.Profile.Gas.TestFlow)) return s.Fail();
        if (s.InStage < test.ReliefHold) return s;
        return r.Bottle >= test.ReliefLowest && Agree(r, setup) ? s.EnterStage(LetDown) : s.Fail();
    }

    static ControllerState Within(in ControllerState s, ControllerSetup setup) =>
        s.InStage > setup.Profile.SelfTest.StepLongest ? s.Fail() : s;

    static ControllerState Judge(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var tight = GaugePressure.Apart(r.Bottle, s.Mark) <= setup.Profile.Cycle.LeakMaximum;
        return tight && Agree(r, setup) ? s.EnterStage(s.Stage + 1) : s.Fail();
    }

    // Of two sensors the mean is nearer to the truth than either.
    static GaugePressure Mean(in Readings r, ControllerSetup setup) =>
        setup.Profile.Equipment.PressureSensors < 2 ? r.Bottle : 0.5 * (r.Bottle + r.BottleSecond);

    static bool Agree(in Readings r, ControllerSetup setup) => setup.Profile.Equipment.PressureSensors < 2
        || GaugePressure.Apart(r.Bottle, r.BottleSecond) <= setup.Profile.Cycle.SensorsApart;

    // A little below the mark that ends the stage, so that the regulator reaches it.
    static GaugePressure Deeper(ControllerSetup setup) => -setup.Profile.Cycle.LeakTest - setup.Profile.Cycle.SensorsApart;
}
