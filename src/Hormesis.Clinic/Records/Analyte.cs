using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Clinic.Records;

/// <summary>A span of numbers, both ends belonging to it.</summary>
public sealed record PossibleRange(double Low, double High)
{
    /// <summary>False for what is not a number.</summary>
    public bool Holds(double value) => value >= Low && value <= High;
}

/// <summary>A second unit that an analyte is honestly reported in, not convertible to the first without more knowledge.</summary>
public sealed record OtherUnit(string Unit, string Meaning, PossibleRange Possible);

/// <summary>
/// What a laboratory measures and a rule reads: its codes, its unit, and the numbers that can be one. Loaded from analytes.json.
/// </summary>
public sealed record Analyte
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>UCUM unit that results are converted to; empty for one that is reported in words only.</summary>
    public required string Unit { get; init; }

    /// <summary>LOINC codes, each with the certainty that it means this analyte (S seen, R remembered); none where LOINC has
    /// none.</summary>
    public required IReadOnlyDictionary<string, string> Loinc { get; init; }

    /// <summary>For conversion between mass and amount of substance; null where that makes no sense.</summary>
    public double? MolarMassGPerMol { get; init; }

    /// <summary>True where laboratories write U and [IU] for one thing: enzymes (both 1 umol/min), and TSH and hCG by custom.</summary>
    public bool IuEqualsU { get; init; }

    /// <summary>
    /// True where no rule of screening reads it: a number of it in another unit is then left out and counted, not refused.
    /// </summary>
    public bool IsForFollowUp { get; init; }

    public PossibleRange? Possible { get; init; }
    public OtherUnit? AlsoIn { get; init; }
}

/// <summary>All analytes by id and by LOINC code.</summary>
public static class Analytes
{
    public static IReadOnlyList<Analyte> All { get; } = Load();

    static readonly Dictionary<string, Analyte> ById = All.ToDictionary(a => a.Id, StringComparer.Ordinal);
    static readonly Dictionary<string, Analyte> ByLoinc = All
        .SelectMany(a => a.Loinc.Keys, (a, code) => (a, code))
        .ToDictionary(p => p.code, p => p.a, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">No analyte has this id: a slip in rule data.</exception>
    public static Analyte Get(string id) => ById[id];

    public static bool TryGet(string id, out Analyte? analyte) => ById.TryGetValue(id, out analyte);

    public static bool TryFromLoinc(string code, out Analyte? analyte) => ByLoinc.TryGetValue(code, out analyte);

    static IReadOnlyList<Analyte> Load() =>
        EmbeddedData.Load(typeof(Analytes).Assembly, "Records/analytes.json", RecordsJson.Default.AnalyteTable).Analytes;
}

sealed record AnalyteTable(string About, IReadOnlyList<Analyte> Analytes);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AnalyteTable))]
sealed partial class RecordsJson : JsonSerializerContext;
