using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class FactTests
{
    const string Epilepsy = """
        "code":{"coding":[{"system":"http://snomed.info/sct","code":"84757009","display":"Epilepsy"}],"text":"fits"}
        """;

    [Fact]
    public void A_condition_is_a_diagnosis_with_codes_words_dates_and_place()
    {
        var diagnosis = Assert.Single(Import(Resource("Condition", Epilepsy + """
            ,"onsetDateTime":"2001","abatementDateTime":"2010-05","recordedDate":"2001-03-02"
            """)).Facts.Diagnoses);

        Assert.Equal([new Code(Code.Snomed, "84757009", "Epilepsy")], diagnosis.Codes);
        Assert.Equal("fits", diagnosis.Text);
        Assert.Equal(Days("2001-01-01", "2001-12-31"), diagnosis.Onset);
        Assert.Equal(Days("2010-05-01", "2010-05-31"), diagnosis.Abated);
        Assert.Equal(Days("2001-03-02", "2001-03-02"), diagnosis.Recorded);
        Assert.Equal("entry[1].resource", diagnosis.Origin.Place);
    }

    [Theory]
    [InlineData("active", ClinicalCourse.Active)]
    [InlineData("recurrence", ClinicalCourse.Active)]
    [InlineData("relapse", ClinicalCourse.Active)]
    [InlineData("inactive", ClinicalCourse.Inactive)]
    [InlineData("remission", ClinicalCourse.Remission)]
    [InlineData("resolved", ClinicalCourse.Resolved)]
    [InlineData("gone", ClinicalCourse.Unknown)]
    public void The_clinical_status_is_the_course(string status, ClinicalCourse expected) =>
        Assert.Equal(expected, CourseOf($$"""
            "clinicalStatus":{{Coded("http://terminology.hl7.org/CodeSystem/condition-clinical", status)}}
            """));

    [Theory]
    [InlineData("\"abatementDateTime\":\"2010\"", ClinicalCourse.Resolved)]
    [InlineData("\"abatementString\":\"long ago\"", ClinicalCourse.Resolved)]
    [InlineData("\"clinicalStatus\":{\"coding\":[{\"code\":\"active\"}]},\"abatementDateTime\":\"2010\"", ClinicalCourse.Active)]
    [InlineData("\"clinicalStatus\":{\"coding\":[{\"code\":\"odd\"}]},\"abatementDateTime\":\"2010\"", ClinicalCourse.Unknown)]
    [InlineData("\"onsetString\":\"as a child\"", ClinicalCourse.Unknown)]
    public void Without_a_status_what_has_abated_is_resolved(string members, ClinicalCourse expected) =>
        Assert.Equal(expected, CourseOf(members));

    [Theory]
    [InlineData("Condition")]
    [InlineData("AllergyIntolerance")]
    public void What_was_refuted_or_entered_in_error_is_no_fact(string type)
    {
        string With(string status) => Resource(type, $"{Epilepsy},\"verificationStatus\":{Coded("urn:x", status)}");

        var import = Import(With("refuted"), With("entered-in-error"), With("unconfirmed"), With("confirmed"));

        Assert.Equal(2, import.Facts.Diagnoses.Count + import.Facts.Allergies.Count);
        Assert.Equal(1, import.Summary.LeftOut[$"{type}: refuted"]);
        Assert.Equal(1, import.Summary.LeftOut[$"{type}: entered-in-error"]);
    }

    [Fact]
    public void A_fact_in_words_only_is_kept_and_counted()
    {
        const string words = "\"code\":{\"text\":\"in words\"}";
        var import = Import(
            Resource("Condition", words),
            Resource("Procedure", words + ",\"status\":\"completed\""),
            Resource("AllergyIntolerance", words),
            Resource("MedicationRequest", "\"medicationCodeableConcept\":{\"text\":\"in words\"}"));

        Assert.Equal("in words", Assert.Single(import.Facts.Diagnoses).Text);
        Assert.Equal("in words", Assert.Single(import.Facts.Procedures).Text);
        Assert.Equal("in words", Assert.Single(import.Facts.Allergies).Text);
        Assert.Equal("in words", Assert.Single(import.Facts.Medications).Text);
        Assert.Equal(["AllergyIntolerance", "Condition", "MedicationRequest", "Procedure"], import.Summary.WithoutCode.Keys);
    }

    [Fact]
    public void An_allergy_names_every_substance_once()
    {
        var one = Coded(Code.Snomed, "1");

        var allergy = Assert.Single(Import($$$"""
            {"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"recordedDate":"2020",
             "code":{{{one}}},"clinicalStatus":{{{Coded("urn:x", "resolved")}}},
             "reaction":[{"substance":{"coding":[{"system":"urn:x","code":"2"}],"text":"heparin"}},{"substance":{{{one}}} }]}
            """).Facts.Allergies);

        Assert.Equal(["1", "2"], allergy.Codes.Select(c => c.Value));
        Assert.Equal("heparin", allergy.Text);
        Assert.True(allergy.IsResolved);
        Assert.Equal(Days("2020-01-01", "2020-12-31"), allergy.Recorded);
    }

    [Theory]
    [InlineData("\"status\":\"completed\"", true)]
    [InlineData("\"status\":\"in-progress\"", true)]
    [InlineData("\"status\":\"not-done\"", false)]
    [InlineData("\"status\":\"preparation\"", false)]
    [InlineData("\"status\":\"entered-in-error\"", false)]
    [InlineData("\"status\":\"on-hold\"", false)]
    [InlineData("\"status\":\"stopped\"", true)] // in part
    [InlineData("\"status\":\"unknown\"", true)] // it may have been
    [InlineData("\"id\":\"x\"", true)]
    public void A_procedure_counts_unless_it_was_surely_not_done(string status, bool isKept)
    {
        var import = Import(Resource("Procedure", $$"""
            {{status}},{{Epilepsy}},"performedPeriod":{"start":"2021-05-01","end":"2021-05-02"}
            """));

        Assert.Equal(isKept ? 1 : 0, import.Facts.Procedures.Count);
        Assert.Equal(isKept ? 0 : 1, import.Summary.LeftOut.Values.Sum());
        Assert.All(import.Facts.Procedures, p => Assert.Equal(Days("2021-05-01", "2021-05-02"), p.Done));
    }

    [Theory]
    [InlineData("Condition", "\"code\":[]", "code")]
    [InlineData("Condition", "\"recordedDate\":\"x\"", "recordedDate")]
    [InlineData("Condition", "\"onsetPeriod\":\"x\"", "onsetPeriod")]
    [InlineData("Procedure", "\"status\":\"done\"", "status")]
    [InlineData("MedicationRequest", "\"status\":\"given\"", "status")]
    [InlineData("MedicationRequest", "\"doNotPerform\":\"true\"", "doNotPerform")]
    [InlineData("AllergyIntolerance", "\"reaction\":{}", "reaction")]
    [InlineData("QuestionnaireResponse", "\"status\":\"done\"", "status")]
    public void A_wrong_member_is_refused_at_its_place(string type, string members, string place) =>
        Assert.Equal($"entry[1].resource.{place}", RefusedWith(Resource(type, members)).Place);

    [Fact]
    public void Types_that_are_not_read_and_references_that_lead_nowhere_are_counted()
    {
        var import = Import(
            Resource("Encounter", "\"participant\":[{\"individual\":{\"reference\":\"Practitioner/d1\"}}]"),
            Resource("Basic", """
                "contained":[{"id":"c"}],"a":{"reference":"#c"},"b":{"reference":"#d"},"c":{"reference":"#"}
                """),
            Resource("Basic", "\"reference\":5,\"a\":{\"reference\":{}}"));

        Assert.Equal(["Basic", "Encounter"], import.Summary.NotRead.Keys);
        Assert.Equal([2, 1], import.Summary.NotRead.Values);
        Assert.Equal(["Basic.b", "Encounter.individual"], import.Summary.DanglingReferences.Keys);
        Assert.Equal(1, import.Summary.Read["Patient"]);
    }

    static ClinicalCourse CourseOf(string members) =>
        Assert.Single(Import(Resource("Condition", $"{Epilepsy},{members}")).Facts.Diagnoses).Course;
}
