using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// Everything that the controller sees in one tick: sensors, position switches, facts that others establish, and what a
/// person did. A default block is a silent machine: no flag says "good", and no concentration is a number.
/// </summary>
public readonly record struct Readings
{
    /// <summary>First pressure sensor of the bottle.</summary>
    public GaugePressure Bottle { get; init; }

    /// <summary>Second pressure sensor of the bottle, of another make.</summary>
    public GaugePressure BottleSecond { get; init; }

    /// <summary>Pressure in the return line at the patient's end.</summary>
    public GaugePressure Line { get; init; }

    /// <summary>Load cell: bottle, tubing and content.</summary>
    public Mass Weight { get; init; }

    /// <summary>Photometer after the generator, at 0 °C and 1 atm.</summary>
    public OzoneConcentration Photometer { get; init; }

    /// <summary>Counts the photometer's samples; a number that stands still is a frozen photometer.</summary>
    public uint PhotometerSample { get; init; }
    public bool PhotometerGood { get; init; }

    /// <summary>Low-range photometer in the vent, for the residual ozone.</summary>
    public OzoneConcentration VentPhotometer { get; init; }
    public uint VentPhotometerSample { get; init; }
    public bool VentPhotometerGood { get; init; }

    public NormalFlow OxygenFlow { get; init; }
    public GaugePressure OxygenInlet { get; init; }
    public Temperature Blood { get; init; }

    /// <summary>Ozone in the room's air, as a share of volume.</summary>
    public Fraction RoomOzone { get; init; }

    /// <summary>The ultrasonic detector sees gas in the return line now.</summary>
    public bool AirNow { get; init; }

    /// <summary>Gas volume that the detector has counted since power-on.</summary>
    public ActualVolume AirTotal { get; init; }

    /// <summary>The detector passed its last self-test pulse.</summary>
    public bool AirDetectorGood { get; init; }
    public bool DrawClampClosed { get; init; }
    public bool ReturnClampClosed { get; init; }
    public bool MainsGood { get; init; }

    /// <summary>Wristband and order name the same person.</summary>
    public bool PatientMatched { get; init; }

    /// <summary>The bottle's serial is that of the order and was never used.</summary>
    public bool BottleMatched { get; init; }

    /// <summary>The screening stands and allows this session.</summary>
    public bool ScreenValid { get; init; }

    /// <summary>This device holds the order, and no other does.</summary>
    public bool OrderHeld { get; init; }

    /// <summary>No gas has been given to what is in the bottle, by this device's journal or any other's ledger.</summary>
    public bool DoseLedgerClear { get; init; }

    /// <summary>Second channel of the photometer, of another wavelength; not a number where none is fitted.</summary>
    public OzoneConcentration PhotometerSecond { get; init; }

    /// <summary>Bubbles too small to be air in the line, counted by the detector.</summary>
    public Frequency Bubbles { get; init; }

    /// <summary>The sensor at the needle is wet: blood where none should be.</summary>
    public bool WetAtNeedle { get; init; }

    /// <summary>Share of red cells that the optical sensor finds broken; not a number where none is fitted.</summary>
    public Fraction Haemolysis { get; init; }

    /// <summary>A bottle stands in its place.</summary>
    public bool BottlePresent { get; init; }

    public MachineStatus Machine { get; init; }

    /// <summary>How often each task of the device has run.</summary>
    public TaskCounters Tasks { get; init; }
    public Vitals Vitals { get; init; }
    public RemoteCommand Remote { get; init; }

    /// <summary>Counts what the operator did; an action is new when the count is.</summary>
    public uint OperatorCount { get; init; }
    public OperatorAction Action { get; init; }

    /// <summary>Which prompt a confirmation answers.</summary>
    public Prompt Answered { get; init; }

    /// <summary>Who did it: the number of a person signed on at the panel; 0 is nobody that the device knows.</summary>
    public byte Person { get; init; }

    /// <summary>The values as the person read them from the device's display when confirming.</summary>
    public ReadBack ReadBack { get; init; }

    /// <summary>The journal is on stable storage up to this entry.</summary>
    public long JournalDurable { get; init; }
}

public enum OperatorAction : byte
{
    None = 0,
    Confirm,
    Stop,

    /// <summary>Keeps the session where it is, safe, until it is resumed.</summary>
    Hold,
    Resume,

    /// <summary>The alarms that are shown have been seen.</summary>
    Acknowledge,
    PauseAudio,

    /// <summary>Clears latched alarms whose cause is gone.</summary>
    ResetAlarms,

    /// <summary>After a stop: the blood is thrown away and the session ends.</summary>
    Discard,

    /// <summary>After a stop: the blood goes back without any more gas, where that is allowed.</summary>
    ReturnBlood,

    /// <summary>Asks for the service mode.</summary>
    Service,

    /// <summary>Asks to skip the step that the device is in.</summary>
    Skip,
}

/// <summary>What the controller asks a person to do and to confirm.</summary>
public enum Prompt : byte
{
    None = 0,

    /// <summary>Fill the anticoagulant into the bottle.</summary>
    LoadAnticoagulant,

    /// <summary>Patient, bottle, order and consent: checked.</summary>
    FirstCheck,

    /// <summary>The same, checked by a second look.</summary>
    SecondCheck,

    /// <summary>The vein is punctured and the draw line connected.</summary>
    ConnectDraw,

    /// <summary>Patient and bottle scanned again, return line connected.</summary>
    ConnectReturn,
}
