using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class FindingTests
{
    const string Hcg = "2118-8";
    const string Screen = "33287-4";
    const string Snomed = "http://snomed.info/sct";
    const string LoincUrl = "http://loinc.org";
    const string Interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    [Theory]
    [InlineData(Snomed, "10828004", Finding.Positive)]
    [InlineData(Snomed, "260373001", Finding.Positive)]
    [InlineData(Snomed, "260385009", Finding.Negative)]
    [InlineData(Snomed, "260415000", Finding.Negative)]
    [InlineData(Snomed, "17621005", Finding.Normal)]
    [InlineData(Snomed, "263654008", Finding.Abnormal)]
    [InlineData(LoincUrl, "LA6576-8", Finding.Positive)]
    [InlineData(LoincUrl, "LA6577-6", Finding.Negative)]
    public void A_coded_answer_is_a_finding(string system, string code, Finding expected) =>
        Assert.Equal(expected, Result(Hcg, $"\"valueCodeableConcept\":{Coded(system, code)}").Finding);

    [Theory]
    [InlineData("Not detected", Finding.Negative)]
    [InlineData("NEGATIVE", Finding.Negative)]
    [InlineData("positive.", Finding.Positive)]
    [InlineData("Detected (qualifier value)", Finding.Positive)]
    [InlineData("G6PD deficient", Finding.Deficient)]
    [InlineData("severe deficiency", Finding.Deficient)]
    [InlineData("Intermediate", Finding.Intermediate)]
    [InlineData("Variable", Finding.Intermediate)]
    [InlineData("within normal limits", Finding.Normal)]
    [InlineData("Abnormal", Finding.Abnormal)]
    [InlineData("low", Finding.Low)]
    [InlineData("high", Finding.High)]
    public void Words_are_a_finding(string words, Finding expected)
    {
        Assert.Equal(expected, Result(Hcg, $"\"valueString\":\"{words}\"").Finding);
        Assert.Equal(expected, Result(Hcg, $$""" "valueCodeableConcept":{"text":"{{words}}"} """).Finding);
        Assert.Equal(expected, Result(Hcg, $$""" "valueCodeableConcept":{"coding":[{"display":"{{words}}","code":"x"}]} """).Finding);
    }

    [Theory]
    [InlineData("not positive")]
    [InlineData("no deficiency")]
    [InlineData("No hCG detected")]
    [InlineData("negative, not normal")]
    [InlineData("previously positive, now negative")]
    [InlineData("non-deficient")]
    [InlineData("positive? not")]
    [InlineData("abnormally shaped")]
    [InlineData("highly")]
    [InlineData("250")]
    [InlineData("")]
    public void Words_that_are_negated_or_contradict_are_left_out(string words) =>
        Assert.Equal(1, Import(Observation(Hcg, $"\"valueString\":\"{words}\"")).Summary.LeftOut["Observation: the value is not readable"]);

    [Fact]
    public void A_code_and_words_that_disagree_are_left_out() =>
        Assert.Empty(Import(Observation(Hcg, $$"""
            "valueCodeableConcept":{"coding":[{"system":"{{Snomed}}","code":"260385009"}],"text":"Positive"}
            """)).Facts.Results);

    [Theory]
    [InlineData("true", Finding.Positive)]
    [InlineData("false", Finding.Negative)]
    public void Yes_is_positive_and_no_negative(string value, Finding expected) =>
        Assert.Equal(expected, Result(Hcg, $"\"valueBoolean\":{value}").Finding);

    [Theory]
    [InlineData("N", Finding.Normal)]
    [InlineData("L", Finding.Low)]
    [InlineData("LL", Finding.Low)]
    [InlineData("<", Finding.Low)]
    [InlineData("H", Finding.High)]
    [InlineData("HH", Finding.High)]
    [InlineData(">", Finding.High)]
    [InlineData("A", Finding.Abnormal)]
    [InlineData("AA", Finding.Abnormal)]
    public void A_flag_of_a_number_is_its_interpretation_and_its_finding(string code, Finding expected)
    {
        var result = Result(Hcg, $"\"valueQuantity\":{Quantity("5", "m[IU]/mL")},\"interpretation\":[{Coded(Interpretation, code)}]");

        Assert.Equal((5, expected, expected), (result.Value, result.Interpretation, result.Finding));
    }

    [Theory]
    [InlineData("POS", Finding.Positive)]
    [InlineData("NEG", Finding.Negative)]
    [InlineData("ND", Finding.Negative)]
    public void A_presence_is_a_finding_with_or_without_a_number(string code, Finding expected)
    {
        var interpretation = $"\"interpretation\":[{Coded(Interpretation, code)}]";

        var bare = Result(Hcg, interpretation);
        var number = Result(Hcg, $"\"valueQuantity\":{Quantity("5", "m[IU]/mL")},{interpretation}");

        Assert.Equal((null, expected, Finding.None), (bare.Value, bare.Finding, bare.Interpretation));
        Assert.Equal((5, expected, Finding.None), (number.Value, number.Finding, number.Interpretation));
    }

    [Fact]
    public void The_words_of_a_value_go_before_the_flag()
    {
        var result = Result(Hcg, $"\"valueString\":\"Negative\",\"interpretation\":[{Coded(Interpretation, "A")}]");

        Assert.Equal((Finding.Negative, Finding.Abnormal), (result.Finding, result.Interpretation));
    }

    [Theory]
    [InlineData("H", "A", Finding.High)]
    [InlineData("N", "A", Finding.None)]
    [InlineData("L", "H", Finding.None)]
    [InlineData("N", "H", Finding.None)]
    public void Several_flags_count_when_they_agree(string one, string other, Finding expected) =>
        Assert.Equal(expected, Result(Hcg, $$"""
            "valueQuantity":{{Quantity("5", "m[IU]/mL")}},"interpretation":[{{Coded(Interpretation, one)}},{{Coded(Interpretation, other)}}]
            """).Interpretation);

    [Fact]
    public void A_flag_of_another_terminology_says_nothing() =>
        Assert.Equal(Finding.None, Result(Hcg, $$"""
            "valueQuantity":{{Quantity("5", "m[IU]/mL")}},"interpretation":[{{Coded("urn:local", "H")}}]
            """).Interpretation);

    [Theory]
    [InlineData("\"valueString\":\"positive\"")]
    [InlineData("\"valueString\":\"present\"")]
    [InlineData("\"valueString\":\"detected\"")]
    [InlineData("\"valueString\":\"negative\"")]
    [InlineData("\"valueBoolean\":true")]
    [InlineData("\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"260373001\"}]}")]
    [InlineData("\"interpretation\":[{\"coding\":[{\"code\":\"POS\"}]}]")]
    public void A_g6pd_screen_that_found_something_says_nothing_and_is_kept(string member) =>
        Assert.Equal(Finding.None, Result(Screen, member).Finding);

    [Theory]
    [InlineData("normal", Finding.Normal)]
    [InlineData("deficient", Finding.Deficient)]
    public void A_g6pd_screen_in_clear_words_is_a_finding(string words, Finding expected) =>
        Assert.Equal(expected, Result(Screen, $"\"valueString\":\"{words}\"").Finding);
}
