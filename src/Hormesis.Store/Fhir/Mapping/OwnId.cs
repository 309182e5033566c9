using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>The record's own id of something that our export could not write as the id of a resource.</summary>
static class OwnId
{
    /// <summary>Null when the resource carries none; empty when it says that there was none.</summary>
    public static string? Of(Node node)
    {
        var found = node.Element.TryGetProperty("identifier", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Object
            ? Value(node.Object("identifier"))
            : node.Objects("identifier").Select(Value).FirstOrDefault(id => id is not null);
        return found;
    }

    /// <summary>Id of the session, the event or the consent that a resource stands for.</summary>
    public static string Or(Entry entry) => Of(entry.Resource) ?? entry.Id;

    static string? Value(Node? identifier) =>
        identifier?.Text("system") == OwnCodes.RecordId ? identifier?.TextOrEmpty("value") : null;
}
