using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Exchange;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Http;

namespace Hormesis.Web;

/// <summary>Takes in a Bundle of any kind as the record that it is: no requests, no new ids, types that are not kept left out.</summary>
sealed class Loading(Repository repository, Writer writer)
{
    public (int Kept, int Skipped) Load(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonInput.Open(utf8, "give a FHIR Bundle as JSON", "export the file again as FHIR R4 JSON");
        var root = document.RootElement;
        var isBundle = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("entry"u8, out var list) && list.ValueKind == JsonValueKind.Array;
        if (!isBundle) throw new InputException("", "this is no Bundle with entries", "give a FHIR Bundle as JSON");
        try
        {
            return repository.Change(() => Load(root.GetProperty("entry"u8)));
        }
        catch (Refusal refusal)
        {
            throw new InputException(refusal.Place, refusal.Message, "correct it or take the file out", refusal);
        }
    }

    (int Kept, int Skipped) Load(JsonElement list)
    {
        List<(JsonElement Resource, ResourceKind Kind, string Id)> known = [];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        var patients = PatientsIn(list);
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("resource"u8, out var resource)) continue;
            var type = Fhir.Structure.StructureCheck.TypeOf(resource, Place.Root);
            if (ResourceKind.Find(type) is not { IsReadOnly: false } kind) continue;
            Writer.Check(resource, kind);
            var own = resource.TryGetProperty("id"u8, out var given) ? given.GetString() ?? "" : repository.NewId();
            var id = IsOfAnother(kind, own, patients) ? repository.NewId() : own;
            names[$"{type}/{own}"] = $"{type}/{id}";
            known.Add((resource, kind, id));
            if (entry.TryGetProperty("fullUrl"u8, out var url) && url.ValueKind == JsonValueKind.String)
                names[url.GetString() ?? ""] = $"{type}/{id}";
        }
        var drafts = known.Select(k =>
            writer.Draft(k.Resource, k.Kind, k.Id, writer.NextVersion(k.Kind, k.Id, null), names.GetValueOrDefault));
        repository.Put([.. drafts]);
        return (known.Count, list.GetArrayLength() - known.Count);
    }

    // Two files may give one id to results of two patients: neither is lost, and none becomes the other's.
    bool IsOfAnother(ResourceKind kind, string id, HashSet<string> patients) =>
        repository.Find(kind, id) is { Patients.Count: > 0 } old && !old.Patients.Any(patients.Contains);

    static HashSet<string> PatientsIn(JsonElement list)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("resource"u8, out var resource)) continue;
            if (resource.ValueKind != JsonValueKind.Object || !resource.TryGetProperty("resourceType"u8, out var type)) continue;
            if (type.ValueKind != JsonValueKind.String || !type.ValueEquals("Patient"u8)) continue;
            if (resource.TryGetProperty("id"u8, out var id) && id.ValueKind == JsonValueKind.String) ids.Add(id.GetString() ?? "");
        }
        return ids;
    }
}
