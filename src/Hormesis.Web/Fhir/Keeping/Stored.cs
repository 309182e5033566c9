using System.Text.Json;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Fhir.Search;

namespace Hormesis.Web.Fhir.Keeping;

/// <summary>One version of a resource as the server holds it: its bytes, with id and meta, and what it can be found by.</summary>
sealed class Stored
{
    /// <param name="utf8">With id and meta; checked before.</param>
    public Stored(ResourceKind kind, string id, int version, DateTimeOffset updated, ReadOnlyMemory<byte> utf8)
    {
        (Kind, Id, Version, Updated, Utf8) = (kind, id, version, updated, utf8);
        using var document = JsonDocument.Parse(utf8);
        var resource = document.RootElement;
        Values = [.. kind.Parameters.Select(p => FieldValues.Of(resource, p))];
        Patients = kind.Type == "Patient" ? [id] : PatientsOf(resource, kind);
    }

    public ResourceKind Kind { get; }
    public string Id { get; }
    public int Version { get; }
    public DateTimeOffset Updated { get; }
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>By the place of the parameter in its kind.</summary>
    public IReadOnlyList<FieldValues> Values { get; }

    /// <summary>The ids of the patients whose records it belongs to.</summary>
    public IReadOnlyList<string> Patients { get; }

    public string Reference => $"{Kind.Type}/{Id}";
    public string ETag => $"W/\"{Version}\"";

    static string[] PatientsOf(JsonElement resource, ResourceKind kind)
    {
        List<string> patients = [];
        kind.PatientPath?.Walk(resource, element =>
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("reference"u8, out var reference)) return;
            if (FieldValues.Relative(reference.GetString() ?? "") is ['P', 'a', 't', 'i', 'e', 'n', 't', '/', .. var id]) patients.Add(id);
        });
        return [.. patients.Distinct(StringComparer.Ordinal)];
    }
}
