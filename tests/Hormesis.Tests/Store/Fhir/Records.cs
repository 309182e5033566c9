using System.Text;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Store.Fhir;

namespace Hormesis.Tests.Store.Fhir;

/// <summary>Small records in JSON. The patient p1 is entry[0] of a bundle, so that the first resource of a test is entry[1].</summary>
static class Records
{
    public const string Patient = """{"resourceType":"Patient","id":"p1"}""";
    public const string AboutP1 = "\"subject\":{\"reference\":\"Patient/p1\"}";

    public static Import Read(string json) => FhirImport.Read(Encoding.UTF8.GetBytes(json));

    public static Import Import(params string[] resources) => Read(Bundle([Patient, .. resources]));

    public static InputException Refused(string json) => Assert.Throws<InputException>(() => Read(json));

    public static InputException RefusedWith(params string[] resources) => Refused(Bundle([Patient, .. resources]));

    public static string Bundle(params string[] resources) => BundleOf("collection", resources);

    public static string BundleOf(string type, params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', resources.Select(r => $"{{\"resource\":{r}}}"))}}]}""";

    /// <summary>An Observation of p1; <paramref name="members"/> are its members after status, subject and code.</summary>
    public static string Observation(string loinc, string members, string status = "final") =>
        $$"""{"resourceType":"Observation","status":"{{status}}",{{AboutP1}},"code":{{Loinc(loinc)}}{{Rest(members)}}}""";

    public static string Loinc(string code) => $$"""{"coding":[{"system":"http://loinc.org","code":"{{code}}"}]}""";

    public static string Quantity(string value, string ucum) =>
        $$"""{"value":{{value}},"unit":"{{ucum}}","system":"http://unitsofmeasure.org","code":"{{ucum}}"}""";

    public static string Coded(string system, string code) => $$"""{"coding":[{"system":"{{system}}","code":"{{code}}"}]}""";

    /// <summary>A resource of p1 with the members given.</summary>
    public static string Resource(string type, string members) => $$"""{"resourceType":"{{type}}",{{AboutP1}}{{Rest(members)}}}""";

    public static LabResult Result(string loinc, string members) => Assert.Single(Import(Observation(loinc, members)).Facts.Results);

    /// <summary>The one result of a number in a UCUM unit.</summary>
    public static LabResult Number(string loinc, string value, string ucum) => Result(loinc, $"\"valueQuantity\":{Quantity(value, ucum)}");

    /// <summary>The one result of a number with a unit in words and no system.</summary>
    public static LabResult NumberInWords(string loinc, string value, string unit) =>
        Result(loinc, $$"""
            "valueQuantity":{"value":{{value}},"unit":"{{unit}}"}
            """);

    public static FactDate Days(string from, string to) => new(DateOnly.Parse(from), DateOnly.Parse(to));

    static string Rest(string members) => members.Length > 0 ? "," + members : "";
}
