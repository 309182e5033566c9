using Hormesis.Device.Controller.Limits;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>What brought the machine into the safe state.</summary>
public enum StopReason : byte
{
    None = 0,
    Limit,
    Person,
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

    /// <summary>A first tick has been seen; the filters are filled.</summary>
    public bool Started { get; init; }

    /// <summary>The phase's own test failed: the limit "PhaseFailed" stops the session on the next tick, safe commands at once.</summary>
    public bool Failed { get; init; }

    /// <summary>The condition that the phase waits for has held since then.</summary>
    public TimeSpan GoodSince { get; init; }

    /// <summary>Order and limits as they were at the first tick, beside their complements.</summary>
    public FrozenOrder Frozen { get; init; }

    public Estimates Estimates { get; init; }
    public LimitState Alarms { get; init; }
    public JournalEntry Journal { get; init; }
    public TimeSpan JournalIssued { get; init; }
    public DoseAccount Dose { get; init; }
    public BloodAccount Blood { get; init; }
    public ResidualGas Residual { get; init; }

    /// <summary>A pressure to compare with later, in the leak test.</summary>
    public GaugePressure Mark { get; init; }

    /// <summary>What the integral action adds to the generator's power.</summary>
    public double PowerTrim { get; init; }

    /// <summary>Where the drip regulator stands.</summary>
    public Fraction ReturnOpening { get; init; }

    /// <summary>Gas counted by the air detector when the return clamp opened.</summary>
    public ActualVolume AirAtOpening { get; init; }

    /// <summary>The newest operator action that has been dealt with.</summary>
    public uint OperatorCount { get; init; }

    public StopReason Stop { get; init; }

    /// <summary>Which limit stopped the session, by its place in the table.</summary>
    public byte StoppedBy { get; init; }

    /// <summary>The commands of this tick, to compare with the switches on the next.</summary>
    public Commands Issued { get; init; }

    /// <summary>A session about to take its first step.</summary>
    public static ControllerState Begin => new() { Phase = Phase.SelfTest };

    public TimeSpan InPhase => Now - Entered;
    public TimeSpan InStage => Now - StageEntered;

    /// <summary>How long the awaited condition has held.</summary>
    public TimeSpan GoodFor => Now - GoodSince;

    public ControllerState Enter(Phase phase) =>
        this with { Phase = phase, Stage = 0, Entered = Now, StageEntered = Now, GoodSince = Now };

    public ControllerState EnterStage(byte stage) => this with { Stage = stage, StageEntered = Now, GoodSince = Now };

    /// <summary>Keeps the clock of the awaited condition running while it is good, and sets it back when it is not.</summary>
    public ControllerState Hold(bool good) => good ? this : this with { GoodSince = Now };

    /// <summary>
    /// A restarted controller: in the safe state, its journal counting on. What is in the bottle may have had its ozone and is given
    /// neither gas nor back; a person discards it.
    /// </summary>
    public static ControllerState Recover(ControllerSetup setup, IReadOnlyList<JournalEntry> entries, TimeSpan now) => new()
    {
        Phase = Phase.Safe,
        Started = true,
        Now = now,
        Frozen = FrozenOrder.Of(setup),
        Journal = entries.Count > 0 ? entries[^1] : default,
    };

    /// <summary>One bit of memory flips, as a fault.</summary>
    internal ControllerState Flip(MemoryTarget target) => target == MemoryTarget.Journal
        ? this with { Journal = Journal with { Number = Journal.Number ^ 1L << 40 } }
        : this with { Frozen = Frozen.Flip(target) };

    public ControllerState Fail() => this with { Failed = true };

    public ControllerState StopFor(int limit) => Enter(Phase.Safe) with { Stop = StopReason.Limit, StoppedBy = (byte)limit };

    public ControllerState StopForPerson() => Enter(Phase.Safe) with { Stop = StopReason.Person };

    public ControllerState Write(JournalEntry entry) => this with { Journal = entry, JournalIssued = Now };

    /// <summary>True once the newest entry is on stable storage.</summary>
    public bool Written(in Readings readings) => readings.JournalDurable >= Journal.Number;

    /// <summary>True when a person has newly confirmed just this prompt.</summary>
    public bool Confirmed(in Readings readings, Prompt prompt) =>
        readings.OperatorCount != OperatorCount && readings.Action == OperatorAction.Confirm && readings.Answered == prompt;
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
