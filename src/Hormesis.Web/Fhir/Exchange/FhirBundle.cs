using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Fhir.Structure;
using Hormesis.Web.Http;

namespace Hormesis.Web.Fhir.Exchange;

/// <summary>One request of a bundle.</summary>
/// <param name="Kind">Of the address.</param>
/// <param name="Id">Of the address; empty for a whole type.</param>
/// <param name="Query">Of the address, after its question mark; null for none.</param>
sealed record BundleEntry(
    Place Place, string FullUrl, JsonElement? Resource, string Method, ResourceKind Kind, string Id, string? Query, string? IfNoneExist,
    string? IfMatch)
{
    /// <summary>The resource of a request that writes one.</summary>
    public JsonElement Written => Resource
        ?? throw new Refusal(400, IssueCode.Structure, "there is no resource to write", Place.Member("resource").ToString());
}

/// <summary>A Bundle of requests as it came in: a transaction, which is done whole or not at all, or a batch of single ones.</summary>
sealed record FhirBundle(bool IsTransaction, IReadOnlyList<Func<BundleEntry>> Entries)
{
    public const int EntriesMaximum = 5000;

    /// <summary>An entry that cannot be read refuses itself when it is asked for: in a batch, the others still count.</summary>
    /// <exception cref="Refusal">It is no such Bundle.</exception>
    public static FhirBundle Read(JsonElement root)
    {
        try
        {
            var type = StructureCheck.TypeOf(root, Place.Root);
            if (type != "Bundle")
                throw new InputException(
                    "resourceType", $"this is {Shown.Quoted(type)}", "send a Bundle, or send it to its own type");
            StructureCheck.Resource(root, Place.Root.Member(type));
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
        var kind = root.GetProperty("type"u8).GetString();
        if (kind is not ("transaction" or "batch"))
            throw new Refusal(
                400, IssueCode.NotSupported,
                $"a Bundle of type {Shown.Quoted(kind ?? "")} asks for nothing; send transaction or batch", "Bundle.type");
        if (!root.TryGetProperty("entry"u8, out var list)) return new(kind == "transaction", []);
        if (list.GetArrayLength() > EntriesMaximum)
            throw new Refusal(
                413, IssueCode.TooCostly,
                $"{list.GetArrayLength()} entries are more than {EntriesMaximum}; split them", "Bundle.entry");
        var place = Place.Root.Member("Bundle").Member("entry");
        return new(
            kind == "transaction",
            [.. list.EnumerateArray().Select((e, i) => (Func<BundleEntry>)(() => EntryOf(e, place.Item(i))))]);
    }

    static BundleEntry EntryOf(JsonElement entry, Place place)
    {
        if (!entry.TryGetProperty("request"u8, out var request))
            throw new Refusal(
                400, IssueCode.Structure, "an entry of a transaction or batch says what it asks for",
                place.Member("request").ToString());
        var method = TextOf(request, "method");
        if (method is "DELETE" or "PATCH" or "HEAD")
            throw new Refusal(
                405, IssueCode.NotSupported, $"{method} is not supported: nothing is deleted or patched here",
                place.Member("request").ToString());
        var (kind, id, query) = AddressOf(TextOf(request, "url"), place);
        if ((method == "POST") != (id.Length == 0) && method != "GET")
            throw new Refusal(
                400, IssueCode.Invalid, $"{method} goes to {(method == "POST" ? "Type" : "Type/id")}",
                place.Member("request").Member("url").ToString());
        return new(
            place, TextOf(entry, "fullUrl"), entry.TryGetProperty("resource"u8, out var resource) ? resource : null,
            method, kind, id, query,
            Some(request, "ifNoneExist"), Some(request, "ifMatch"));
    }

    static (ResourceKind Kind, string Id, string? Query) AddressOf(string url, Place place)
    {
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? null : url[(mark + 1)..];
        var parts = (mark < 0 ? url : url[..mark]).Split('/');
        if (parts.Length > 2)
            throw new Refusal(
                400, IssueCode.NotSupported, "addresses are Type, Type/id or Type?parameters",
                place.Member("request").Member("url").ToString());
        return (ResourceKind.Find(parts[0]) ?? throw Refusal.NoSuchType(parts[0]), parts.Length == 2 ? parts[1] : "", query);
    }

    static string TextOf(JsonElement owner, string name) => Some(owner, name) ?? "";

    static string? Some(JsonElement owner, string name) => owner.TryGetProperty(name, out var found) ? found.GetString() : null;
}
