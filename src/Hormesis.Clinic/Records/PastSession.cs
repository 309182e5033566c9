using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Records;

/// <summary>
/// The gravest that breath and vital signs said during a session. Unknown is not none: nobody looked, or nobody wrote it down.
/// </summary>
public enum BreathEvent
{
    Unknown,
    None,

    /// <summary>L1: slowed.</summary>
    Advise,

    /// <summary>L2: paused.</summary>
    Pause,

    /// <summary>L3: ended.</summary>
    Abort,
}

/// <summary>
/// One session of ozonated autohaemotherapy that was begun. What the record does not say is null, and never zero.
/// </summary>
public sealed record PastSession
{
    /// <summary>The record's own id of it; empty when it gives none.</summary>
    public required string Id { get; init; }
    public FactDate? Done { get; init; }

    /// <summary>False for one that was stopped, and for one of which nobody knows.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>Code of the indication, such as chronic-pain; empty when the record gives none of ours.</summary>
    public string Indication { get; init; } = "";

    /// <summary>Id of the clinical profile, such as hb-mah; empty when the record gives none of ours.</summary>
    public string Profile { get; init; } = "";

    /// <summary>Which session of its course, from 1.</summary>
    public int? Number { get; init; }
    public OzoneConcentration? Concentration { get; init; }

    /// <summary>Ozone offered to the blood in all passes.</summary>
    public OzoneMass? Offered { get; init; }
    public OzoneMass? Absorbed { get; init; }

    /// <summary>Blood for each pass, without the anticoagulant.</summary>
    public ActualVolume? Blood { get; init; }
    public int? Passes { get; init; }
    public BreathEvent Breath { get; init; }

    /// <summary>Haemolysis in the bottle before return, per cent of red cells.</summary>
    public double? BagHaemolysisPercent { get; init; }

    /// <summary>Methaemoglobin in the bottle before return, per cent of haemoglobin.</summary>
    public double? BagMethaemoglobinPercent { get; init; }
    public required Origin Origin { get; init; }
}
