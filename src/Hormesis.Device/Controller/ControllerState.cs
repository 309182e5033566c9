using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller.Loops;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>What brought the machine into the safe state.</summary>
public enum StopReason : byte
{
    None = 0,
    Limit,
    Person,

    /// <summary>A stop that came over the network.</summary>
    Remote,

    /// <summary>The controller began anew and found a session in its journal.</summary>
    Restart,
}

/// <summary>
/// All that the controller remembers between two ticks. Its default is a machine in the safe state that no step leaves.
/// </summary>
public readonly record struct ControllerState
{
    public Phase Phase { get; init; }

    /// <summary>Part of the phase, from 0; the phase's own file names its parts.</summary>
    public byte Stage { get; init; }

    /// <summary>When the phase began.</summary>
    public TimeSpan Entered { get; init; }
    public TimeSpan StageEntered { get; init; }
    public TimeSpan Now { get; init; }

    /// <summary>Since the tick before.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The machine runs: it has begun, or begun anew. Zeroed memory does not.</summary>
    public bool Running { get; init; }

    /// <summary>A first tick has been seen; the filters are filled.</summary>
    public bool Started { get; init; }

    /// <summary>The phase's own test failed: the limit "PhaseFailed" stops the session on the next tick, safe commands at once.</summary>
    public bool Failed { get; init; }

    /// <summary>Stands still where that is safe, until a person resumes, since when.</summary>
    public bool Held { get; init; }
    public TimeSpan HeldAt { get; init; }

    /// <summary>No ozone is made or given any more in this session.</summary>
    public bool GasOff { get; init; }

    /// <summary>In the safe state: a person has reset the alarms since the stop.</summary>
    public bool Cleared { get; init; }

    /// <summary>The condition that the phase waits for has held since then.</summary>
    public TimeSpan GoodSince { get; init; }

    public Estimates Estimates { get; init; }
    public CrossChecks Checks { get; init; }
    public LimitState Alarms { get; init; }
    public JournalEntry Journal { get; init; }
    public Filling Filling { get; init; }
    public FrozenOrder Frozen { get; init; }
    public RemoteGate Remote { get; init; }
    public Heartbeat Heart { get; init; }
    public DoseAccount Dose { get; init; }
    public GasBalance Gas { get; init; }
    public BloodAccount Blood { get; init; }
    public ResidualGas Residual { get; init; }

    /// <summary>Offered in the passes before this one, and absorbed by them.</summary>
    public OzoneMass OfferedBefore { get; init; }
    public Absorption AbsorbedBefore { get; init; }

    /// <summary>A pressure to compare with later: in the leak test, while nothing shall move, and of a stop.</summary>
    public GaugePressure Mark { get; init; }
    public GaugePressure LineMark { get; init; }
    public Mass WeightMark { get; init; }

    /// <summary>Gas counted by the air detector, to compare with later in its test.</summary>
    public ActualVolume AirMark { get; init; }

    /// <summary>The high voltage has been on without a break for this long.</summary>
    public TimeSpan GasOnFor { get; init; }

    public OzoneLoop Ozone { get; init; }

    /// <summary>Draw and return are slowed to this share of what the plan says; nothing flows by default.</summary>
    public Fraction Slowed { get; init; }

    /// <summary>When blood last flowed back; zero before it ever has.</summary>
    public TimeSpan ReturnedAt { get; init; }

    /// <summary>Where the load cell's flow sets the drip regulator, and the share of it that the line's pressure allows.</summary>
    public Fraction ReturnOpening { get; init; }
    public double ReturnThrottle { get; init; }

    /// <summary>Gas counted by the air detector when the return clamp opened.</summary>
    public ActualVolume AirAtOpening { get; init; }

    /// <summary>The newest operator action that has been dealt with.</summary>
    public uint OperatorCount { get; init; }

    /// <summary>A value that a person read back was not the device's.</summary>
    public bool ReadBackWrong { get; init; }

    /// <summary>Who made the first check; and a check was made by nobody known, or the second by the same where two are needed.</summary>
    public byte CheckedBy { get; init; }
    public bool PersonWrong { get; init; }

    public StopReason Stop { get; init; }

    /// <summary>Which limit stopped the session, by its place in the table.</summary>
    public byte StoppedBy { get; init; }

    /// <summary>The commands of this tick, to compare with the switches on the next.</summary>
    public Commands Issued { get; init; }

    /// <summary>A session about to take its first step.</summary>
    public static ControllerState Begin => new() { Phase = Phase.SelfTest, Running = true, Filling = Filling.Of(1) };

    /// <summary>A session that is found in the journal after a restart. See <see cref="Recovery"/>.</summary>
    public static ControllerState Recover(ControllerSetup setup, IReadOnlyList<JournalEntry> entries, TimeSpan now) =>
        Recovery.From(setup, entries, now);

    public TimeSpan InPhase => Now - Entered;
    public TimeSpan InStage => Now - StageEntered;

    /// <summary>How long the awaited condition has held.</summary>
    public TimeSpan GoodFor => Now - GoodSince;

    public TimeSpan HeldFor => Held ? Now - HeldAt : TimeSpan.Zero;

    /// <summary>Which pass it is, from 1.</summary>
    public int Pass => Filling.Pass;

    /// <summary>Offered in this pass, by the larger of flow and pressure.</summary>
    public OzoneMass OfferedLargest => Gas.FoundOverFlowed * Dose.Offered;

    public ControllerState Enter(Phase phase) =>
        this with { Phase = phase, Stage = 0, Entered = Now, StageEntered = Now, GoodSince = Now };

    public ControllerState EnterStage(int stage) => this with { Stage = (byte)stage, StageEntered = Now, GoodSince = Now };

    /// <summary>Keeps the clock of the awaited condition running while it is good, and sets it back when it is not.</summary>
    public ControllerState Hold(bool good) => good ? this : this with { GoodSince = Now };

    public ControllerState Fail() => this with { Failed = true };

    /// <summary>Writes an entry about the present filling, which it thereby reaches.</summary>
    public ControllerState Write(JournalKind kind, double amount) => this with
    {
        Journal = new(Journal.Number + 1, kind, amount, Filling.Pass, Now),
        Filling = Filling.Reach(kind),
    };

    /// <summary>True once the newest entry is on stable storage.</summary>
    public bool Written(in Readings readings) => readings.JournalDurable >= Journal.Number;

    /// <summary>True when a person has newly confirmed just this prompt.</summary>
    public bool Confirmed(in Readings readings, Prompt prompt) => IsNew(readings, OperatorAction.Confirm) && readings.Answered == prompt;

    /// <summary>True when a person has newly done this.</summary>
    public bool IsNew(in Readings readings, OperatorAction action) =>
        readings.OperatorCount != OperatorCount && readings.Action == action;

    /// <summary>The same with one bit of the memory changed, for the fault engine.</summary>
    public ControllerState Flip(MemoryTarget target) => target == MemoryTarget.Journal
        ? this with { Filling = Filling.WithFlippedBit() }
        : this with { Frozen = Frozen.Flip(target) };
}

/// <summary>What the vent photometer saw while gas was let out.</summary>
/// <param name="Sum">Of the samples, µg/NmL.</param>
/// <param name="Samples">How many.</param>
/// <param name="LastSample">The photometer's counter at the newest.</param>
/// <param name="AtStart">Gas in the headspace when the vent opened.</param>
public readonly record struct ResidualGas(double Sum, int Samples, uint LastSample, NormalVolume AtStart)
{
    public ResidualGas Add(OzoneConcentration sample, uint counter) =>
        this with { Sum = Sum + sample.MicrogramsPerNormalMillilitre, Samples = Samples + 1, LastSample = counter };

    public OzoneConcentration Mean => OzoneConcentration.FromMicrogramsPerNormalMillilitre(Sum / Samples);
}
