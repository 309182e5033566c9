using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes adverse events and consents.</summary>
static class EventWriter
{
    const string Terminology = "http://terminology.hl7.org/CodeSystem/";

    /// <param name="sessions">Names of the Procedures, by id of the session.</param>
    public static JsonObject Of(AdverseEvent happened, string patient, IReadOnlyDictionary<string, string> sessions) =>
        Elements.Resource("AdverseEvent")
            .With("actuality", "actual")
            .With("event", happened.Codes.Count == 0 && happened.Text.Length == 0 ? null : Elements.Concept(happened.Codes, happened.Text))
            .With("subject", Elements.Reference(patient))
            .WithDate("date", happened.Happened)
            .With("seriousness", happened.IsSerious is { } isSerious
                ? Elements.Concept(Terminology + "adverse-event-seriousness", isSerious ? "Serious" : "Non-serious")
                : null)
            .With("severity", happened.Severity == Severity.Unknown
                ? null
                : Elements.Concept(Terminology + "adverse-event-severity", happened.Severity.ToString().ToLowerInvariant()))
            .With("outcome", happened.Outcome == EventOutcome.Unknown
                ? null
                : Elements.Concept(Terminology + "adverse-event-outcome", Wire.EventWords.Of(happened.Outcome)))
            .With("suspectEntity", Suspect(happened, sessions));

    public static JsonObject Of(Consent consent, string patient)
    {
        var text = Elements.Coding(OwnCodes.System, "consent-text", OwnCodes.Get("consent-text").Display);
        if (consent.TextVersion.Length > 0) text.Insert(1, "version", consent.TextVersion);
        return Elements.Resource("Consent")
            .With("status", consent.IsGiven ? "active" : "inactive")
            .With("scope", Elements.Concept(Terminology + "consentscope", "treatment"))
            .With("category", new JsonArray(Elements.Concept(Code.Loinc, "59284-0"), Elements.Own(OwnCodes.Consent)))
            .With("patient", Elements.Reference(patient))
            .WithDate("dateTime", consent.Signed)
            .With("policyRule", new JsonObject().With("coding", new JsonArray(text)))
            .With("provision", consent.Indication.Length == 0
                ? null
                : new JsonObject().With("code", new JsonArray(SessionWriter.Indication(consent.Indication))));
    }

    static JsonArray? Suspect(AdverseEvent happened, IReadOnlyDictionary<string, string> sessions)
    {
        if (happened.Session.Length == 0 && happened.Causality == Causality.Unknown) return null;
        var suspect = new JsonObject().With("instance", Instance(happened.Session, sessions));
        if (happened.Causality != Causality.Unknown)
        {
            var assessment = Elements.Concept(Terminology + "adverse-event-causality-assess", Wire.EventWords.Of(happened.Causality));
            suspect.Add("causality", new JsonArray(new JsonObject().With("assessment", assessment)));
        }
        return new JsonArray(suspect);
    }

    static JsonObject Instance(string session, IReadOnlyDictionary<string, string> sessions)
    {
        if (session.Length == 0) return Elements.Named("not recorded");
        var instance = sessions.TryGetValue(session, out var name) ? Elements.Reference(name) : [];
        return instance.With("type", "Procedure")
            .With("identifier", new JsonObject().With("system", OwnCodes.RecordId).With("value", session));
    }
}
