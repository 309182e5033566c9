using System.Text.Json;
using Hormesis.Model.Input;

namespace Hormesis.Store.Fhir.Validation;

/// <summary>Rules between the resources of a Bundle: one name each, and no reference to what is not there.</summary>
static class BundleRules
{
    public static void Check(JsonElement root, Issues issues)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        var index = 0;
        if (root.Text("resourceType") == "Bundle")
        {
            foreach (var entry in root.Objects("entry"))
            {
                var place = Place.Root.Member("entry").Item(index++);
                if (entry.Text("fullUrl") is { } name && !names.Add(name))
                    issues.Add(place.Member("fullUrl"), "bdl-7", $"{Shown.Quoted(name)} is the name of an entry before it");
                if (entry.TryGetProperty("resource",
                    out var resource) && resource.ValueKind == JsonValueKind.Object && !resource.Has("resourceType"))
                    issues.Add(place.Member("resource"), "resource", "there is no resourceType");
            }
        }
        Follow(root, Place.Root, new HashSet<string>(), names, issues);
    }

    static void Follow(JsonElement element, Place place, IReadOnlySet<string> contained, HashSet<string> names, Issues issues)
    {
        if (issues.IsFull) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray()) Follow(item, place.Item(index++), contained, names, issues);
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.Has("contained"))
            contained = element.Objects("contained").Select(c => c.Text("id") ?? "").ToHashSet(StringComparer.Ordinal);
        if (element.Text("reference") is { } reference && IsDangling(reference, contained, names))
            issues.Add(place.Member("reference"), "reference", $"{Shown.Quoted(reference)} is not here");
        foreach (var property in element.EnumerateObject()) Follow(property.Value, place.Member(property.Name), contained, names, issues);
    }

    // A name on a server may be elsewhere; one within the document may not.
    static bool IsDangling(string reference, IReadOnlySet<string> contained, HashSet<string> names) => reference switch
    {
        ['#'] => false,
        ['#', .. var id] => !contained.Contains(id),
        _ => reference.StartsWith("urn:uuid:", StringComparison.Ordinal) && !names.Contains(reference),
    };
}
