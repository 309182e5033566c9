using System.Text.Json;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Finds the resource that a reference means, by fullUrl, by Type/id, by urn:uuid or within the referring resource.</summary>
sealed class References
{
    readonly Dictionary<string, Entry> byName = new(StringComparer.Ordinal);

    public References(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var name in Names(entry)) byName.TryAdd(name, entry);
        }
    }

    /// <summary>Every absolute and relative name of a resource that does not depend on a server.</summary>
    public static IEnumerable<string> Names(Entry entry)
    {
        if (entry.FullUrl.Length > 0) yield return entry.FullUrl;
        if (entry.Id.Length == 0) yield break;
        yield return $"{entry.Type}/{entry.Id}";
        yield return $"urn:uuid:{entry.Id}";
    }

    /// <summary>The resource, or null when the input does not hold it.</summary>
    public Entry? Find(string reference) =>
        byName.GetValueOrDefault(reference) ?? byName.GetValueOrDefault(Relative(reference));

    /// <summary>Type/id of a reference to a server, without its version.</summary>
    public static string Relative(string reference)
    {
        const string history = "/_history/";
        var version = reference.IndexOf(history, StringComparison.Ordinal);
        var plain = version < 0 ? reference : reference[..version];
        var id = plain.LastIndexOf('/');
        var type = id <= 0 ? -1 : plain.LastIndexOf('/', id - 1);
        return type < 0 ? plain : plain[(type + 1)..];
    }

    public void CountDangling(IReadOnlyList<Entry> entries, Tally tally)
    {
        foreach (var entry in entries) Walk(entry.Resource.Element, "", entry, tally);
    }

    void Walk(JsonElement element, string member, Entry from, Tally tally)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, member, from, tally);
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Walk(property.Value, property.Name, from, tally);
            else if (property.NameEquals("reference"u8) && IsDangling(property.Value, from)) tally.DanglingReference(from.Type, member);
        }
    }

    bool IsDangling(JsonElement value, Entry from)
    {
        if (value.ValueKind != JsonValueKind.String) return false;
        var reference = value.GetString() ?? "";
        return reference is ['#', .. var id] ? id.Length > 0 && !IsContained(from, id) && Find(reference) is null : Find(reference) is null;
    }

    static bool IsContained(Entry from, string id)
    {
        if (!from.Resource.Element.TryGetProperty("contained", out var list) || list.ValueKind != JsonValueKind.Array) return false;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("id"u8, out var found)) continue;
            if (found.ValueKind == JsonValueKind.String && found.ValueEquals(id)) return true;
        }
        return false;
    }
}
