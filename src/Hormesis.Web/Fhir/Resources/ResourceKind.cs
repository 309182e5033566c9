using System.Text.Json.Serialization;
using Hormesis.Model;
using Hormesis.Web.Fhir.Search;

namespace Hormesis.Web.Fhir.Resources;

/// <summary>
/// A resource type that the server keeps, and what it can be searched by. Routes, indexes and the CapabilityStatement are all
/// made from resources.json, so that none can promise what another does not do.
/// </summary>
sealed class ResourceKind
{
    static readonly IReadOnlyList<SearchParameter> Common =
    [
        new("_id", SearchType.Code, ["id"]), new("_lastUpdated", SearchType.Date, ["meta.lastUpdated"]),
    ];

    readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);

    ResourceKind(int index, KindData data)
    {
        (Index, Type, IsReadOnly) = (index, data.Type, data.ReadOnly);
        PatientPath = data.Patient is { } path ? new(path) : null;
        Parameters = [.. Common, .. data.Search.Select(s => new SearchParameter(s.Name, s.Type, s.Paths))];
        for (var i = 0; i < Parameters.Count; i++) byName[Parameters[i].Name] = i;
    }

    public static IReadOnlyList<ResourceKind> All { get; } =
        [.. EmbeddedData.Load(typeof(ResourceKind).Assembly, "Fhir/Resources/resources.json", KindJson.Default.KindsData)
            .Resources.Select((data, i) => new ResourceKind(i, data))];

    static readonly Dictionary<string, ResourceKind> ByType = All.ToDictionary(k => k.Type, StringComparer.Ordinal);

    /// <summary>Its place in <see cref="All"/>.</summary>
    public int Index { get; }
    public string Type { get; }

    /// <summary>Published by this program: nobody else writes one.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The element that names the patient whose record the resource belongs to; null for none.</summary>
    public ElementPath? PatientPath { get; }
    public IReadOnlyList<SearchParameter> Parameters { get; }

    public static ResourceKind? Find(string type) => ByType.GetValueOrDefault(type);

    /// <summary>The place of a parameter in <see cref="Parameters"/>; null for one that the type does not know.</summary>
    public int? ParameterOf(string name) => byName.TryGetValue(name, out var index) ? index : null;
}

sealed record ParameterData(string Name, SearchType Type, IReadOnlyList<string> Paths);

sealed record KindData(string Type, IReadOnlyList<ParameterData> Search, string? Patient = null, bool ReadOnly = false);

sealed record KindsData(IReadOnlyList<KindData> Resources);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KindsData))]
sealed partial class KindJson : JsonSerializerContext;
