using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes who the patient is.</summary>
static class PatientWriter
{
    public static JsonObject Of(PatientFacts facts)
    {
        var patient = Elements.Resource("Patient")
            .With("identifier", Elements.List(facts.Identifiers.Select(Of)))
            .With("name", Elements.List(facts.Names.Select(Of)))
            .With("gender", facts.Sex == Sex.Unknown ? "" : facts.Sex.ToString().ToLowerInvariant())
            .WithDate("birthDate", facts.Born);
        return facts.Died is not null ? patient.WithDate("deceasedDateTime", facts.Died)
            : facts.IsDeceased ? patient.With("deceasedBoolean", true)
            : patient;
    }

    static JsonObject Of(Identifier identifier) => new JsonObject()
        .With("use", identifier.Use)
        .With("type", identifier.Type.Length == 0 ? null : Elements.Concept(Identifier.Types, identifier.Type))
        .WithToken("system", identifier.System, Grammar.IsUri)
        .With("value", identifier.Value);

    // A name of nothing but its use is kept as one of which nothing is known.
    static JsonObject Of(PersonName name)
    {
        var written = new JsonObject()
            .With("use", name.Use).With("text", name.Text).With("family", name.Family)
            .With("given", Elements.Texts(name.Given))
            .With("prefix", Elements.Texts(name.Prefixes)).With("suffix", Elements.Texts(name.Suffixes));
        return written.Count > 0 ? written : Elements.Absent();
    }
}
