using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Model.Input;

namespace Hormesis.Store.Fhir.Validation;

/// <summary>
/// Holds a resource or a Bundle against those rules of FHIR R4 that other validators let pass: empty elements, ids, dates,
/// periods, units, references within a Bundle, and constraints between elements. It is no whole validator: what elements a
/// resource may have is for those to say.
/// </summary>
public static class FhirRules
{
    /// <summary>A document with more issues than this is not looked at further.</summary>
    public const int IssuesMaximum = 1000;

    /// <summary>Empty when no rule is broken.</summary>
    public static IReadOnlyList<FhirIssue> Check(JsonElement resource)
    {
        Issues issues = new();
        if (resource.ValueKind != JsonValueKind.Object || !resource.TryGetProperty("resourceType", out _))
            issues.Add(Place.Root, "resource", "this is no resource: it has no resourceType");
        else Walk(resource, Place.Root, "", issues);
        if (resource.ValueKind == JsonValueKind.Object) BundleRules.Check(resource, issues);
        return issues.Found;
    }

    /// <inheritdoc cref="Check(JsonElement)"/>
    public static IReadOnlyList<FhirIssue> Check(JsonObject resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        using var document = JsonDocument.Parse(resource.ToJsonString());
        return Check(document.RootElement);
    }

    static void Walk(JsonElement element, Place place, string member, Issues issues)
    {
        if (issues.IsFull) return;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                if (!element.EnumerateObject().Any()) issues.Add(place, "ele-1", "the object is empty");
                ElementRules.Check(element, place, issues);
                ResourceRules.Check(element, place, issues);
                foreach (var property in element.EnumerateObject()) Walk(property.Value, place.Member(property.Name), property.Name,
                    issues);
                break;
            case JsonValueKind.Array:
                if (element.GetArrayLength() == 0) issues.Add(place, "json", "the list is empty");
                var index = 0;
                foreach (var item in element.EnumerateArray()) Walk(item, place.Item(index++), member, issues);
                break;
            case JsonValueKind.String:
                ValueRules.Check(element.GetString() ?? "", place, member, issues);
                break;
            case JsonValueKind.Null when place.ToString() is not [.., ']']:
                issues.Add(place, "json", "null stands for nothing: leave the member out");
                break;
        }
    }
}

/// <summary>Gathers issues up to their limit.</summary>
sealed class Issues
{
    readonly List<FhirIssue> found = [];

    public IReadOnlyList<FhirIssue> Found => found;
    public bool IsFull => found.Count >= FhirRules.IssuesMaximum;

    public void Add(Place place, string rule, string words)
    {
        if (!IsFull) found.Add(new(place.ToString(), rule, words));
    }
}
