using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Store.Fhir;
using Hormesis.Tests.House;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

/// <summary>No bytes whatever make the import fail in another way than by an InputException of one line.</summary>
public class FuzzTests
{
    const ulong Seed = 20260101;

    /// <summary>More for a run by hand: HORMESIS_FUZZ_INPUTS=2000000.</summary>
    static readonly int Inputs = int.TryParse(
        Environment.GetEnvironmentVariable("HORMESIS_FUZZ_INPUTS"), CultureInfo.InvariantCulture, out var inputs) ? inputs : 20_000;

    [Fact]
    public void A_damaged_record_is_read_or_refused_in_one_line()
    {
        var mutants = new Mutants(Original());

        Parallel.For(0, Inputs, index => Check(mutants.Make(Seed, (ulong)index), $"seed {Seed}, index {index}"));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_in_one_line() =>
        Prop.ForAll<byte[]>(bytes => Check(bytes, "any bytes")).CheckFromSeed();

    [Fact]
    public void The_undamaged_record_is_read_whole()
    {
        var facts = FhirImport.Read(Original()).Facts;

        Assert.NotEmpty(facts.Results);
        Assert.NotEmpty(facts.Diagnoses);
        Assert.NotEmpty(facts.Medications);
        Assert.NotEmpty(facts.Allergies);
        Assert.NotEmpty(facts.Procedures);
        Assert.NotEmpty(facts.Histories);
    }

    static void Check(byte[] bytes, string which)
    {
        try
        {
            Assert.All(FhirImport.Read(bytes).Facts.Results, result => Assert.True(IsPossible(result), which));
        }
        catch (InputException refusal)
        {
            var isOneLine = refusal.Message.Length < 1000 && !refusal.Message.Any(char.IsControl);
            Assert.True(isOneLine && refusal.Wrong.Length > 0 && refusal.Remedy.Length > 0, $"{which}: {refusal.Message}");
        }
        catch (Exception other) when (other is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{which}: {Convert.ToBase64String(bytes)}", other);
        }
    }

    static bool IsPossible(LabResult result)
    {
        if (result.Value is not { } value) return true;
        var analyte = Analytes.Get(result.Analyte);
        return result.Unit == analyte.Unit ? analyte.Possible?.Holds(value) is not false : analyte.AlsoIn?.Possible.Holds(value) is true;
    }

    /// <summary>The first of each type in a record of the samples that we read, and one of everything else that we read.</summary>
    static byte[] Original()
    {
        var file = Directory.GetFiles(Repository.Path("tests", "data", "fhir"), "Cammy*.json").Single();
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var real = document.RootElement.GetProperty("entry").EnumerateArray()
            .DistinctBy(e => e.GetProperty("resource").GetProperty("resourceType").GetString())
            .Where(e => !e.GetProperty("resource").TryGetProperty("activity", out _)) // a long CarePlan, which is not read
            .Select(e => e.GetRawText());
        string[] entries = [.. real, .. Ours().Select(r => $"{{\"resource\":{r.Replace($"{AboutP1},", "", StringComparison.Ordinal)}}}")];
        return Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""");
    }

    static IEnumerable<string> Ours() =>
    [
        Observation("777-3", $$"""
            "effectivePeriod":{"start":"2021-01-01","end":"2021-01-02"},"valueQuantity":{"value":90,"comparator":"<","unit":"K/µL"},
            "interpretation":[{{Coded("", "L")}}],"referenceRange":[{"type":{{Coded("", "normal")}},"high":{{Quantity("400", "10*9/L")}}}]
            """),
        Observation("85354-9", $$"""
            "component":[{"code":{{Loinc("8480-6")}},"valueQuantity":{{Quantity("130", "mm[Hg]")}}}]
            """),
        Observation("33287-4", """
            "valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"17621005"}],"text":"Normal"}
            """),
        Observation("2106-3", """ "valueString":"Not detected" """),
        Observation("2106-3", """ "valueBoolean":false """),
        """{"resourceType":"AllergyIntolerance","code":{"text":"ozone"},"reaction":[{"substance":{"text":"heparin"}}]}""",
        """
        {"resourceType":"MedicationRequest","contained":[{"resourceType":"Medication","id":"m","code":{"text":"warfarin"}}],
         "medicationReference":{"reference":"#m"}}
        """,
        """
        {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:hormesis:questionnaire:history",
         "item":[{"linkId":"hit","answer":[{"valueBoolean":true}]}]}
        """,
    ];
}
