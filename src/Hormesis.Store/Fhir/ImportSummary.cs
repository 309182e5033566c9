namespace Hormesis.Store.Fhir;

/// <summary>
/// What an import met and did not use, in counts, so that nothing is dropped in silence. Every dictionary is in ordinal order of
/// its keys. It judges nothing: a count is not an error.
/// </summary>
public sealed record ImportSummary
{
    /// <summary>Resources of the types that are read, by type, whether or not each was used in the end.</summary>
    public required IReadOnlyDictionary<string, int> Read { get; init; }

    /// <summary>Resources of types that are not read, by type.</summary>
    public required IReadOnlyDictionary<string, int> NotRead { get; init; }

    /// <summary>Observations and components whose code is no analyte of ours, by system|code.</summary>
    public required IReadOnlyDictionary<string, int> UnknownCodes { get; init; }

    /// <summary>Resources that were read and have words at most where a code should be, by type.</summary>
    public required IReadOnlyDictionary<string, int> WithoutCode { get; init; }

    /// <summary>References to resources that the input does not hold, by type and member: Observation.encounter.</summary>
    public required IReadOnlyDictionary<string, int> DanglingReferences { get; init; }

    /// <summary>What was about the patient and not used, by type and reason: "Observation: status preliminary".</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>Resources about somebody or something else, never used, by type.</summary>
    public required IReadOnlyDictionary<string, int> AboutOthers { get; init; }

    /// <summary>Resources that name nobody, taken as this patient's, by type.</summary>
    public required IReadOnlyDictionary<string, int> WithoutSubject { get; init; }
}
