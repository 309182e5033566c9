using System.Text.Json.Nodes;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes on whose word a session was conducted (Provenance), and that it was (AuditEvent).</summary>
static class RecordWriter
{
    const string Participants = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";

    public static JsonObject Provenance(ConductedSession session, IReadOnlyList<string> made,
        string device) => Elements.Resource("Provenance")
        .With("target", Elements.List(made.Select(Elements.Reference)))
        .With("occurredPeriod", Dates.Period(session.Start, session.Start + session.Trace.Duration))
        .With("recorded", Dates.Instant(session.Start + session.Trace.Duration))
        .With("activity", Elements.Own("session-conducted"))
        .With("agent", Elements.List(
        [
            Agent("performer", Elements.Reference(device)),
            .. session.Operators.Select((person, i) => Agent(i == 0 ? "enterer" : "verifier", Elements.Named(person))),
            .. session.Accepted.SelectMany(a => new[] { ("author", a.By), ("verifier",
                a.Second) }).Where(a => a.Item2.Length > 0).Distinct()
                .Select(a => Agent(a.Item1, Elements.Named(a.Item2))),
        ]))
        .With("entity", new JsonArray(new JsonObject()
            .With("role", "source")
            .With("what", new JsonObject()
                .With("identifier", new JsonObject().With("system", OwnCodes.PlanHash).With("value", session.PlanSha256))
                .With("display", OwnCodes.Get("order").Display))));

    public static JsonObject Audit(ConductedSession session, string procedure, string patient,
        string device) => Elements.Resource("AuditEvent")
        .With("type", Elements.Coding(Dicom, "110100", "Application Activity"))
        .With("subtype", new JsonArray(Elements.Coding(
            OwnCodes.System, "session-conducted", OwnCodes.Get("session-conducted").Display)))
        .With("action", "E")
        .With("period", Dates.Period(session.Start, session.Start + session.Trace.Duration))
        .With("recorded", Dates.Instant(session.Start + session.Trace.Duration))
        .With("outcome", session.Trace.Outcome == SessionOutcome.Completed ? "0" : "4")
        .With("outcomeDesc", session.Trace.StoppedBy)
        .With("agent", Elements.List(
        [
            .. session.Operators.Select((person, i) => new JsonObject().With("name", person).With("requestor", i == 0)),
            new JsonObject().With("who", Elements.Reference(device)).With("requestor", session.Operators.Count == 0),
        ]))
        .With("source", new JsonObject().With("observer", Elements.Reference(device)))
        .With("entity", new JsonArray(
            new JsonObject().With("what", Elements.Reference(procedure)), new JsonObject().With("what", Elements.Reference(patient))));

    static JsonObject Agent(string kind, JsonObject who) => new JsonObject()
        .With("type", Elements.Concept(Participants, kind)).With("who", who);
}
