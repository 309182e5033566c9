using System.Text.Json.Serialization;
using Hormesis.Clinic.Records;
using Hormesis.Model;

namespace Hormesis.Store.Fhir.Codes;

/// <summary>A code of our own. Unit, span and wholeness are for codes of what is measured; the unit is empty for all others.</summary>
sealed record OwnCode(
    string Code, string Display, string Definition, string Unit = "", double Low = 0, double High = 0, bool Whole = false)
{
    /// <summary>False for what is not a number.</summary>
    public bool Holds(double value) => value >= Low && value <= High && (!Whole || double.IsInteger(value));
}

/// <summary>
/// The codes that we publish for what LOINC and SNOMED CT lack, and the names of our other code systems. Loaded from own-codes.json.
/// </summary>
static class OwnCodes
{
    public const string System = "urn:hormesis:codes";
    public const string Rules = "urn:hormesis:rules";
    public const string Indications = "urn:hormesis:indications";
    public const string Profiles = "urn:hormesis:profiles";

    /// <summary>Of an identifier: the record's own id of a thing, where it could not be the id of the resource.</summary>
    public const string RecordId = "urn:hormesis:record-id";

    /// <summary>Of an identifier: SHA-256 of a plan's JSON.</summary>
    public const string PlanHash = "urn:hormesis:plan-sha256";

    /// <summary>Of an identifier: what replays a simulated session.</summary>
    public const string Seed = "urn:hormesis:seed";

    public const string Session = "ozonated-autohaemotherapy";
    public const string Consent = "consent";

    static readonly OwnCodeTable Table = EmbeddedData.Load(typeof(OwnCodes).Assembly, "Fhir/Codes/own-codes.json",
        OwnCodesJson.Default.OwnCodeTable);
    static readonly Dictionary<string, OwnCode> ByCode = Table.Codes.ToDictionary(c => c.Code, StringComparer.Ordinal);
    static readonly Dictionary<string, Qualitative> Findings = Enum.GetValues<Qualitative>()
        .ToDictionary(f => WordOf(f), StringComparer.Ordinal);

    public static string Version => Table.Version;
    public static IReadOnlyList<OwnCode> All => Table.Codes;

    public static bool Has(string code) => ByCode.ContainsKey(code);

    /// <exception cref="KeyNotFoundException">No code of ours: a slip of the program.</exception>
    public static OwnCode Get(string code) => ByCode[code];

    /// <summary>Null for a code that is no finding; None for the code of what can mean either.</summary>
    public static Qualitative? FindingOf(string code) => Findings.TryGetValue(code, out var finding) ? finding : null;

    public static string WordOf(Qualitative finding) => finding == Qualitative.None ? "ambiguous" : finding.ToString().ToLowerInvariant();
}

sealed record OwnCodeTable(string About, string Version, IReadOnlyList<OwnCode> Codes);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(OwnCodeTable))]
sealed partial class OwnCodesJson : JsonSerializerContext;
