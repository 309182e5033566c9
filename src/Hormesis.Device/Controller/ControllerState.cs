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
/// All that the controller remembers between two ticks, as a value that is followed in place. Its default is a machine in the safe state
/// that no step leaves.
/// </summary>
public record struct ControllerState
{
    internal LimitState judged;

    public Phase Phase { get; internal set; }

    /// <summary>Part of the phase, from 0; the phase's own file names its parts.</summary>
    public byte Stage { get; internal set; }

    /// <summary>When the phase began.</summary>
    public TimeSpan Entered { get; internal set; }
    public TimeSpan StageEntered { get; internal set; }
    public TimeSpan Now { get; internal set; }

    /// <summary>Since the tick before.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>The machine runs: it has begun, or begun anew. Zeroed memory does not.</summary>
    public bool Running { get; internal set; }

    /// <summary>A first tick has been seen; the filters are filled.</summary>
    public bool Started { get; internal set; }

    /// <summary>The phase's own test failed: the limit "PhaseFailed" stops the session on the next tick, safe commands at once.</summary>
    public bool Failed { get; internal set; }

    /// <summary>Stands still where that is safe, until a person resumes, since when.</summary>
    public bool Held { get; internal set; }
    public TimeSpan HeldAt { get; internal set; }

    /// <summary>No ozone is made or given any more in this session.</summary>
    public bool GasOff { get; internal set; }

    /// <summary>In the safe state: a person has reset the alarms since the stop.</summary>
    public bool Cleared { get; internal set; }

    /// <summary>The condition that the phase waits for has held since then.</summary>
    public TimeSpan GoodSince { get; internal set; }

    public Estimates Estimates { get; internal set; }
    public CrossChecks Checks { get; internal set; }

    public LimitState Alarms
    {
        readonly get => judged;
        internal set => judged = value;
    }

    public JournalEntry Journal { get; internal set; }
    public Filling Filling { get; internal set; }
    public FrozenOrder Frozen { get; internal set; }
    public RemoteGate Remote { get; internal set; }
    public Heartbeat Heart { get; internal set; }
    public DoseAccount Dose { get; internal set; }
    public GasBalance Gas { get; internal set; }
    public BloodAccount Blood { get; internal set; }
    public ResidualGas Residual { get; internal set; }

    /// <summary>Offered in the passes before this one, and absorbed by them.</summary>
    public OzoneMass OfferedBefore { get; internal set; }
    public Absorption AbsorbedBefore { get; internal set; }

    /// <summary>A pressure to compare with later: in the leak test, while nothing shall move, and of a stop.</summary>
    public GaugePressure Mark { get; internal set; }
    public GaugePressure LineMark { get; internal set; }

    /// <summary>The same: while gas goes in, and since the return clamp opened.</summary>
    public Mass WeightMark { get; internal set; }

    /// <summary>Gas counted by the air detector, to compare with later in its test.</summary>
    public ActualVolume AirMark { get; internal set; }

    /// <summary>The high voltage has been on without a break for this long.</summary>
    public TimeSpan GasOnFor { get; internal set; }

    public OzoneLoop Ozone { get; internal set; }

    /// <summary>Draw and return are slowed to this share of what the plan says; nothing flows by default.</summary>
    public Fraction Slowed { get; internal set; }

    /// <summary>When blood last flowed back; zero before it ever has.</summary>
    public TimeSpan ReturnedAt { get; internal set; }

    /// <summary>Where the load cell's flow sets the drip regulator, and the share of it that the line's pressure allows.</summary>
    public Fraction ReturnOpening { get; internal set; }
    public double ReturnThrottle { get; internal set; }

    /// <summary>Gas counted by the air detector when the return clamp opened.</summary>
    public ActualVolume AirAtOpening { get; internal set; }

    /// <summary>The newest operator action that has been dealt with.</summary>
    public uint OperatorCount { get; internal set; }

    /// <summary>A value that a person read back was not the device's.</summary>
    public bool ReadBackWrong { get; internal set; }

    /// <summary>Who made the first check; and a check was made by nobody known, or the second by the same where two are needed.</summary>
    public byte CheckedBy { get; internal set; }
    public bool PersonWrong { get; internal set; }

    public StopReason Stop { get; internal set; }

    /// <summary>Which limit stopped the session, by its place in the table.</summary>
    public byte StoppedBy { get; internal set; }

    /// <summary>The commands of this tick, to compare with the switches on the next.</summary>
    public Commands Issued { get; internal set; }

    /// <summary>A session about to take its first step.</summary>
    public static ControllerState Begin => new() { Phase = Phase.SelfTest, Running = true, Filling = Filling.Of(1) };

    /// <summary>A session that is found in the journal after a restart. See <see cref="Recovery"/>.</summary>
    public static ControllerState Recover(ControllerSetup setup, IReadOnlyList<JournalEntry> entries, TimeSpan now) =>
        Recovery.From(setup, entries, now);

    public readonly TimeSpan InPhase => Now - Entered;
    public readonly TimeSpan InStage => Now - StageEntered;

    /// <summary>How long the awaited condition has held.</summary>
    public readonly TimeSpan GoodFor => Now - GoodSince;

    public readonly TimeSpan HeldFor => Held ? Now - HeldAt : TimeSpan.Zero;

    /// <summary>Which pass it is, from 1.</summary>
    public readonly int Pass => Filling.Pass;

    /// <summary>Offered in this pass, by the larger of flow and pressure.</summary>
    public readonly OzoneMass OfferedLargest => Gas.FoundOverFlowed * Dose.Offered;

    public readonly ControllerState Enter(Phase phase) =>
        this with { Phase = phase, Stage = 0, Entered = Now, StageEntered = Now, GoodSince = Now };

    public readonly ControllerState EnterStage(int stage) => this with { Stage = (byte)stage, StageEntered = Now, GoodSince = Now };

    /// <summary>Keeps the clock of the awaited condition running while it is good, and sets it back when it is not.</summary>
    public readonly ControllerState Hold(bool good) => good ? this : this with { GoodSince = Now };

    public readonly ControllerState Fail() => this with { Failed = true };

    /// <summary>Writes an entry about the present filling, which it thereby reaches.</summary>
    public readonly ControllerState Write(JournalKind kind, double amount) => this with
    {
        Journal = new(Journal.Number + 1, kind, amount, Filling.Pass, Now),
        Filling = Filling.Reach(kind),
    };

    /// <summary>True once the newest entry is on stable storage.</summary>
    public readonly bool Written(in Readings readings) => readings.JournalDurable >= Journal.Number;

    /// <summary>True when a person has newly confirmed just this prompt.</summary>
    public readonly bool Confirmed(in Readings readings, Prompt prompt) =>
        IsNew(readings, OperatorAction.Confirm) && readings.Answered == prompt;

    /// <summary>True when a person has newly done this.</summary>
    public readonly bool IsNew(in Readings readings, OperatorAction action) =>
        readings.OperatorCount != OperatorCount && readings.Action == action;

    /// <summary>The same with one bit of the memory changed, for the fault engine.</summary>
    public readonly ControllerState Flip(MemoryTarget target) => target == MemoryTarget.Journal
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
