using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Genetics;

sealed record AlleleTable(
    string Source, string GenomeBuild, string Chromosome, string RefSeq, IReadOnlyList<Site> Variants, IReadOnlyList<AlleleRow> Alleles,
    string Functions);

/// <param name="At">The alternative by position; for the reference a sentence.</param>
sealed record AlleleRow(string Name, string Id, bool Reference, JsonElement At, string Function)
{
    /// <summary>Sites by their place in the table, each with the number of its alternative.</summary>
    public IEnumerable<(int Site, int Alt)> Changes() => Reference ? [] : At.EnumerateObject().Select(change =>
    {
        var position = int.Parse(change.Name, NumberStyles.None, CultureInfo.InvariantCulture);
        var site = G6pdAlleles.Sites.Select((s, i) => (s, i)).First(p => p.s.Position == position);
        var alt = site.s.Alts.Select((letters, i) => (letters, i)).First(p => p.letters == change.Value.GetString());
        return (site.i, alt.i + 1);
    });
}

/// <summary>How the table of alleles is read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AlleleTable))]
sealed partial class GeneticsJson : JsonSerializerContext;
