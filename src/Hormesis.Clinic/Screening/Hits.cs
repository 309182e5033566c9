using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>A recorded diagnosis that means what a rule asks for.</summary>
sealed record DiagnosisHit(Diagnosis Diagnosis, Term Term, bool IsActive)
{
    /// <summary>When it began, as far as the record says; else when it was written down.</summary>
    public FactDate? Date => Diagnosis.Onset ?? Diagnosis.Recorded;

    public string Name => NameOf(Diagnosis.Text, Diagnosis.Codes, Term);

    public static IReadOnlyList<DiagnosisHit> Find(TermMatcher set, IReadOnlyList<Diagnosis> diagnoses, DateOnly on) =>
    [
        .. diagnoses
            .Select(d => (d, term: set.Find(d.Codes, d.Text)))
            .Where(p => p.term is not null)
            .Select(p => new DiagnosisHit(p.d, p.term!, IsActiveOn(p.d, on))) // just filtered
            .Where(h => !Dates.IsAfter(h.Date, on)),
    ];

    // What the record leaves open is read as still present, and so is what ended after the day.
    static bool IsActiveOn(Diagnosis diagnosis, DateOnly on) => diagnosis.Course switch
    {
        ClinicalCourse.Active => true,
        ClinicalCourse.Unknown => diagnosis.Abated is null || diagnosis.Abated.Value.Latest > on,
        _ => diagnosis.Abated is { } ended && ended.Latest > on,
    };

    internal static string NameOf(string text, IReadOnlyList<Code> codes, Term term) =>
        text.Length > 0 ? text : codes.Select(c => c.Display).FirstOrDefault(d => d.Length > 0) ?? term.Meaning;
}

/// <summary>An ordered medicine that is one of those a rule asks for.</summary>
sealed record MedicineHit(Medication Medication, Term Term)
{
    public string Name => DiagnosisHit.NameOf(Medication.Text, Medication.Codes, Term);

    public static IEnumerable<MedicineHit> Find(TermMatcher set, IReadOnlyList<Medication> medications, DateOnly on) => medications
        .Where(m => !Dates.IsAfter(m.Ordered, on))
        .Select(m => (m, term: set.Find(m.Codes, m.Text)))
        .Where(p => p.term is not null)
        .Select(p => new MedicineHit(p.m, p.term!)); // just filtered
}

/// <summary>A past procedure of the kind a rule asks for.</summary>
sealed record ProcedureHit(PastProcedure Procedure, Term Term)
{
    public string Name => DiagnosisHit.NameOf(Procedure.Text, Procedure.Codes, Term);

    public static IEnumerable<ProcedureHit> Find(TermMatcher set, IReadOnlyList<PastProcedure> procedures, DateOnly on) => procedures
        .Where(p => !Dates.IsAfter(p.Done, on))
        .Select(p => (p, term: set.Find(p.Codes, p.Text)))
        .Where(p => p.term is not null)
        .Select(p => new ProcedureHit(p.p, p.term!)); // just filtered
}
