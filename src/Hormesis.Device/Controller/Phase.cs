namespace Hormesis.Device.Controller;

/// <summary>
/// Where the treatment cycle stands (reference/device-safety, section 1.3). Zeroed memory means <see cref="Safe"/>.
/// </summary>
public enum Phase : byte
{
    /// <summary>Both clamps closed, no ozone, vent open. Left only by a person, and never to give gas.</summary>
    Safe = 0,
    SelfTest,
    LeakTest,
    Conditioning,
    SetUp,
    Prime,
    Draw,
    VentBeforeGas,
    Injection,
    Mixing,
    Vent,
    Settle,
    Reinfusion,
    Flush,
    NextPass,

    /// <summary>The session is complete; commands are those of the safe state.</summary>
    Ended,

    /// <summary>A technician works on the device; never entered with a bottle or a patient. Commands are those of the safe state.</summary>
    Service,
}

/// <summary>The names of the phases in files and on screens.</summary>
public static class PhaseNames
{
    static readonly string[] Names =
    [
        "safe", "self-test", "leak-test", "conditioning", "set-up", "prime", "draw", "vent-before-gas",
        "injection", "mixing", "vent", "settle", "reinfusion", "flush", "next-pass", "ended", "service",
    ];

    public static IReadOnlyList<Phase> All { get; } = Enum.GetValues<Phase>();

    public static string Name(this Phase phase) => Names[(int)phase];

    /// <summary>False for a name that is no phase.</summary>
    public static bool TryParse(string name, out Phase phase)
    {
        var index = Array.IndexOf(Names, name);
        phase = index >= 0 ? (Phase)index : Phase.Safe;
        return index >= 0;
    }
}
