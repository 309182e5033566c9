namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 0: everything that can be seen at rest is as it must be, for long enough; then the device tries what would otherwise fail
/// unseen: the watchdog's relay opens without a beat, the air detector answers its pulse and counts nothing without it.
/// </summary>
static class SelfTest
{
    const byte AtRest = 0, StopBeat = 1, CloseRelay = 2, AskAir = 3, LeaveAir = 4;

    /// <summary>So many times as long as all must be good, it may take until it is.</summary>
    public const int Patience = 3;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var test = setup.Profile.SelfTest;
        if (s.Stage == AtRest) return LookAtRest(s, r, setup);
        if (s.InStage > test.StepLongest) return s.Fail();
        return s.Stage switch
        {
            StopBeat => !r.Machine.RelayClosed ? s.EnterStage(CloseRelay) : s.InStage > test.RelayLongest ? s.Fail() : s,
            CloseRelay => r.Machine.RelayClosed ? s.EnterStage(AskAir) : s,
            AskAir => !r.AirDetectorGood && s.InStage > test.AirPulse ? s.Fail()
                : s.InStage >= test.AirTest ? s.EnterStage(LeaveAir) with { AirMark = r.AirTotal }
                : s,
            LeaveAir => r.AirTotal != s.AirMark ? s.Fail() : s.InStage >= test.AirTest ? s.Enter(Phase.LeakTest) : s,
            _ => s.Fail(),
        };
    }

    public static Commands Commands(in ControllerState s) => new() { RelayReset = s.Stage == CloseRelay };

    // RC-05
    /// <summary>The beat stands still for the watchdog's test.</summary>
    public static bool HoldsTheBeat(byte stage) => stage == StopBeat;

    /// <summary>A test pulse for the air detectors, at the same pace all through the session.</summary>
    public static bool Pulses(in ControllerState s, ControllerSetup setup)
    {
        if (s.Phase == Phase.Ended || s.Phase == Phase.SelfTest && s.Stage == LeaveAir) return false;
        var every = setup.Profile.SelfTest.AirPulse.Ticks;
        return s.Now.Ticks % every < every / 2;
    }

    static ControllerState LookAtRest(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        if (s.IsNew(r, OperatorAction.Service) && MayServe(r)) return s.Enter(Phase.Service);
        var needed = setup.Profile.Cycle.SelfTest;
        var held = s.Hold(SensorsGood(r, setup) && SuppliesGood(r, setup) && PhotometersGood(r, setup));
        if (held.GoodFor >= needed) return held.EnterStage(StopBeat);
        return held.InPhase > Patience * needed ? held.Fail() : held;
    }

    /// <summary>Nobody is there who could be hurt, and nothing that somebody could be hurt with later.</summary>
    public static bool MayServe(in Readings r) => !r.BottlePresent && !r.PatientMatched && !r.BottleMatched;

    static bool SensorsGood(in Readings r, ControllerSetup setup)
    {
        var (cycle, one) = (setup.Profile.Cycle, setup.Profile.Equipment.PressureSensors < 2);
        return r.Bottle.Magnitude <= cycle.AtRest && (one || r.BottleSecond.Magnitude <= cycle.AtRest)
            && r.AirDetectorGood && r.DrawClampClosed && r.ReturnClampClosed;
    }

    static bool SuppliesGood(in Readings r, ControllerSetup setup)
    {
        var test = setup.Profile.SelfTest;
        // RC-30
        return r.MainsGood && r.Machine.RelayClosed && r.Machine.BatteryGood && r.Machine.BuzzerGood && r.Machine.StoreGood
            && r.OxygenInlet >= test.OxygenLeast && r.Machine.OxygenPurity >= test.OxygenPurityLeast;
    }

    static bool PhotometersGood(in Readings r, ControllerSetup setup)
    {
        if (setup.Profile.Equipment.VentPhotometer && !r.VentPhotometerGood) return false;
        return !setup.HasPhotometer
            || r.PhotometerGood && !r.Machine.PhotometerZeroing
            && r.Machine.PhotometerUnit == ConcentrationUnit.MicrogramsPerNormalMillilitre
            && r.Machine.PhotometerDirt <= setup.Profile.SelfTest.DirtLargest;
    }
}
