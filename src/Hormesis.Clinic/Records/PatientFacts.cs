using Hormesis.Clinic.Genetics;

namespace Hormesis.Clinic.Records;

public enum Sex
{
    Unknown,
    Female,
    Male,
    Other,
}

/// <summary>
/// What is known of one patient, with dates and where each fact came from. It holds facts only: what they mean for a
/// treatment is for the rules to say, and what is not in here is not known.
/// </summary>
public sealed record PatientFacts
{
    /// <summary>The record's own id of the patient; empty when it gives none.</summary>
    public required string Id { get; init; }

    /// <summary>As for a heading; empty when the record has no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Every name that the record gives, in its order; <see cref="Name"/> is the heading made of them.</summary>
    public IReadOnlyList<PersonName> Names { get; init; } = [];
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];
    public Sex Sex { get; init; }
    public FactDate? Born { get; init; }

    public bool IsDeceased { get; init; }
    public FactDate? Died { get; init; }

    /// <summary>The G6PD gene from a file of sequencing; null when there is none.</summary>
    public G6pdSequence? G6pdSequence { get; init; }

    public IReadOnlyList<LabResult> Results { get; init; } = [];
    public IReadOnlyList<Diagnosis> Diagnoses { get; init; } = [];
    public IReadOnlyList<Medication> Medications { get; init; } = [];
    public IReadOnlyList<Allergy> Allergies { get; init; } = [];
    public IReadOnlyList<PastProcedure> Procedures { get; init; } = [];

    /// <summary>Answered history questionnaires, every one that the record holds.</summary>
    public IReadOnlyList<HistoryResponse> Histories { get; init; } = [];

    /// <summary>Sessions of ozonated autohaemotherapy that were begun, here or elsewhere.</summary>
    public IReadOnlyList<PastSession> Sessions { get; init; } = [];

    public IReadOnlyList<AdverseEvent> AdverseEvents { get; init; } = [];
    public IReadOnlyList<Consent> Consents { get; init; } = [];
}
