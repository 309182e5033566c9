namespace Hormesis.Web.Live;

/// <summary>What a live frame holds, in this order; what is not measured is not a number.</summary>
public enum Channel
{
    /// <summary>Counts the frames, so that a viewer knows what it missed.</summary>
    Frame,

    /// <summary>The server's clock since the session began, ms: how old a value is when it comes.</summary>
    Sent,

    /// <summary>The device's clock, s.</summary>
    Time,
    InPhase,

    /// <summary>Of the phase, as far as it can be told, s.</summary>
    Left,
    PauseLeft,
    HeldFor,
    Bottle,
    BottleSecond,
    Line,
    Concentration,
    Weight,
    Content,
    Offered,
    Absorbed,
    AbsorbedLow,
    AbsorbedHigh,
    OxygenFlow,
    Blood,
    RoomOzone,
    EtCO2,

    /// <summary>The wave of the capnograph.</summary>
    Capnogram,
    Breaths,
    SpO2,
    HeartRate,
    Systolic,
    Diastolic,

    /// <summary>Since the patient monitor's newest frame, s.</summary>
    MonitorAge,

    /// <summary>Since the photometer's newest sample, s.</summary>
    PhotometerAge,

    /// <summary>What the observer beside the device expects.</summary>
    ExpectedConcentration,
    ExpectedBottle,
    ExpectedAbsorbed,
}

/// <summary>How the channels are written, and which are kept as traces.</summary>
public static class Channels
{
    // Decimals that mean something, in the order of the channels.
    static readonly byte[] DecimalsOf =
        [0, 0, 2, 0, 0, 0, 0, 3, 3, 0, 1, 1, 1, 0, 0, 0, 0, 2, 1, 3, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 3, 0];

    static readonly string[] Names = [.. Enum.GetNames<Channel>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static int Count { get; } = Enum.GetValues<Channel>().Length;

    /// <summary>Those whose course since the start is kept.</summary>
    public static IReadOnlyList<Channel> Traced { get; } =
    [
        Channel.Bottle, Channel.Concentration, Channel.Weight, Channel.Absorbed, Channel.EtCO2, Channel.Systolic, Channel.Diastolic,
        Channel.HeartRate, Channel.SpO2, Channel.ExpectedBottle, Channel.ExpectedConcentration, Channel.ExpectedAbsorbed,
    ];

    public static int Decimals(this Channel channel) => DecimalsOf[(int)channel];

    /// <summary>As a page's script knows it.</summary>
    public static string Name(this Channel channel) => Names[(int)channel];
}
