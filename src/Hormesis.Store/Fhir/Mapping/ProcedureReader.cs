using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Reads a Procedure that was done or is under way; the others are no facts about the patient.</summary>
static class ProcedureReader
{
    const string Type = "Procedure";

    public static PastProcedure? Read(Node node, Tally tally)
    {
        var status = Status.Read(
            node, "preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "entered-in-error", "unknown");
        var code = Concept.Read(node, "code");
        var done = FhirDate.Choice(node, "performed");
        if (status is not ("completed" or "in-progress"))
        {
            tally.LeftOut(Type, status is null ? "no status" : $"status {status}");
            return null;
        }
        if (code.Codes.Count == 0) tally.WithoutCode(Type);
        return new() { Codes = code.Codes, Text = code.Text, Done = done, Origin = new(node.Place.ToString()) };
    }
}
