using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>All that a rule may look at: one patient's facts, the profile, the centre, the day and the rule data.</summary>
sealed record Case(PatientFacts Facts, ClinicalProfile Profile, ClinicSettings Settings, DateOnly On, RuleSet Rules)
{
    public IEnumerable<LabResult> Results(string analyte) => Facts.Results.Where(r => r.Analyte == analyte);

    /// <summary>The result that answers a question; for a question of the day nothing but fresh ones is looked at.</summary>
    public Reading Read(LabQuestion question) => Read(question, question.Judge);

    public Reading Read(LabQuestion question, Func<LabResult, Judged?> judge)
    {
        var results = Results(question.Analyte);
        if (question.Mildest.Criterion.Scope == Scope.Today)
            results = results.Where(r => Dates.IsFresh(r.Taken, On, Rules.DaysOf(r.Analyte)));
        return Reading.Of(results.Select(judge).OfType<Judged>(), On, Rules, question.Mildest.Criterion.Required);
    }

    public Rule Rule(string id) => Rules.Rules.First(r => r.Id == id);

    /// <summary>What the patient answered to a history question.</summary>
    public HistoryAnswer Said(string linkId) => HistoryAnswer.Of(linkId, Facts.Histories, On, Rules.DaysOf(RuleSet.History));

    public IReadOnlyList<DiagnosisHit> Diagnoses(string set) => DiagnosisHit.Find(TermSets.Get(set), Facts.Diagnoses, On);

    /// <summary>Medicines of a set that are in use, or were so many days before.</summary>
    public IEnumerable<MedicineHit> MedicinesInUseOrWithin(string set, double days) =>
        MedicinesInUse(set).Union(MedicinesWithin(set, days));

    /// <summary>Medicines of a set that are not known to have ended.</summary>
    public IEnumerable<MedicineHit> MedicinesInUse(string set) =>
        Medicines(set).Where(h => h.Medication.Use != MedicationUse.Ended);

    /// <summary>Medicines of a set ordered on the day or at most so many days before; without a date, those still in use.</summary>
    public IEnumerable<MedicineHit> MedicinesWithin(string set, double days) => Medicines(set).Where(h =>
        h.Medication.Ordered is { } ordered ? On.DayNumber - ordered.Latest.DayNumber <= days : h.Medication.Use != MedicationUse.Ended);

    public IEnumerable<ProcedureHit> Procedures(string set) => ProcedureHit.Find(TermSets.Get(set), Facts.Procedures, On);

    IEnumerable<MedicineHit> Medicines(string set) => MedicineHit.Find(TermSets.Get(set), Facts.Medications, On);
}
