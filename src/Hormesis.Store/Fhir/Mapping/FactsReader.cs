using Hormesis.Clinic.Records;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Takes each resource of a record to the reader of its type and gathers what they find.</summary>
sealed class FactsReader(IReadOnlyList<Entry> entries)
{
    readonly References references = new(entries);
    readonly Tally tally = new();
    readonly List<LabResult> results = [];
    readonly List<Diagnosis> diagnoses = [];
    readonly List<Medication> medications = [];
    readonly List<Allergy> allergies = [];
    readonly List<PastProcedure> procedures = [];
    readonly List<HistoryResponse> histories = [];
    readonly List<AdverseEvent> adverseEvents = [];
    readonly List<Consent> consents = [];

    public static Import Read(IReadOnlyList<Entry> entries) => new FactsReader(entries).Read();

    Import Read()
    {
        var patient = PatientReader.Find(entries);
        var facts = PatientReader.Read(patient);
        var subject = new Subject(patient);
        var sessions = new SessionParts(references, tally);
        foreach (var entry in entries)
        {
            if (!IsRead(entry.Type))
            {
                tally.NotRead(entry.Type);
                continue;
            }
            tally.Read(entry.Type);
            if (entry.Type is "Patient" or "Medication" || subject.Owns(entry, tally)) Take(entry, sessions);
        }
        references.CountDangling(entries, tally);
        return new(
            facts with
            {
                Results = results,
                Diagnoses = diagnoses,
                Medications = medications,
                Allergies = allergies,
                Procedures = procedures,
                Histories = histories,
                Sessions = sessions.Join(),
                AdverseEvents = adverseEvents,
                Consents = consents,
            },
            tally.Close());
    }

    static bool IsRead(string type) => type is "Patient" or "Observation" or "Condition" or "MedicationRequest" or "MedicationStatement"
        or "Medication" or "AllergyIntolerance" or "Procedure" or "QuestionnaireResponse" or "AdverseEvent" or "Consent";

    void Take(Entry entry, SessionParts sessions)
    {
        Modifiers.Refuse(entry.Resource);
        switch (entry.Type)
        {
            case "Observation" when SessionValues.IsOne(entry.Resource): sessions.AddObservation(entry.Resource); break;
            case "Procedure" when SessionReader.IsSession(entry): sessions.AddProcedure(entry); break;
            case "Observation": ObservationReader.Read(entry.Resource, results, tally); break;
            case "Condition": Add(diagnoses, ConditionReader.Read(entry.Resource, tally)); break;
            case "MedicationRequest": Add(medications, MedicationReader.ReadRequest(entry.Resource, references, tally)); break;
            case "MedicationStatement": Add(medications, MedicationReader.ReadStatement(entry.Resource, references, tally)); break;
            case "AllergyIntolerance": Add(allergies, AllergyReader.Read(entry.Resource, tally)); break;
            case "Procedure": Add(procedures, ProcedureReader.Read(entry.Resource, tally)); break;
            case "QuestionnaireResponse": Add(histories, HistoryReader.Read(entry.Resource, tally)); break;
            case "AdverseEvent": Add(adverseEvents, AdverseEventReader.Read(entry, references, tally)); break;
            case "Consent": Add(consents, ConsentReader.Read(entry, tally)); break;
        }
    }

    static void Add<T>(List<T> facts, T? fact) where T : class
    {
        if (fact is not null) facts.Add(fact);
    }
}
