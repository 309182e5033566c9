namespace Hormesis.Device.Controller.Limits;

/// <summary>
/// What a limit looks at. Each name ends in the unit that the limit is given in; a "Fault" is 0 while all is well, else 1. A signal
/// that has no meaning at the moment, or whose sensor the device has not got, stands at a value that no limit minds.
/// </summary>
public enum Signal : byte
{
    /// <summary>First and second sensor; at rest (0) while the relief valve is tried, which has a limit of its own.</summary>
    BottlePressureBar = 0,
    BottleSecondBar,

    /// <summary>The higher of both while the relief valve is tried.</summary>
    ReliefTestBar,
    SensorsApartMbar,
    LinePressureMmHg,

    /// <summary>Distance of the bottle from ambient while the return clamp is open.</summary>
    BottleFromAmbientMbar,

    /// <summary>Pressure above the plan's ceiling.</summary>
    AboveCeilingBar,

    /// <summary>Change of the bottle's pressure over 50 ms while its vent is closed.</summary>
    PressureRiseBarPerSecond,

    /// <summary>The same, vent open or not.</summary>
    PressureFallBarPerSecond,

    /// <summary>Weight against what it was a second before, with the flow of blood taken off.</summary>
    WeightStepG,

    /// <summary>Gas that the detector has counted since the return clamp opened.</summary>
    AirSinceOpeningMl,
    AirDetectorFault,
    BubblesPerSecond,
    RoomOzonePpm,
    DestructOzonePpm,
    BloodTemperatureC,
    OxygenInletBar,
    OxygenPurityPercent,

    /// <summary>Oxygen that flows, of what was asked for, while the high voltage is on.</summary>
    FlowPercentOfSet,
    PhotometerFault,
    PhotometerZeroFault,
    PhotometerUnitFault,
    PhotometerDirtPercent,

    /// <summary>Since the photometer's newest sample.</summary>
    PhotometerAgeSeconds,

    /// <summary>Samples that showed the very same number, one after another.</summary>
    PhotometerSameSamples,

    /// <summary>The second channel against the first since they were compared in conditioning.</summary>
    ChannelsApartPercent,

    /// <summary>Photometer against the generator's model since they were compared in conditioning.</summary>
    ModelApartPercent,

    /// <summary>Measured over ordered concentration.</summary>
    ConcentrationPercentOfOrder,
    ConcentrationUgPerNMl,

    /// <summary>Power at the high voltage's output beyond what was asked for, of its maximum.</summary>
    HighVoltageOverPercent,

    /// <summary>Gas by the flow sensor against gas by the bottle's pressure, of the larger.</summary>
    GasAccountsApartPercent,

    /// <summary>Ozone offered in this pass and in this session, by the larger account, of what was ordered.</summary>
    OfferedPercentOfOrder,
    SessionOfferedPercent,

    DrawClampFault,
    ReturnClampFault,
    MainsFault,
    RelayFault,
    BuzzerFault,
    BatteryFault,
    GeneratorSilentMs,
    PressureUnitSilentMs,
    PanelSilentMs,

    DrawnPercentOfOrder,
    DrawnMl,

    /// <summary>Blood drawn by weight against what vacuum and cannula let expect.</summary>
    DrawMismatchPercent,

    /// <summary>The flow of the draw, of what vacuum and cannula let expect.</summary>
    DrawSlopePercent,

    /// <summary>The flow of the return, of what the drip regulator's opening lets expect.</summary>
    ReturnFlowPercent,

    /// <summary>Resistance of the return line against ten seconds before, and against its first.</summary>
    ResistanceTrend,
    ResistanceFactor,

    /// <summary>The line's pressure fell away while blood flows.</summary>
    LineLowFault,
    WetFault,
    HaemolysisPercent,

    /// <summary>Blood that has neither flowed nor been mixed, the longest; and its age since it left the vein.</summary>
    StandingSeconds,
    BloodAgeSeconds,

    /// <summary>How long an entry of the journal has been waiting for stable storage.</summary>
    JournalWaitSeconds,
    StoreFault,

    /// <summary>Since the tick before.</summary>
    TickGapMs,
    WallSkewSeconds,

    /// <summary>The phase's own test has failed; which, the rows tell apart by phase.</summary>
    PhaseFailed,

    /// <summary>A phase or a wait has outlasted its limit.</summary>
    PhaseTimedOut,
    HeldSeconds,

    /// <summary>Patient, bottle, screening and order are what they must be.</summary>
    FactsFault,

    /// <summary>The same without the order: what must hold while blood flows back.</summary>
    PatientFault,

    /// <summary>The filling may have had gas already; asked only before it gets any.</summary>
    DoseLedgerFault,

    /// <summary>The order, the limits, or the filling's record in memory are not what was frozen.</summary>
    OrderMemoryFault,
    LimitMemoryFault,
    JournalMemoryFault,

    /// <summary>Remote commands refused within the last ten seconds.</summary>
    RemoteRejects,

    /// <summary>How far the interval of the absorbed dose misses the order, as a share of the order.</summary>
    DoseMissedPercent,

    /// <summary>The dose that a person read back is not the device's.</summary>
    ReadBackFault,

    /// <summary>What the rules of capnography ask for (reference/clinical 7.2, L1 to L3); the patient monitor cannot be believed.</summary>
    BreathingAdvises,
    BreathingPauses,
    BreathingAborts,
    VitalsFault,
}
