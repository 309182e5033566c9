using System.Globalization;
using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>One resource of the input with the names that others may call it by.</summary>
sealed record Entry(Node Resource, string Type, string FullUrl, string Id);

/// <summary>Finds the resources in a Bundle, in a list of resources or in a single Patient.</summary>
static class Entries
{
    public const int Maximum = 100_000;

    const string Accepted =
        "give a Bundle of type transaction, batch, collection, searchset or document, a Patient, or a list of resources";

    public static IReadOnlyList<Entry> Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return [.. Limited(root, Place.Root).Select(n => Of(n, ""))];
        if (root.ValueKind != JsonValueKind.Object)
            throw new InputException("", $"this is no FHIR resource (read {Shown.Value(root)})", Accepted);
        var node = new Node(root, Place.Root);
        return node.Text("resourceType") switch
        {
            "Bundle" => OfBundle(node),
            "Patient" => [Of(node, "")],
            null => throw node.Wrong("there is no resourceType", Accepted),
            { } other => throw node.Wrong("resourceType", $"{Shown.Quoted(other)} is no Bundle and no Patient", Accepted),
        };
    }

    public static IReadOnlyList<Entry> Read(IReadOnlyList<(JsonElement Resource, string FullUrl, Place Place)> resources) =>
        [.. resources.Select(r => Of(new Node(r.Resource, r.Place), r.FullUrl))];

    static List<Entry> OfBundle(Node bundle)
    {
        CheckType(bundle);
        if (bundle.List("entry") is not { } list) return [];
        List<Entry> entries = [];
        foreach (var entry in Limited(list, bundle.Place.Member("entry")))
        {
            var fullUrl = entry.TextOrEmpty("fullUrl");
            if (entry.Object("resource") is { } resource) entries.Add(Of(resource, fullUrl)); // a request to delete has none
        }
        return entries;
    }

    static void CheckType(Node bundle)
    {
        var type = bundle.Text("type");
        var wrong = type switch
        {
            "transaction" or "batch" or "collection" or "searchset" or "document" => "",
            null => "the Bundle has no type",
            "history" => "a Bundle of type \"history\" holds old versions beside the present ones",
            "message" or "transaction-response" or "batch-response" => $"a Bundle of type {Shown.Quoted(type)} is no record",
            _ => $"{Shown.Quoted(type)} is no type of Bundle",
        };
        if (wrong.Length > 0) throw bundle.Wrong("type", wrong, Accepted);
    }

    static IReadOnlyList<Node> Limited(JsonElement list, Place place)
    {
        var count = list.GetArrayLength();
        if (count <= Maximum) return Node.Items(list, place);
        throw new InputException(place.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"there are {count} entries, and at most {Maximum} are read"),
            "export one patient, and only the resource types that are needed");
    }

    static Entry Of(Node resource, string fullUrl)
    {
        var type = resource.TextOrEmpty("resourceType");
        if (type.Length > 0) return new(resource, type, fullUrl, resource.TextOrEmpty("id"));
        throw resource.Wrong("there is no resourceType", "name the type, such as Observation, or take the resource out");
    }
}
