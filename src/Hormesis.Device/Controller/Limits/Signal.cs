namespace Hormesis.Device.Controller.Limits;

/// <summary>What a limit looks at. Each name ends in the unit that the limit is given in.</summary>
public enum Signal : byte
{
    BottlePressureBar = 0,
    BottleSecondBar,
    SensorsApartMbar,
    LinePressureMmHg,

    /// <summary>Distance of the bottle from ambient.</summary>
    BottleFromAmbientMbar,

    /// <summary>Pressure above the plan's ceiling.</summary>
    AboveCeilingBar,

    /// <summary>Gas that the detector has counted since the return clamp opened.</summary>
    AirSinceOpeningMl,

    /// <summary>0 while the detector's self-test passes.</summary>
    AirDetectorFault,
    RoomOzonePpm,
    BloodTemperatureC,
    OxygenInletBar,

    /// <summary>0 while the photometer reports no fault.</summary>
    PhotometerFault,

    /// <summary>Since the photometer's newest sample.</summary>
    PhotometerAgeSeconds,

    /// <summary>Measured over ordered concentration.</summary>
    ConcentrationPercentOfOrder,
    ConcentrationUgPerNMl,

    /// <summary>0 while the switch agrees with the command.</summary>
    DrawClampFault,
    ReturnClampFault,
    MainsFault,
    DrawnPercentOfOrder,
    DrawnMl,

    /// <summary>How long an entry of the journal has been waiting for stable storage.</summary>
    JournalWaitSeconds,

    /// <summary>Since the tick before.</summary>
    TickGapMs,

    /// <summary>1 once the phase's own test has failed; which, the rows below tell apart by phase.</summary>
    PhaseFailed,

    /// <summary>1 once a phase has outlasted its limit.</summary>
    PhaseTimedOut,

    /// <summary>0 while patient, bottle, screening and order are what they must be.</summary>
    FactsFault,

    /// <summary>Power that the high voltage gives beside what was asked for, of its maximum.</summary>
    PowerOffPercent,

    /// <summary>The two channels of the photometer; 0 where there is one.</summary>
    PhotometersApartPercent,

    /// <summary>0 while its register says the unit that we read it in.</summary>
    PhotometerUnitFault,
    WetAtNeedle,

    /// <summary>1 while blood flows back and the patient's end has no pressure.</summary>
    OpenLineFlag,

    /// <summary>1 while the draw clamp is open under vacuum and hardly any blood comes.</summary>
    DrawStalled,

    /// <summary>1 when the bottle does not hold its anticoagulant as the draw is about to begin.</summary>
    ContentFault,
    HaemolysisPercent,
    OxygenPurityPercent,

    /// <summary>Flow that is missing while high voltage is on, of what was asked for.</summary>
    FlowMissingPercent,

    /// <summary>0 while order and limits are what they were at the first tick.</summary>
    SettingsFault,

    /// <summary>Since the quieter of generator and pressure unit answered.</summary>
    LinkSilentMs,

    /// <summary>How far the interval of the absorbed dose misses the order, as a share of the order.</summary>
    DoseMissedPercent,
}
