namespace Hormesis.Device.Controller.Limits;

public enum LimitAction : byte
{
    /// <summary>Both clamps close, gas and high voltage stop, the vent opens.</summary>
    Stop = 0,

    /// <summary>The session stands still where that is safe, until a person resumes it.</summary>
    Hold,

    /// <summary>No more ozone in this session; blood that has left the patient still goes back. Without such blood it is a stop.</summary>
    GasOff,

    /// <summary>The session goes on; a person is told.</summary>
    Advise,
}

/// <summary>
/// One limit, as data: while the machine is in one of these phases, this signal is good between these ends; outside them for
/// longer than the persistence, the alarm is raised and the action taken.
/// </summary>
public sealed record Limit
{
    /// <summary>The alarm's id, such as bottle-overpressure. Several limits may raise one alarm.</summary>
    public required string Alarm { get; init; }

    /// <summary>What a person reads.</summary>
    public required string Words { get; init; }

    /// <summary>Row of the hazard analysis, such as H01; empty for what is no hazard by itself.</summary>
    public required string Hazard { get; init; }

    /// <summary>Names of phases; empty means every phase.</summary>
    public required IReadOnlyList<string> Phases { get; init; }
    public required Signal Signal { get; init; }

    /// <summary>Lowest good value; null for no lower end.</summary>
    public double? From { get; init; }

    /// <summary>Highest good value; null for no upper end.</summary>
    public double? To { get; init; }
    public required double PersistSeconds { get; init; }
    public required LimitAction Action { get; init; }

    /// <summary>Blood that was in the bottle then never goes back to the patient.</summary>
    public bool ForbidsReturn { get; init; }
    public required string Source { get; init; }
}
