using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads medicines that were ordered (MedicationRequest) or that somebody says are taken (MedicationStatement). Where the record
/// does not say whether a medicine is in use, neither does the fact.
/// </summary>
static class MedicationReader
{
    public static Medication? ReadRequest(Node node, References references, Tally tally)
    {
        const string type = "MedicationRequest";
        var status = Status.Read(node, "active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown");
        var medication = Read(node, references, status, FhirDate.DateTime(node, "authoredOn"));
        if (node.Flag("doNotPerform") is true) return Dropped(type, "an order not to give it", tally);
        return Kept(medication, status, type, tally);
    }

    public static Medication? ReadStatement(Node node, References references, Tally tally)
    {
        var status = Status.Read(node, "active", "completed", "entered-in-error", "intended", "stopped", "on-hold", "unknown", "not-taken");
        var asserted = FhirDate.DateTime(node, "dateAsserted");
        return Kept(Read(node, references, status, FhirDate.Choice(node, "effective") ?? asserted), status, "MedicationStatement", tally);
    }

    static Medication Read(Node node, References references, string? status, FactDate? ordered)
    {
        var drug = DrugOf(node, references);
        return new() { Codes = drug.Codes, Text = drug.Text, Use = UseOf(status), Ordered = ordered, Origin = new(node.Place.ToString()) };
    }

    static Medication? Kept(Medication medication, string? status, string type, Tally tally)
    {
        if (status == "entered-in-error") return Dropped(type, status, tally);
        if (medication.Codes.Count == 0) tally.WithoutCode(type);
        return medication;
    }

    static Medication? Dropped(string type, string reason, Tally tally)
    {
        tally.LeftOut(type, reason);
        return null;
    }

    static MedicationUse UseOf(string? status) => status switch
    {
        "active" => MedicationUse.Active,
        "on-hold" => MedicationUse.OnHold,
        "completed" or "stopped" or "cancelled" or "not-taken" => MedicationUse.Ended,
        _ => MedicationUse.Unknown,
    };

    static Concept DrugOf(Node node, References references)
    {
        if (node.Choice("medication") != "Reference") return Concept.Read(node, "medicationCodeableConcept");
        if (node.Object("medicationReference") is not { } link) return Concept.None;
        var reference = link.TextOrEmpty("reference");
        var found = reference.StartsWith('#') ? Contained(node, reference[1..]) : references.Find(reference)?.Resource;
        var named = found is { } medication ? Concept.Read(medication, "code") : Concept.None;
        return named.Text.Length > 0 ? named : named with { Text = link.TextOrEmpty("display") };
    }

    static Node? Contained(Node node, string id)
    {
        foreach (var contained in node.Objects("contained"))
        {
            if (contained.Text("id") == id) return contained;
        }
        return null;
    }
}
