using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class ObservationTests
{
    static readonly string Platelets = $"\"valueQuantity\":{Quantity("250", "10*3/uL")}";

    [Fact]
    public void A_result_carries_its_analyte_number_unit_date_and_place()
    {
        var result = Result("777-3", Platelets + ",\"effectiveDateTime\":\"2021-06-15\"");

        Assert.Equal("platelets", result.Analyte);
        Assert.Equal((250, "10*3/uL", Bound.Exact), (result.Value, result.Unit, result.Bound));
        Assert.Equal(Days("2021-06-15", "2021-06-15"), result.Taken);
        Assert.Equal("entry[1].resource", result.Origin.Place);
    }

    [Theory]
    [InlineData("final")]
    [InlineData("amended")]
    [InlineData("corrected")]
    public void A_valid_result_is_kept(string status) =>
        Assert.Single(Import(Observation("777-3", Platelets, status)).Facts.Results);

    [Theory]
    [InlineData("preliminary")]
    [InlineData("registered")]
    [InlineData("cancelled")]
    [InlineData("entered-in-error")]
    [InlineData("unknown")]
    public void A_result_that_is_not_valid_is_left_out_and_counted(string status)
    {
        var import = Import(Observation("777-3", Platelets, status));

        Assert.Empty(import.Facts.Results);
        Assert.Equal(1, import.Summary.LeftOut[$"Observation: status {status}"]);
    }

    [Fact]
    public void A_result_without_a_status_is_left_out_and_counted()
    {
        var import = Import(Observation("777-3", Platelets).Replace("\"status\":\"final\",", "", StringComparison.Ordinal));

        Assert.Empty(import.Facts.Results);
        Assert.Equal(1, import.Summary.LeftOut["Observation: no status"]);
    }

    [Theory]
    [InlineData("\"finished\"")]
    [InlineData("5")]
    [InlineData("[\"final\"]")]
    [InlineData("null")]
    public void A_status_that_is_none_is_refused(string status)
    {
        var refusal = RefusedWith(Observation("777-3", Platelets).Replace("\"final\"", status, StringComparison.Ordinal));

        Assert.Equal("entry[1].resource.status", refusal.Place);
    }

    [Theory]
    [InlineData("<", Bound.Below)]
    [InlineData("<=", Bound.AtMost)]
    [InlineData(">", Bound.Above)]
    [InlineData(">=", Bound.AtLeast)]
    [InlineData("ad", Bound.Exact)]
    public void A_comparator_makes_the_number_a_bound(string comparator, Bound expected)
    {
        var quantity = Quantity("0.01", "m[IU]/L").Replace("{", $"{{\"comparator\":\"{comparator}\",", StringComparison.Ordinal);

        var result = Result("3016-3", $"\"valueQuantity\":{quantity}");

        Assert.Equal((0.01, expected), (result.Value, result.Bound));
    }

    [Fact]
    public void An_unknown_comparator_is_refused() =>
        Assert.Equal(
            "entry[1].resource.valueQuantity.comparator",
            RefusedWith(Observation("777-3", """ "valueQuantity":{"value":1,"comparator":"~"} """)).Place);

    [Fact]
    public void A_result_without_a_date_is_kept() => Assert.Null(Result("777-3", Platelets).Taken);

    [Fact]
    public void Two_identical_results_are_kept_as_they_are() =>
        Assert.Equal(2, Import(Observation("777-3", Platelets), Observation("777-3", Platelets)).Facts.Results.Count);

    [Theory]
    [InlineData("urn:oid:2.16.840.1.113883.6.1")]
    [InlineData("http://loinc.org")]
    public void Loinc_may_be_named_by_its_url_or_its_oid(string system) =>
        Assert.Equal("platelets", Assert.Single(Import(Observation("777-3", Platelets)
            .Replace("http://loinc.org", system, StringComparison.Ordinal)).Facts.Results).Analyte);

    [Theory]
    [InlineData("http://snomed.info/sct", "http://snomed.info/sct|777-3")]
    [InlineData("urn:oid:2.16.840.1.113883.6.96", "urn:oid:2.16.840.1.113883.6.96|777-3")]
    public void A_loinc_code_in_another_system_is_an_unknown_code(string system, string key)
    {
        var import = Import(Observation("777-3", Platelets).Replace("http://loinc.org", system, StringComparison.Ordinal));

        Assert.Empty(import.Facts.Results);
        Assert.Equal(1, import.Summary.UnknownCodes[key]);
    }

    [Fact]
    public void Unknown_codes_and_observations_without_a_code_are_counted()
    {
        var import = Import(Observation("9999-9", Platelets), Observation("9999-9", ""), Resource("Observation", "\"status\":\"final\""));

        Assert.Equal(2, import.Summary.UnknownCodes["http://loinc.org|9999-9"]);
        Assert.Equal(1, import.Summary.WithoutCode["Observation"]);
    }

    [Fact]
    public void Two_codes_of_one_analyte_are_one_result_and_of_two_analytes_an_error()
    {
        static string With(string second) => Observation("777-3", Platelets).Replace(
            "\"777-3\"}", $"\"777-3\"}},{{\"system\":\"http://loinc.org\",\"code\":\"{second}\"}}", StringComparison.Ordinal);

        Assert.Equal("platelets", Assert.Single(Import(With("26515-7")).Facts.Results).Analyte);
        Assert.Contains("haemoglobin", RefusedWith(With("718-7")).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_is_a_result_with_the_date_of_the_whole()
    {
        var import = Import(Observation("85354-9", $$"""
            "effectiveDateTime":"2021-06-15","component":[
              {"code":{{Loinc("8462-4")}},"valueQuantity":{{Quantity("80", "mm[Hg]")}}},
              {"code":{{Loinc("8480-6")}},"valueQuantity":{{Quantity("130", "mm[Hg]")}}}]
            """));

        var systolic = Assert.Single(import.Facts.Results);
        Assert.Equal(("systolic", 130), (systolic.Analyte, systolic.Value));
        Assert.Equal("entry[1].resource.component[1]", systolic.Origin.Place);
        Assert.Equal(Days("2021-06-15", "2021-06-15"), systolic.Taken);
        Assert.Equal(["http://loinc.org|8462-4", "http://loinc.org|85354-9"], import.Summary.UnknownCodes.Keys);
    }

    [Theory]
    [InlineData("", "no value")]
    [InlineData("\"valueQuantity\":{}", "no value")]
    [InlineData("\"valueString\":\"250\"", "the value is not readable")]
    [InlineData("\"valueString\":\"see comment\"", "the value is not readable")]
    [InlineData("\"valueRange\":{\"low\":{\"value\":1}}", "the value is not readable")]
    [InlineData("\"valueCodeableConcept\":{\"text\":\"clumped\"}", "the value is not readable")]
    [InlineData("\"dataAbsentReason\":{\"text\":\"clotted\"}", "the data are absent")]
    public void A_result_that_cannot_be_read_is_left_out_and_counted(string member, string reason)
    {
        var import = Import(Observation("777-3", member));

        Assert.Empty(import.Facts.Results);
        Assert.Equal(1, import.Summary.LeftOut[$"Observation: {reason}"]);
    }

    [Theory]
    [InlineData("\"valueQuantity\":{\"value\":\"250\"}", "valueQuantity.value")]
    [InlineData("\"valueQuantity\":250", "valueQuantity")]
    [InlineData("\"valueQuantity\":{\"value\":1e400}", "valueQuantity.value")]
    [InlineData("\"valueQuantity\":{\"value\":-1e400}", "valueQuantity.value")]
    [InlineData("\"valueInteger\":1e999", "valueInteger")]
    [InlineData("\"valueQuantity\":{\"value\":1,\"unit\":5}", "valueQuantity.unit")]
    [InlineData("\"valueString\":5", "valueString")]
    [InlineData("\"valueBoolean\":\"true\"", "valueBoolean")]
    [InlineData("\"valueCodeableConcept\":{\"coding\":{}}", "valueCodeableConcept.coding")]
    [InlineData("\"valueCodeableConcept\":{\"coding\":[5]}", "valueCodeableConcept.coding[0]")]
    [InlineData("\"component\":{}", "component")]
    [InlineData("\"component\":[{\"valueQuantity\":{\"value\":1e400}}]", "component[0].valueQuantity.value")]
    [InlineData("\"referenceRange\":[{\"high\":{\"value\":1e400}}]", "referenceRange[0].high.value")]
    [InlineData("\"interpretation\":[{\"coding\":[{\"code\":7}]}]", "interpretation[0].coding[0].code")]
    public void A_wrong_type_or_an_overflow_is_refused_at_its_place_whatever_the_code_means(string member, string place)
    {
        foreach (var code in (string[])["777-3", "9999-9"])
            Assert.Equal($"entry[1].resource.{place}", RefusedWith(Observation(code, member)).Place);
    }

    [Fact]
    public void Two_values_are_refused() =>
        Assert.Contains("only one", RefusedWith(Observation("777-3", """
            "valueString":"x","valueInteger":1
            """)).Wrong, StringComparison.Ordinal);

    [Theory]
    [InlineData("""[{"high":{"value":400,"unit":"K/uL"}}]""", 400.0)]
    [InlineData("""[{"high":{"value":400000,"system":"http://unitsofmeasure.org","code":"/uL"}}]""", 400.0)]
    [InlineData("""[{"type":{"coding":[{"code":"pre"}]},"high":{"value":9,"unit":"K/uL"}},{"high":{"value":400,"unit":"K/uL"}}]""", 400.0)]
    [InlineData("""[{"type":{"coding":[{"code":"normal"}]},"high":{"value":400,"unit":"K/uL"}}]""", 400.0)]
    [InlineData("""[{"low":{"value":150,"unit":"K/uL"}},{"high":{"value":400,"unit":"K/uL"}}]""", null)]
    [InlineData("""[{"high":{"value":400}}]""", null)]
    [InlineData("""[{"high":{"value":400,"unit":"g/L"}}]""", null)]
    [InlineData("[]", null)]
    public void The_upper_reference_limit_comes_in_the_unit_of_the_result(string ranges, double? expected) =>
        Assert.Equal(expected, Result("777-3", $"{Platelets},\"referenceRange\":{ranges}").ReferenceHigh);
}
