using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads a Procedure that was done, at least in part, or may have been: a stopped transfusion is a transfusion. What was surely
/// not done is no fact about the patient.
/// </summary>
static class ProcedureReader
{
    const string Type = "Procedure";

    public static PastProcedure? Read(Node node, Tally tally)
    {
        var status = Status.Read(
            node, "preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "entered-in-error", "unknown");
        var code = Concept.Read(node, "code");
        var done = FhirDate.Choice(node, "performed");
        if (status is "preparation" or "not-done" or "on-hold" or "entered-in-error")
        {
            tally.LeftOut(Type, $"status {status}");
            return null;
        }
        if (code.Codes.Count == 0) tally.WithoutCode(Type);
        return new()
        {
            Codes = code.Codes,
            Text = code.Text,
            Done = done,
            IsCompleted = status == "completed",
            Origin = new(node.Place.ToString()),
        };
    }
}
