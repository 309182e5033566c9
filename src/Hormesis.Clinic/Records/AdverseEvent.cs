namespace Hormesis.Clinic.Records;

/// <summary>How bad an event was for the patient; not whether it was serious in the sense of the law.</summary>
public enum Severity
{
    Unknown,
    Mild,
    Moderate,
    Severe,
}

/// <summary>How likely the treatment caused it, in the categories of WHO and UMC.</summary>
public enum Causality
{
    Unknown,
    Certain,
    Probable,
    Possible,
    Unlikely,

    /// <summary>Conditional or unclassified: more data are needed.</summary>
    Conditional,

    /// <summary>Unassessable or unclassifiable.</summary>
    Unassessable,
}

public enum EventOutcome
{
    Unknown,
    Resolved,
    Recovering,
    NotResolved,
    Sequelae,
    Fatal,
}

/// <summary>Something that went badly for the patient during or after a treatment, whatever caused it.</summary>
public sealed record AdverseEvent
{
    public required string Id { get; init; }
    public IReadOnlyList<Code> Codes { get; init; } = [];
    public string Text { get; init; } = "";
    public FactDate? Happened { get; init; }
    public Severity Severity { get; init; }

    /// <summary>Death, danger to life, hospital, lasting harm; null when nobody said.</summary>
    public bool? IsSerious { get; init; }
    public Causality Causality { get; init; }
    public EventOutcome Outcome { get; init; }

    /// <summary>Id of the session that it is laid to; empty for none.</summary>
    public string Session { get; init; } = "";
    public required Origin Origin { get; init; }
}
