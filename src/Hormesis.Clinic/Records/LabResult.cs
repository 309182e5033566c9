namespace Hormesis.Clinic.Records;

/// <summary>What a laboratory said besides, or instead of, a number.</summary>
public enum Qualitative
{
    None,
    Negative,
    Positive,
    Normal,
    Abnormal,
    Deficient,
    Intermediate,
    Low,
    High,
}

/// <summary>How a printed value bounds the true one: "&lt; 0.01" is an upper bound.</summary>
public enum Bound
{
    Exact,
    Below,
    AtMost,
    Above,
    AtLeast,
}

/// <summary>
/// One valid result (final, amended or corrected) of a known analyte, converted to the analyte's unit. It does not know
/// whether it is recent enough for a rule.
/// </summary>
public sealed record LabResult
{
    /// <summary>Id in analytes.json, such as platelets.</summary>
    public required string Analyte { get; init; }

    /// <summary>The LOINC code that the record gave; empty when it gave none of LOINC's.</summary>
    public string Loinc { get; init; } = "";

    /// <summary>In <see cref="Unit"/>; null for a result in words only.</summary>
    public double? Value { get; init; }
    public Bound Bound { get; init; }

    /// <summary>UCUM unit of <see cref="Value"/>: the analyte's own, or % for an activity given as a share of a median.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A result in words, from a coded value, a text or the interpretation.</summary>
    public Qualitative Qualitative { get; init; }

    /// <summary>The laboratory's own flag of the number: Low, High, Normal, Abnormal or None.</summary>
    public Qualitative Interpretation { get; init; }

    /// <summary>The laboratory's own upper reference limit in <see cref="Unit"/>; null when it gave none.</summary>
    public double? ReferenceHigh { get; init; }

    /// <summary>How and with what it was measured, in the words and codes of the record; empty when it does not say.</summary>
    public string Method { get; init; } = "";

    /// <summary>When the sample was taken; null when the record does not say.</summary>
    public FactDate? Taken { get; init; }

    public required Origin Origin { get; init; }
}
