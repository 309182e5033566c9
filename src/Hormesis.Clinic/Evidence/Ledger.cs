using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hormesis.Model;

namespace Hormesis.Clinic.Evidence;

/// <summary>
/// Every claim with what stands behind it. Whatever says something about an effect on patients names a claim of this ledger by its id.
/// </summary>
public static class Ledger
{
    static readonly Dictionary<string, Study> StudyById = Load("studies", LedgerJson.Default.StudyTable).Studies.ToDictionary(s => s.Id);

    public static IReadOnlyList<Claim> All { get; } = Load("claims", LedgerJson.Default.ClaimTable).Claims;

    public static IReadOnlyCollection<Study> Studies => StudyById.Values;

    /// <exception cref="InputException">No claim has this id.</exception>
    public static Claim Get(string id) => All.FirstOrDefault(c => c.Id == id) ?? throw new InputException(
        "CLAIM", $"\"{id}\" is not a claim", $"give one of {string.Join(", ", All.Select(c => c.Id))}");

    internal static Study Study(string id) => StudyById[id];

    static T Load<T>(string name, JsonTypeInfo<T> type) =>
        EmbeddedData.Load(typeof(Ledger).Assembly, $"Evidence/{name}.json", type);
}

sealed record ClaimTable(string About, IReadOnlyList<Claim> Claims);

sealed record StudyTable(string About, IReadOnlyList<Study> Studies);

/// <summary>How the ledger is read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ClaimTable))]
[JsonSerializable(typeof(StudyTable))]
sealed partial class LedgerJson : JsonSerializerContext;
