using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Export;

namespace Hormesis.Store.Fhir;

/// <summary>
/// Writes what we hold and what we found as FHIR R4 Bundles of type collection. The same input gives the same bytes: ids follow
/// from content, and times are those of what is written. It judges nothing and opens no file.
/// </summary>
public static class FhirExport
{
    /// <summary>All facts of a patient: reading them back with <see cref="FhirImport"/> gives equal facts, but for where each
    /// stood.</summary>
    public static JsonObject OfFacts(PatientFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        BundleWriter bundle = new();
        FactsWriter.All(facts, bundle);
        return bundle.Bundle();
    }

    /// <summary>A verdict with the facts that it rests on: DetectedIssue for each finding in the way, one RiskAssessment.</summary>
    /// <param name="facts">Of the patient whom the verdict is on.</param>
    /// <param name="accepted">What somebody took on themselves.</param>
    public static JsonObject OfVerdict(PatientFacts facts, Verdict verdict, IReadOnlyList<Acceptance>? accepted = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(verdict);
        BundleWriter bundle = new();
        Judge(facts, verdict, accepted ?? [], bundle);
        return bundle.Bundle();
    }

    /// <summary>As <see cref="OfVerdict"/>, and the course as a CarePlan, or why there is none.</summary>
    /// <param name="indication">Its code.</param>
    public static JsonObject OfPlan(
        PatientFacts facts, Verdict verdict, string indication, PlanOutcome plan, IReadOnlyList<Acceptance>? accepted = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(verdict);
        BundleWriter bundle = new();
        var (writer, risk) = Judge(facts, verdict, accepted ?? [], bundle);
        PlanWriter.Add(plan, verdict, indication, risk, writer.Patient, bundle);
        return bundle.Bundle();
    }

    /// <summary>
    /// As <see cref="OfPlan"/>, and the session: a Procedure with its Observations and traces, the device, alarms, who ordered and
    /// confirmed it (Provenance) and that it was done (AuditEvent).
    /// </summary>
    public static JsonObject OfSession(PatientFacts facts, Verdict verdict, PlanOutcome plan, ConductedSession session)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(session);
        BundleWriter bundle = new();
        var (writer, risk) = Judge(facts, verdict, session.Accepted, bundle);
        var carePlan = PlanWriter.Add(plan, verdict, session.Indication, risk, writer.Patient, bundle);
        new ConductWriter(session, writer.Patient, bundle).Add(carePlan);
        return bundle.Bundle();
    }

    /// <summary>Our code systems: what LOINC lacks, the rules, the indications, the profiles.</summary>
    public static JsonObject OfCodes() => Elements.Resource("Bundle").With("type", "collection").With("entry", Elements.List(
        CodeSystems.All.Select(s => new JsonObject().With("fullUrl", $"{s["url"]}").With("resource", s))));

    /// <summary>Indented JSON, letters as they are.</summary>
    public static byte[] Utf8(JsonObject resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            resource.WriteTo(writer);
        return stream.ToArray();
    }

    static (FactsWriter Facts, string Risk) Judge(
        PatientFacts facts, Verdict verdict, IReadOnlyList<Acceptance> accepted, BundleWriter bundle)
    {
        if (verdict.Patient != facts.Id) throw new ArgumentException($"the verdict is on {verdict.Patient}, not on {facts.Id}");
        var writer = FactsWriter.Some(facts, bundle, VerdictWriter.Basis(verdict).Contains);
        return (writer, VerdictWriter.Add(verdict, accepted, writer, bundle));
    }
}
