using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Fhir.Export;

namespace Hormesis.Store.Fhir.Codes;

/// <summary>
/// Our code systems as FHIR R4 resources: what LOINC lacks, the rules, the indications and the profiles. They are made of the data
/// that the program itself works with, so that none can fall behind.
/// </summary>
static class CodeSystems
{
    public static IReadOnlyList<JsonObject> All =>
    [
        Of(OwnCodes.System, OwnCodes.Version, "HormesisCodes", "Codes of Hormesis for what LOINC and SNOMED CT lack",
            [.. OwnCodes.All.Select(c => Concept(c.Code, c.Display, c.Definition, c.Unit)), .. Analytes.All.Select(AnalyteConcept)],
            [Property()]),
        Of(OwnCodes.Rules, RuleSet.Shipped.Version, "HormesisRules", "Contraindication rules of Hormesis",
            [.. RuleSet.Shipped.Rules.Select(r => Concept(r.Id, r.Question))]),
        Of(OwnCodes.Indications, OwnCodes.Version, "HormesisIndications", "What Hormesis plans courses for",
            [.. Clinic.Protocol.Indications.All.Select(i => Concept(i.Code, i.Name))]),
        Of(OwnCodes.Profiles, OwnCodes.Version, "HormesisProfiles", "Ways of treating that Hormesis plans for",
            [.. ClinicalProfiles.All.Select(p => Concept(p.Id, p.Name, p.About))]),
    ];

    static JsonObject Of(
        string url, string version, string name, string title, IReadOnlyList<JsonNode> concepts,
            IReadOnlyList<JsonNode>? properties = null) =>
        Elements.Resource("CodeSystem").With("url", url).With("version", version).With("name", name).With("title", title)
            .With("status", "active").With("experimental", true).With("publisher", "Hormesis")
            .With("description", "Part of Hormesis, which is research software: not medical advice and not a basis for treatment.")
            .With("caseSensitive", true).With("content", "complete").With("property", Elements.List(properties ?? []))
            .With("concept", Elements.List(concepts));

    static JsonObject AnalyteConcept(Analyte analyte)
    {
        var codes = analyte.Loinc.Count == 0 ? "No code of LOINC is known for it." : $"LOINC: {string.Join(", ", analyte.Loinc.Keys)}.";
        return Concept(analyte.Id, analyte.Name, $"What a laboratory or a person measures: {analyte.Name}. {codes}", analyte.Unit);
    }

    static JsonObject Concept(string code, string display, string definition = "", string unit = "") =>
        new JsonObject().With("code", code).With("display", display).With("definition", definition)
            .With("property", unit.Length == 0 ? null : new JsonArray(new JsonObject().With("code", "unit").With("valueString", unit)));

    static JsonObject Property() => new JsonObject().With("code", "unit").With("description", "UCUM unit of what is measured")
        .With("type", "string");
}
