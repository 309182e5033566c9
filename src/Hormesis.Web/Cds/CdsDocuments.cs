using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hormesis.Web.Cds;

sealed record ServicesDocument(IReadOnlyList<ServiceDocument> Services);

sealed record ServiceDocument(
    string Hook, string Title, string Description, string Id, IReadOnlyDictionary<string, string> Prefetch, string UsageRequirements);

sealed record CardsDocument(IReadOnlyList<CardDocument> Cards);

/// <summary>A card of CDS Hooks 2.0.</summary>
/// <param name="Summary">At most 140 characters.</param>
/// <param name="Detail">GitHub-flavoured Markdown.</param>
/// <param name="Indicator">info, warning or critical.</param>
/// <param name="OverrideReasons">Null where nobody may override.</param>
sealed record CardDocument(
    string Uuid, string Summary, string Detail, string Indicator, CardSource Source, IReadOnlyList<CardLink> Links,
    IReadOnlyList<CardCoding>? OverrideReasons);

sealed record CardSource(string Label, string Url);

sealed record CardLink(string Label, string Url, string Type = "absolute");

sealed record CardCoding(string Code, string System, string Display);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ServicesDocument))]
[JsonSerializable(typeof(CardsDocument))]
sealed partial class CdsJson : JsonSerializerContext;

/// <summary>The same with letters as they are (µ, °, names): it is JSON all the same.</summary>
static class CdsDocuments
{
    public static CdsJson Readable { get; } = new(new JsonSerializerOptions(CdsJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
