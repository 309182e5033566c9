using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir;
using Hormesis.Store.Fhir.Validation;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Store.Fhir.Export;

public class RoundTripTests
{
    public static TheoryData<string> Samples { get; } =
        [.. Directory.GetFiles(Repository.Path("tests", "data", "fhir"), "*.json").Concat(
            Directory.GetFiles(Repository.Path("examples", "patients"), "*.json")).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Samples))]
    public void A_published_bundle_keeps_every_fact_that_is_held(string file)
    {
        var facts = FhirImport.Read(File.ReadAllBytes(file)).Facts;

        var again = FhirImport.Read(FhirExport.Utf8(FhirExport.OfFacts(facts)));

        Assert.Equal(FactsText.Of(facts), FactsText.Of(again.Facts));
        Assert.Empty(again.Summary.UnknownCodes);
        Assert.Empty(again.Summary.LeftOut);
        Assert.Empty(again.Summary.DanglingReferences);
        Assert.Empty(again.Summary.NotRead);
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_patient_keeps_the_number_and_the_names_of_the_hospital(string file)
    {
        var source = JsonNode.Parse(File.ReadAllText(file))!["entry"]!.AsArray()
            .Select(e => e!["resource"]!).Single(r => (string?)r["resourceType"] == "Patient");
        var written = FhirExport.OfFacts(FhirImport.Read(File.ReadAllBytes(file)).Facts)["entry"]![0]!["resource"]!;

        Assert.Equal(
            source["identifier"]!.AsArray().Select(i => $"{i!["system"]} {i["value"]}"),
            written["identifier"]!.AsArray().Select(i => $"{i!["system"]} {i["value"]}"));
        Assert.Equal(source["name"]!.ToJsonString(), written["name"]!.ToJsonString());
        Assert.Equal((string?)source["id"], (string?)written["id"]);
    }

    [Fact]
    public void Facts_of_any_kind_come_back_as_they_were()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var facts = new RandomFacts(seed).Next();

            var bundle = FhirExport.OfFacts(facts);
            var again = FhirImport.Read(FhirExport.Utf8(bundle));

            Assert.True(FactsText.Of(facts) == FactsText.Of(again.Facts),
                $"seed {seed}\n{FactsText.Of(facts)}\n{FactsText.Of(again.Facts)}");
            Assert.True(FhirRules.Check(bundle) is [], $"seed {seed}: {string.Join('\n', FhirRules.Check(bundle))}");
            Assert.Empty(again.Summary.UnknownCodes);
            Assert.Empty(again.Summary.LeftOut);
        }
    }

    [Fact]
    public void A_zero_is_written_as_a_zero_and_nothing_as_nothing()
    {
        var facts = new PatientFacts
        {
            Id = "p1",
            Results = [new() { Analyte = "platelets", Value = 0, Unit = "10*3/uL", Loinc = "777-3", Origin = default }],
            Sessions = [new() { Id = "s1", Passes = 0, Origin = default }],
        };

        var json = FhirExport.OfFacts(facts).ToJsonString();

        Assert.Contains("\"valueQuantity\":{\"value\":0,", json, StringComparison.Ordinal);
        Assert.Contains("\"valueInteger\":0", json, StringComparison.Ordinal);
        Assert.DoesNotContain("ozone-offered", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_facts_give_the_same_bytes_and_two_equal_results_two_names()
    {
        LabResult result = new() { Analyte = "platelets", Value = 200, Unit = "10*3/uL", Origin = default };
        PatientFacts facts = new() { Id = "p1", Results = [result, result] };

        var names = FhirExport.OfFacts(facts)["entry"]!.AsArray().Select(e => (string?)e!["fullUrl"]).ToArray();

        Assert.Equal(FhirExport.Utf8(FhirExport.OfFacts(facts)), FhirExport.Utf8(FhirExport.OfFacts(facts)));
        Assert.Equal(3, names.Distinct().Count());
    }
}
