using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes a laboratory result or a vital sign as the Observation that it was, in the unit of its analyte.</summary>
static class ResultWriter
{
    const string Interpretations = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    const string Categories = "http://terminology.hl7.org/CodeSystem/observation-category";

    static readonly string[] VitalSigns = ["temperature", "systolic", "heart-rate", "body-weight", "body-height"];

    public static JsonObject Of(LabResult result, string patient)
    {
        var analyte = Analytes.Get(result.Analyte);
        return Elements.Resource("Observation")
            .With("status", "final")
            .With("category", new JsonArray(Elements.Concept(Categories, VitalSigns.Contains(analyte.Id) ? "vital-signs" : "laboratory")))
            .With("code", CodeOf(result, analyte))
            .With("subject", Elements.Reference(patient))
            .WithMoment("effective", result.Taken)
            .With("valueQuantity", result.Value is { } value ? Elements.Quantity(value, result.Unit, result.Bound) : null)
            .With("valueCodeableConcept", result.Value is null ? InWords(result.Qualitative) : null)
            .With("interpretation", Elements.List(Said(result)))
            .With("referenceRange", result.ReferenceHigh is { } high
                ? new JsonArray(new JsonObject().With("high", Elements.Quantity(high, result.Unit)))
                : null);
    }

    static JsonObject CodeOf(LabResult result, Analyte analyte) => result.Loinc.Length > 0
        ? Elements.Concept(Code.Loinc, result.Loinc, "", analyte.Name)
        : Elements.Concept(OwnCodes.System, analyte.Id, analyte.Name, analyte.Name);

    static JsonObject InWords(Qualitative finding)
    {
        var codings = Elements.List([.. Snomed(finding), Own(finding)]);
        return new JsonObject().With("coding", codings).With("text", OwnCodes.Get(OwnCodes.WordOf(finding)).Display);
    }

    // The laboratory's flag; beside a number also what else was said of it, when that is not what the flag says already.
    static IEnumerable<JsonNode> Said(LabResult result)
    {
        if (FlagOf(result.Interpretation) is { Length: > 0 } flag) yield return Elements.Concept(Interpretations, flag);
        if (result.Value is null || result.Qualitative == result.Interpretation) yield break;
        yield return new JsonObject().With("coding", Elements.List([.. Presence(result.Qualitative), Own(result.Qualitative)]));
    }

    static JsonObject Own(Qualitative finding)
    {
        var word = OwnCodes.WordOf(finding);
        return Elements.Coding(OwnCodes.System, word, OwnCodes.Get(word).Display);
    }

    static string FlagOf(Qualitative flag) => flag switch
    {
        Qualitative.Normal => "N",
        Qualitative.Low => "L",
        Qualitative.High => "H",
        Qualitative.Abnormal => "A",
        _ => "",
    };

    static IEnumerable<JsonNode> Presence(Qualitative finding) => finding switch
    {
        Qualitative.Positive => [Elements.Coding(Interpretations, "POS")],
        Qualitative.Negative => [Elements.Coding(Interpretations, "NEG")],
        _ => [],
    };

    static IEnumerable<JsonNode> Snomed(Qualitative finding) => finding switch
    {
        Qualitative.Positive => [Elements.Coding(Code.Snomed, "10828004", "Positive")],
        Qualitative.Negative => [Elements.Coding(Code.Snomed, "260385009", "Negative")],
        Qualitative.Normal => [Elements.Coding(Code.Snomed, "17621005", "Normal")],
        Qualitative.Abnormal => [Elements.Coding(Code.Snomed, "263654008", "Abnormal")],
        _ => [],
    };
}
