using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes diagnoses, medicines, allergies and procedures of the chart.</summary>
static class ChartWriter
{
    public static JsonObject Of(Diagnosis diagnosis, string patient)
    {
        var condition = Elements.Resource("Condition");
        // FHIR has no condition that is over and not over: the date of its end stands beside it then.
        var isOver = diagnosis.Course is ClinicalCourse.Inactive or ClinicalCourse.Remission or ClinicalCourse.Resolved;
        if (!isOver && diagnosis.Abated is { } end)
        {
            condition.Add("extension", new JsonArray(
                new JsonObject().With("url", OwnExtensions.Abated).With("valuePeriod", Dates.Period(end))));
        }
        return condition
            .With("clinicalStatus", diagnosis.Course == ClinicalCourse.Unknown ? null : Elements.Concept(
                "http://terminology.hl7.org/CodeSystem/condition-clinical", diagnosis.Course.ToString().ToLowerInvariant()))
            .With("code", Elements.Concept(diagnosis.Codes, diagnosis.Text))
            .With("subject", Elements.Reference(patient))
            .WithMoment("onset", diagnosis.Onset)
            .WithMoment("abatement", isOver ? diagnosis.Abated : null)
            .WithDate("recordedDate", diagnosis.Recorded);
    }

    public static JsonObject Of(Medication medication, string patient) => Elements.Resource("MedicationRequest")
        .With("status", medication.Use switch
        {
            MedicationUse.Active => "active",
            MedicationUse.OnHold => "on-hold",
            MedicationUse.Ended => "completed",
            _ => "unknown",
        })
        .With("intent", "order")
        .With("medicationCodeableConcept", Elements.Concept(medication.Codes, medication.Text))
        .With("subject", Elements.Reference(patient))
        .WithDate("authoredOn", medication.Ordered);

    public static JsonObject Of(Allergy allergy, string patient) => Elements.Resource("AllergyIntolerance")
        .With("clinicalStatus", Elements.Concept(
            "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", allergy.IsResolved ? "resolved" : "active"))
        .With("code", Elements.Concept(allergy.Codes, allergy.Text))
        .With("patient", Elements.Reference(patient))
        .WithDate("recordedDate", allergy.Recorded);

    public static JsonObject Of(PastProcedure procedure, string patient) => Elements.Resource("Procedure")
        .With("status", procedure.IsCompleted ? "completed" : "unknown")
        .With("code", Elements.Concept(procedure.Codes, procedure.Text))
        .With("subject", Elements.Reference(patient))
        .WithMoment("performed", procedure.Done);

    public static JsonObject Of(HistoryResponse response, string patient) => Elements.Resource("QuestionnaireResponse")
        .With("questionnaire", $"{HistoryQuestionnaire.Url}|{HistoryQuestionnaire.Version}")
        .With("status", "completed")
        .With("subject", Elements.Reference(patient))
        .WithDate("authored", response.Answered)
        .With("item", Elements.List(HistoryQuestionnaire.Questions.Select(q => Item(q, response.Answers)).OfType<JsonObject>()));

    // A follow-up stands below the answer that it follows, or below the question where that was left open.
    static JsonObject? Item(HistoryQuestion question, IReadOnlyDictionary<string, bool> answers)
    {
        var followUps = Elements.List(question.FollowUps.Select(q => Item(q, answers)).OfType<JsonObject>());
        var isAnswered = answers.TryGetValue(question.LinkId, out var answer);
        if (!isAnswered && followUps is null) return null;
        var item = new JsonObject().With("linkId", question.LinkId);
        return isAnswered
            ? item.With("answer", new JsonArray(new JsonObject().With("valueBoolean", answer).With("item", followUps)))
            : item.With("item", followUps);
    }
}
