using System.Globalization;
using System.Text.Json.Nodes;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Export;

/// <summary>
/// Gathers resources about one patient into a Bundle in the order in which they come, and names each by its content. It knows
/// nothing of what they mean.
/// </summary>
sealed class BundleWriter
{
    readonly JsonArray entries = [];
    readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>Adds what has no id of its own.</summary>
    /// <returns>The name that others refer to it by.</returns>
    public string Add(JsonObject resource)
    {
        var id = NewId(resource);
        resource.Insert(1, "id", id);
        return AddAs(id, resource);
    }

    /// <summary>Adds what the record has its own id for; the id is kept where FHIR's grammar allows, and else beside it.</summary>
    public string Add(JsonObject resource, string recordId, bool takesManyIdentifiers = true)
    {
        var id = NewId(resource);
        if (Grammar.IsId(recordId))
        {
            resource.Insert(1, "id", recordId);
            return AddAs(id, resource);
        }
        var identifier = new JsonObject().With("system", OwnCodes.RecordId).With("value", recordId);
        if (recordId.Length == 0) identifier.Add("_value", Elements.Absent());
        if (!takesManyIdentifiers) resource.Insert(1, "identifier", identifier);
        else if (resource["identifier"] is JsonArray list) list.Add(identifier);
        else resource.Insert(1, "identifier", new JsonArray(identifier));
        return AddAs(id, resource);
    }

    public JsonObject Bundle() => Elements.Resource("Bundle").With("type", "collection").With("entry", entries.Count == 0 ? null : entries);

    string AddAs(string id, JsonObject resource)
    {
        var fullUrl = $"urn:uuid:{id}";
        entries.Add((JsonNode)new JsonObject().With("fullUrl", fullUrl).With("resource", resource));
        return fullUrl;
    }

    // The same again is another one: two equal results of one day are two results.
    string NewId(JsonObject resource)
    {
        var content = resource.ToJsonString();
        var times = seen[content] = seen.GetValueOrDefault(content) + 1;
        return ContentId.Of(times == 1 ? content : string.Create(CultureInfo.InvariantCulture, $"{content}#{times}"));
    }
}
