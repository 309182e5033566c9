using System.Text.Json;
using Hormesis.Model.Input;

namespace Hormesis.Store.Fhir.Validation;

/// <summary>Constraints between the elements of one resource, by their names in R4.</summary>
static class ResourceRules
{
    static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["Observation"] = ["status", "code"],
        ["Condition"] = ["subject"],
        ["Procedure"] = ["status", "subject"],
        ["MedicationRequest"] = ["status", "intent", "subject"],
        ["AllergyIntolerance"] = ["patient"],
        ["QuestionnaireResponse"] = ["status"],
        ["AdverseEvent"] = ["actuality", "subject"],
        ["Consent"] = ["status", "scope", "category"],
        ["DetectedIssue"] = ["status"],
        ["RiskAssessment"] = ["status", "subject"],
        ["CarePlan"] = ["status", "intent", "subject"],
        ["DeviceMetric"] = ["type", "category"],
        ["AuditEvent"] = ["type", "recorded", "agent", "source"],
        ["Provenance"] = ["target", "recorded", "agent"],
        ["CodeSystem"] = ["status", "content"],
        ["Bundle"] = ["type"],
    };

    public static void Check(JsonElement element, Place place, Issues issues)
    {
        if (element.Text("resourceType") is not { } type) return;
        foreach (var name in Required.GetValueOrDefault(type, []).Where(name => !element.Has(name)))
            issues.Add(place, "required", $"{type}.{name} is missing");
        switch (type)
        {
            case "Observation": OfObservation(element, place, issues); break;
            case "Condition": OfCondition(element, place, issues); break;
            case "Consent" when !element.Has("policy") && !element.Has("policyRule"):
                issues.Add(place, "ppc-1", "a consent needs a policy or a policyRule");
                break;
            case "CarePlan" when element.Objects("activity").Any(a => a.Has("detail") && a.Has("reference")):
                issues.Add(place, "cpl-3", "an activity has a detail and a reference");
                break;
            case "QuestionnaireResponse": Items(element, place, issues); break;
            case "CodeSystem": OfCodeSystem(element, place, issues); break;
        }
    }

    static void OfObservation(JsonElement observation, Place place, Issues issues)
    {
        var hasValue = HasValue(observation);
        if (hasValue && observation.Has("dataAbsentReason")) issues.Add(place, "obs-6", "a value is given, and why there is none");
        var codes = observation.Codes("code").ToHashSet(StringComparer.Ordinal);
        if (hasValue && observation.Objects("component").Any(c => c.Codes("code").Any(codes.Contains)))
            issues.Add(place, "obs-7", "a component has the code of the whole, which has a value of its own");
        if (observation.Objects("referenceRange").Any(r => !r.Has("low") && !r.Has("high") && !r.Has("text")))
            issues.Add(place, "obs-3", "a reference range has neither end nor words");
    }

    static void OfCondition(JsonElement condition, Place place, Issues issues)
    {
        var isAbated = condition.EnumerateObject().Any(p => p.Name.StartsWith("abatement", StringComparison.Ordinal));
        var isOver = condition.Codes("clinicalStatus").Any(c =>
            c is "http://terminology.hl7.org/CodeSystem/condition-clinical|resolved"
            or "http://terminology.hl7.org/CodeSystem/condition-clinical|remission"
            or "http://terminology.hl7.org/CodeSystem/condition-clinical|inactive");
        if (isAbated && !isOver) issues.Add(place, "con-4", "an abated condition is inactive, in remission or resolved");
    }

    static void Items(JsonElement parent, Place place, Issues issues)
    {
        foreach (var item in parent.Objects("item"))
        {
            if (item.Has("item") && item.Has("answer")) issues.Add(place, "qrs-1", $"{item.Text("linkId")} has items beside its answer");
            Items(item, place, issues);
            foreach (var answer in item.Objects("answer")) Items(answer, place, issues);
        }
    }

    static void OfCodeSystem(JsonElement system, Place place, Issues issues)
    {
        var codes = system.Objects("concept").Select(c => c.Text("code")).ToArray();
        if (codes.Distinct(StringComparer.Ordinal).Count() != codes.Length) issues.Add(place, "csd-1", "a code is defined twice");
    }

    static bool HasValue(JsonElement element) =>
        element.EnumerateObject().Any(p => p.Name.Length > 5 && p.Name.StartsWith("value", StringComparison.Ordinal));
}
