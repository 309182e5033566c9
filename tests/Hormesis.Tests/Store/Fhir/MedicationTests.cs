using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class MedicationTests
{
    const string Warfarin = """
        "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"11289"}]}
        """;

    [Theory]
    [InlineData("MedicationRequest", "active", MedicationUse.Active)]
    [InlineData("MedicationRequest", "on-hold", MedicationUse.OnHold)]
    [InlineData("MedicationRequest", "completed", MedicationUse.Ended)]
    [InlineData("MedicationRequest", "stopped", MedicationUse.Ended)]
    [InlineData("MedicationRequest", "cancelled", MedicationUse.Ended)]
    [InlineData("MedicationRequest", "draft", MedicationUse.Unknown)]
    [InlineData("MedicationRequest", "unknown", MedicationUse.Unknown)]
    [InlineData("MedicationStatement", "active", MedicationUse.Active)]
    [InlineData("MedicationStatement", "intended", MedicationUse.Unknown)]
    [InlineData("MedicationStatement", "not-taken", MedicationUse.Ended)]
    [InlineData("MedicationStatement", "stopped", MedicationUse.Ended)]
    public void The_status_of_an_order_is_the_use_of_the_medicine(string type, string status, MedicationUse expected) =>
        Assert.Equal(expected, Assert.Single(Import(Resource(type, $"\"status\":\"{status}\",{Warfarin}")).Facts.Medications).Use);

    [Fact]
    public void A_medicine_without_a_status_may_be_in_use() =>
        Assert.Equal(MedicationUse.Unknown, Assert.Single(Import(Resource("MedicationRequest", Warfarin)).Facts.Medications).Use);

    [Theory]
    [InlineData("MedicationRequest", "\"status\":\"entered-in-error\"", "MedicationRequest: entered-in-error")]
    [InlineData("MedicationRequest", "\"status\":\"active\",\"doNotPerform\":true", "MedicationRequest: an order not to give it")]
    [InlineData("MedicationStatement", "\"status\":\"entered-in-error\"", "MedicationStatement: entered-in-error")]
    public void An_order_that_is_none_is_left_out_and_counted(string type, string members, string reason)
    {
        var import = Import(Resource(type, $"{members},{Warfarin}"));

        Assert.Empty(import.Facts.Medications);
        Assert.Equal(1, import.Summary.LeftOut[reason]);
    }

    [Theory]
    [InlineData("MedicationRequest", "\"authoredOn\":\"2021-05-01\"")]
    [InlineData("MedicationStatement", "\"effectiveDateTime\":\"2021-05-01\",\"dateAsserted\":\"2021-06-01\"")]
    [InlineData("MedicationStatement", "\"dateAsserted\":\"2021-05-01\"")]
    public void A_medicine_has_the_date_of_its_order(string type, string members) =>
        Assert.Equal(
            Days("2021-05-01", "2021-05-01"),
            Assert.Single(Import(Resource(type, $"{members},{Warfarin}")).Facts.Medications).Ordered);

    [Theory]
    [InlineData("Medication/m1")]
    [InlineData("https://example.org/Medication/m1/_history/2")]
    [InlineData("#c1")]
    public void A_referenced_medicine_is_looked_up(string reference)
    {
        var drug = $$"""{"resourceType":"Medication","id":"m1","code":{{Coded(Code.RxNorm, "11289")}}}""";
        var contained = drug.Replace("m1", "c1", StringComparison.Ordinal);

        var import = Import(drug, Resource("MedicationRequest", $$"""
            "contained":[{{contained}}],"medicationReference":{"reference":"{{reference}}"}
            """));

        Assert.Equal("11289", Assert.Single(Assert.Single(import.Facts.Medications).Codes).Value);
        Assert.Empty(import.Summary.DanglingReferences);
    }

    [Fact]
    public void A_medicine_that_is_not_there_keeps_its_display_and_is_counted()
    {
        var import = Import(Resource("MedicationRequest", """
            "medicationReference":{"reference":"Medication/m9","display":"Warfarin"}
            """));

        Assert.Equal("Warfarin", Assert.Single(import.Facts.Medications).Text);
        Assert.Equal(1, import.Summary.WithoutCode["MedicationRequest"]);
        Assert.Equal(1, import.Summary.DanglingReferences["MedicationRequest.medicationReference"]);
    }
}
