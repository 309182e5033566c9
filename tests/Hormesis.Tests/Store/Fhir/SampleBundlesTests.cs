using System.Globalization;
using System.Text.Json;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Store.Fhir;

/// <summary>The 48 synthetic patients of tests/data/fhir, against the table that was made when they were picked.</summary>
public class SampleBundlesTests
{
    static readonly string Folder = Repository.Path("tests", "data", "fhir");

    public sealed record Row(string File, string Sex, string Born, int PlateletResults, double LowestPlatelets, double LowestHaemoglobin);

    public static TheoryData<Row> Table => [.. Rows()];

    [Fact]
    public void The_table_lists_every_file() =>
        Assert.Equal(
            Directory.GetFiles(Folder, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Rows().Select(r => r.File).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Table))]
    public void A_sample_is_read_as_its_table_says(Row row)
    {
        var facts = FhirImport.Read(File.ReadAllBytes(Path.Combine(Folder, row.File))).Facts;
        var platelets = facts.Results.Where(r => r.Analyte == "platelets").ToArray();
        var haemoglobin = facts.Results.Where(r => r.Analyte == "haemoglobin");

        Assert.Equal(row.PlateletResults, platelets.Length);
        Assert.All(platelets, p => Assert.Equal(("10*3/uL", true), (p.Unit, p.Taken is not null)));
        Assert.Equal(row.LowestPlatelets, Math.Round(platelets.Min(p => p.Value ?? double.NaN)));
        Assert.Equal(row.LowestHaemoglobin, Math.Round(haemoglobin.Min(r => r.Value ?? double.NaN), 1));
        Assert.Equal(row.Sex, facts.Sex.ToString(), ignoreCase: true);
        Assert.Equal(row.Born, facts.Born.ToString());
        Assert.StartsWith(facts.Name.Replace(' ', '_'), row.File, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Table))]
    public void The_summary_counts_what_a_plain_walk_counts(Row row)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, row.File));
        using var document = JsonDocument.Parse(bytes);
        var resources = document.RootElement.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("resource")).ToArray();
        var counted = resources.CountBy(r => r.GetProperty("resourceType").GetString() ?? "").OrderBy(p => p.Key, StringComparer.Ordinal);

        var import = FhirImport.Read(bytes);

        Assert.Equal(counted, import.Summary.Read.Concat(import.Summary.NotRead).OrderBy(p => p.Key, StringComparer.Ordinal));
        Assert.Equal(Count(resources, "Condition"), import.Facts.Diagnoses.Count);
        Assert.Equal(Count(resources, "MedicationRequest"), import.Facts.Medications.Count);
        Assert.Equal(Count(resources, "Procedure"), import.Facts.Procedures.Count);
        Assert.Equal(Measured(resources), import.Facts.Results.Count + import.Summary.UnknownCodes.Values.Sum());
        Assert.Empty(import.Summary.LeftOut);
        Assert.Empty(import.Summary.AboutOthers);
        Assert.Empty(import.Summary.WithoutSubject);
    }

    [Theory, MemberData(nameof(Table))]
    public void Every_result_is_within_what_is_possible_and_says_where_it_came_from(Row row)
    {
        var import = FhirImport.Read(File.ReadAllBytes(Path.Combine(Folder, row.File)));

        Assert.All(import.Facts.Results, result =>
        {
            Assert.True(Analytes.Get(result.Analyte).Possible!.Holds(result.Value ?? double.NaN)); // the samples hold numbers only
            Assert.Matches(@"^entry\[\d+\]\.resource(\.component\[\d+\])?$", result.Origin.Place);
            Assert.NotNull(result.Taken);
        });
    }

    [Fact]
    public void The_order_of_the_entries_changes_no_fact()
    {
        var json = File.ReadAllText(Path.Combine(Folder, Rows().First().File));
        using var document = JsonDocument.Parse(json);
        var entries = document.RootElement.GetProperty("entry").EnumerateArray().Select(e => e.GetRawText()).Reverse();

        var backwards = Records.Read($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""");

        Assert.Equal(
            FhirKeys(Records.Read(json)).Order(StringComparer.Ordinal), FhirKeys(backwards).Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> FhirKeys(Import import) =>
        import.Facts.Results.Select(r => $"{r with { Origin = default }}")
            .Concat(import.Facts.Diagnoses.Select(d => $"{d.Text} {d.Course} {d.Onset} {d.Abated}"))
            .Concat(import.Summary.DanglingReferences.Select(p => $"{p}"));

    static int Count(IEnumerable<JsonElement> resources, string type) =>
        resources.Count(r => r.GetProperty("resourceType").ValueEquals(type));

    /// <summary>Observations and their components: each is a result or an unknown code.</summary>
    static int Measured(IEnumerable<JsonElement> resources) => resources
        .Where(r => r.GetProperty("resourceType").ValueEquals("Observation"))
        .Sum(r => 1 + (r.TryGetProperty("component", out var components) ? components.GetArrayLength() : 0));

    static IEnumerable<Row> Rows() => File.ReadLines(Path.Combine(Folder, "README.md"))
        .Where(line => line.Contains(".json |", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Select(c => new Row(c[0], c[2], c[3], int.Parse(c[4], CultureInfo.InvariantCulture), Number(c[5]), Number(c[6])));

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
