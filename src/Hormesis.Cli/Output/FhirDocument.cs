using System.Text.Json.Nodes;
using Hormesis.Store.Fhir;
using Hormesis.Store.Fhir.Validation;

namespace Hormesis.Cli.Output;

/// <summary>What fhir --out --json prints: resources written, by type; what of the record is not held; what our rules find wrong.</summary>
sealed record FhirDocument(
    string Out, IReadOnlyDictionary<string, int> Written, IReadOnlyDictionary<string, int> NotRead,
    IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<FhirIssue> Issues)
{
    public static FhirDocument Of(JsonObject bundle, string path, Import? import, IReadOnlyList<FhirIssue> issues) => new(
        path,
        new SortedDictionary<string, int>(TypesOf(bundle).CountBy(type => type).ToDictionary(), StringComparer.Ordinal),
        import?.Summary.NotRead ?? new Dictionary<string, int>(), import?.Summary.LeftOut ?? new Dictionary<string, int>(), issues);

    static IEnumerable<string> TypesOf(JsonObject bundle) =>
        bundle["entry"] is JsonArray entries ? entries.Select(e => $"{e?["resource"]?["resourceType"]}") : [];
}
