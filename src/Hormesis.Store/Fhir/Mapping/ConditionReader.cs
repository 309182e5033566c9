using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Reads a Condition. One that was refuted or entered in error is no fact; one that is only suspected is kept.</summary>
static class ConditionReader
{
    public static Diagnosis? Read(Node node, Tally tally)
    {
        var code = Concept.Read(node, "code");
        var diagnosis = new Diagnosis
        {
            Codes = code.Codes,
            Text = code.Text,
            Course = CourseOf(node),
            Onset = FhirDate.Choice(node, "onset"),
            Abated = FhirDate.Choice(node, "abatement") ?? FhirDate.Period(node.Extension(OwnExtensions.Abated)?.Object("valuePeriod")),
            Recorded = FhirDate.DateTime(node, "recordedDate"),
            Origin = new(node.Place.ToString()),
        };
        if (Verification.IsWithdrawn(node, "Condition", tally)) return null;
        if (code.Codes.Count == 0) tally.WithoutCode("Condition");
        return diagnosis;
    }

    static ClinicalCourse CourseOf(Node node)
    {
        var status = Concept.Read(node, "clinicalStatus");
        if (status.Has("active") || status.Has("recurrence") || status.Has("relapse")) return ClinicalCourse.Active;
        if (status.Has("remission")) return ClinicalCourse.Remission;
        if (status.Has("inactive")) return ClinicalCourse.Inactive;
        if (status.Has("resolved")) return ClinicalCourse.Resolved;
        var isSilent = status is { Codes.Count: 0, Text: "" };
        return isSilent && node.Choice("abatement").Length > 0 ? ClinicalCourse.Resolved : ClinicalCourse.Unknown;
    }
}
