using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class QualitativeTests
{
    const string Hcg = "2118-8";
    const string Screen = "33287-4";
    const string Snomed = "http://snomed.info/sct";
    const string LoincUrl = "http://loinc.org";
    const string Interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    [Theory]
    [InlineData(Snomed, "10828004", Qualitative.Positive)]
    [InlineData(Snomed, "260373001", Qualitative.Positive)]
    [InlineData(Snomed, "260385009", Qualitative.Negative)]
    [InlineData(Snomed, "260415000", Qualitative.Negative)]
    [InlineData(Snomed, "17621005", Qualitative.Normal)]
    [InlineData(Snomed, "263654008", Qualitative.Abnormal)]
    [InlineData(LoincUrl, "LA6576-8", Qualitative.Positive)]
    [InlineData(LoincUrl, "LA6577-6", Qualitative.Negative)]
    public void A_coded_answer_is_a_finding(string system, string code, Qualitative expected) =>
        Assert.Equal(expected, Result(Hcg, $"\"valueCodeableConcept\":{Coded(system, code)}").Qualitative);

    [Theory]
    [InlineData("Not detected", Qualitative.Negative)]
    [InlineData("NEGATIVE", Qualitative.Negative)]
    [InlineData("positive.", Qualitative.Positive)]
    [InlineData("Detected (qualifier value)", Qualitative.Positive)]
    [InlineData("G6PD deficient", Qualitative.Deficient)]
    [InlineData("severe deficiency", Qualitative.Deficient)]
    [InlineData("Intermediate", Qualitative.Intermediate)]
    [InlineData("Variable", Qualitative.Intermediate)]
    [InlineData("within normal limits", Qualitative.Normal)]
    [InlineData("Abnormal", Qualitative.Abnormal)]
    [InlineData("low", Qualitative.Low)]
    [InlineData("high", Qualitative.High)]
    public void Words_are_a_finding(string words, Qualitative expected)
    {
        Assert.Equal(expected, Result(Hcg, $"\"valueString\":\"{words}\"").Qualitative);
        Assert.Equal(expected, Result(Hcg, $$""" "valueCodeableConcept":{"text":"{{words}}"} """).Qualitative);
        Assert.Equal(expected, Result(Hcg, $$""" "valueCodeableConcept":{"coding":[{"display":"{{words}}","code":"x"}]} """).Qualitative);
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
    [InlineData("true", Qualitative.Positive)]
    [InlineData("false", Qualitative.Negative)]
    public void Yes_is_positive_and_no_negative(string value, Qualitative expected) =>
        Assert.Equal(expected, Result(Hcg, $"\"valueBoolean\":{value}").Qualitative);

    [Theory]
    [InlineData("N", Qualitative.Normal)]
    [InlineData("L", Qualitative.Low)]
    [InlineData("LL", Qualitative.Low)]
    [InlineData("<", Qualitative.Low)]
    [InlineData("H", Qualitative.High)]
    [InlineData("HH", Qualitative.High)]
    [InlineData(">", Qualitative.High)]
    [InlineData("A", Qualitative.Abnormal)]
    [InlineData("AA", Qualitative.Abnormal)]
    public void A_flag_of_a_number_is_its_interpretation_and_its_finding(string code, Qualitative expected)
    {
        var result = Result(Hcg, $"\"valueQuantity\":{Quantity("5", "m[IU]/mL")},\"interpretation\":[{Coded(Interpretation, code)}]");

        Assert.Equal((5, expected, expected), (result.Value, result.Interpretation, result.Qualitative));
    }

    [Theory]
    [InlineData("POS", Qualitative.Positive)]
    [InlineData("NEG", Qualitative.Negative)]
    [InlineData("ND", Qualitative.Negative)]
    public void A_presence_is_a_finding_with_or_without_a_number(string code, Qualitative expected)
    {
        var interpretation = $"\"interpretation\":[{Coded(Interpretation, code)}]";

        var bare = Result(Hcg, interpretation);
        var number = Result(Hcg, $"\"valueQuantity\":{Quantity("5", "m[IU]/mL")},{interpretation}");

        Assert.Equal((null, expected, Qualitative.None), (bare.Value, bare.Qualitative, bare.Interpretation));
        Assert.Equal((5, expected, Qualitative.None), (number.Value, number.Qualitative, number.Interpretation));
    }

    [Fact]
    public void The_words_of_a_value_go_before_the_flag()
    {
        var result = Result(Hcg, $"\"valueString\":\"Negative\",\"interpretation\":[{Coded(Interpretation, "A")}]");

        Assert.Equal((Qualitative.Negative, Qualitative.Abnormal), (result.Qualitative, result.Interpretation));
    }

    [Theory]
    [InlineData("H", "A", Qualitative.High)]
    [InlineData("N", "A", Qualitative.None)]
    [InlineData("L", "H", Qualitative.None)]
    [InlineData("N", "H", Qualitative.None)]
    public void Several_flags_count_when_they_agree(string one, string other, Qualitative expected) =>
        Assert.Equal(expected, Result(Hcg, $$"""
            "valueQuantity":{{Quantity("5", "m[IU]/mL")}},"interpretation":[{{Coded(Interpretation, one)}},{{Coded(Interpretation, other)}}]
            """).Interpretation);

    [Fact]
    public void A_flag_of_another_terminology_says_nothing() =>
        Assert.Equal(Qualitative.None, Result(Hcg, $$"""
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
        Assert.Equal(Qualitative.None, Result(Screen, member).Qualitative);

    [Theory]
    [InlineData("normal", Qualitative.Normal)]
    [InlineData("deficient", Qualitative.Deficient)]
    public void A_g6pd_screen_in_clear_words_is_a_finding(string words, Qualitative expected) =>
        Assert.Equal(expected, Result(Screen, $"\"valueString\":\"{words}\"").Qualitative);
}
