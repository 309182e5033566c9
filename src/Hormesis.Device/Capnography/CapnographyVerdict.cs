using Hormesis.Model.Quantities;

namespace Hormesis.Device.Capnography;

/// <summary>What the rules ask for, in order of gravity.</summary>
public enum CapnographyAction : byte
{
    None = 0,

    /// <summary>L1: slower, and a person is told.</summary>
    Advise,

    /// <summary>L2: held, the bottle at ambient, until a person resumes.</summary>
    Pause,

    /// <summary>L3: clamped; nothing of it is given back.</summary>
    Abort,
}

/// <summary>Why.</summary>
public enum CapnographySign : byte
{
    None = 0,
    NoBaseline,
    Falling,
    Rate,
    Rising,
    Saturation,
    HeartRate,
    BloodPressure,

    /// <summary>A steep fall with no second sign.</summary>
    Steep,

    /// <summary>No believable breath for too long.</summary>
    Lost,
    Embolism,
}

/// <summary>
/// The rules' answer. It can slow, hold or stop and has no word for more: the flow is only ever multiplied by its factor, which is
/// never above one. The default lets nothing flow.
/// </summary>
public readonly record struct CapnographyVerdict
{
    public CapnographyVerdict(CapnographyAction action, Fraction flow, CapnographySign sign, bool implausible)
    {
        (Action, Sign, Implausible) = (action, sign, implausible);
        FlowFactor = action < CapnographyAction.Pause ? Fraction.Clamped(flow.Value) : Fraction.None;
    }

    public CapnographyAction Action { get; }
    public CapnographySign Sign { get; }

    /// <summary>The flow that was set is multiplied by this: 0 to 1.</summary>
    public Fraction FlowFactor { get; }

    /// <summary>The patient monitor sends what cannot be true; nothing of it is used.</summary>
    public bool Implausible { get; }
}

/// <summary>What the device is doing meanwhile.</summary>
public readonly record struct CapnographyContext
{
    public bool Drawing { get; init; }
    public bool Reinfusing { get; init; }

    /// <summary>The session has returned blood at least once.</summary>
    public bool HasReinfused { get; init; }

    /// <summary>Since the return last ended; counts only if there was one.</summary>
    public TimeSpan SinceReinfusion { get; init; }

    /// <summary>An air detector has counted gas since the return began.</summary>
    public bool AirSeen { get; init; }
}
