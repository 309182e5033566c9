using Hormesis.Store.Fhir;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class SubjectTests
{
    const string Url = "urn:uuid:4db03e6a-a8d0-4691-b861-e685e90a5d77";

    [Theory]
    [InlineData("Patient/p1")]
    [InlineData("Patient/p1/_history/3")]
    [InlineData("urn:uuid:p1")]
    [InlineData(Url)]
    [InlineData("https://fhir.example.org/r4/Patient/p1")]
    [InlineData("https://fhir.example.org/r4/Patient/p1/_history/7")]
    public void A_reference_to_the_patient_makes_the_result_the_patients(string reference)
    {
        var import = ImportAbout($$"""{"reference":"{{reference}}"}""");

        Assert.Single(import.Facts.Results);
        Assert.Empty(import.Summary.AboutOthers);
        Assert.Empty(import.Summary.WithoutSubject);
    }

    [Theory]
    [InlineData("""{"reference":"Patient/p2"}""")]
    [InlineData("""{"reference":"Patient/p1x"}""")]
    [InlineData("""{"reference":"Patient/P1"}""")]
    [InlineData("""{"reference":"Group/p1"}""")]
    [InlineData("""{"reference":"p1"}""")]
    [InlineData("""{"reference":"#p1"}""")]
    [InlineData("""{"reference":"#Patient/p1"}""")]
    [InlineData("""{"reference":"#x/Patient/p1"}""")]
    [InlineData("""{"reference":""}""")]
    [InlineData("""{"reference":"urn:uuid:00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("""{"reference":"Patient?identifier=p1"}""")]
    [InlineData("""{"display":"Somebody"}""")]
    [InlineData("""{"identifier":{"system":"urn:x","value":"8"}}""")]
    public void A_result_about_somebody_else_is_never_used(string subject)
    {
        var import = ImportAbout(subject);

        Assert.Empty(import.Facts.Results);
        Assert.Equal(1, import.Summary.AboutOthers["Observation"]);
    }

    [Fact]
    public void The_patients_own_identifier_names_the_patient() =>
        Assert.Single(ImportAbout("""{"identifier":{"system":"urn:x","value":"7"}}""").Facts.Results);

    [Fact]
    public void A_result_that_names_nobody_is_the_patients_and_is_counted()
    {
        var import = Import(Observation("777-3", Value).Replace(AboutP1 + ",", "", StringComparison.Ordinal));

        Assert.Single(import.Facts.Results);
        Assert.Equal(1, import.Summary.WithoutSubject["Observation"]);
    }

    [Fact]
    public void A_result_whose_focus_is_another_is_never_used()
    {
        var import = Import(Observation("777-3", Value + ",\"focus\":[{\"reference\":\"Patient/fetus\"}]"));

        Assert.Empty(import.Facts.Results);
        Assert.Equal(1, import.Summary.AboutOthers["Observation"]);
    }

    [Fact]
    public void Every_kind_of_fact_about_another_is_left_out()
    {
        const string other = "{\"reference\":\"Patient/p2\"}";
        string[] types = ["Condition", "MedicationRequest", "MedicationStatement", "Procedure", "QuestionnaireResponse"];
        string[] resources = [.. types.Select(t => $$"""{"resourceType":"{{t}}","subject":{{other}}}""")];

        var import = Import([.. resources, $$"""{"resourceType":"AllergyIntolerance","patient":{{other}}}"""]);

        Assert.Equal(6, import.Summary.AboutOthers.Values.Sum());
        Assert.Empty(import.Facts.Diagnoses);
        Assert.Empty(import.Facts.Medications);
        Assert.Empty(import.Facts.Procedures);
        Assert.Empty(import.Facts.Histories);
        Assert.Empty(import.Facts.Allergies);
    }

    [Fact]
    public void What_is_about_another_is_not_read_for_errors() =>
        Assert.Empty(Import("""{"resourceType":"Condition","subject":{"reference":"Patient/p2"},"code":5}""").Facts.Diagnoses);

    [Fact]
    public void A_reference_that_is_no_text_is_refused() =>
        Assert.Equal(
            "entry[1].resource.subject.reference",
            RefusedWith("""{"resourceType":"Condition","subject":{"reference":5}}""").Place);

    const string Value = """
        "valueQuantity":{"value":250,"system":"http://unitsofmeasure.org","code":"10*3/uL"}
        """;

    static Import ImportAbout(string subject)
    {
        var patient = """{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:x","value":"7"},{}]}""";
        var result = $$"""{"resourceType":"Observation","status":"final","subject":{{subject}},"code":{{Loinc("777-3")}},{{Value}}}""";
        return Read($$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"{{Url}}","resource":{{patient}}},{"resource":{{result}}}]}
            """);
    }
}
