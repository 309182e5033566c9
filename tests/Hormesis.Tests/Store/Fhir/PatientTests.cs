using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class PatientTests
{
    [Theory]
    [InlineData("""[{"use":"maiden","text":"Old"},{"use":"usual"},{"use":"official","given":["A","B."],"family":"C"}]""", "A B. C")]
    [InlineData("""[{"use":"nickname","family":"Nick"},{"given":["Ann"],"family":"Plain"}]""", "Ann Plain")]
    [InlineData("""[{"use":"old","text":"First"},{"use":"temp","text":"Second"}]""", "First")]
    [InlineData("""[{"text":"Ann Text"}]""", "Ann Text")]
    [InlineData("""[{"given":[null,"Ann"],"_given":[{"id":"x"},null]}]""", "Ann")]
    [InlineData("[]", "")]
    public void The_official_name_goes_before_the_usual_one_and_others(string names, string expected) =>
        Assert.Equal(expected, Read($$"""{"resourceType":"Patient","name":{{names}}}""").Facts.Name);

    [Theory]
    [InlineData("male", Sex.Male)]
    [InlineData("female", Sex.Female)]
    [InlineData("other", Sex.Other)]
    [InlineData("unknown", Sex.Unknown)]
    public void The_administrative_gender_is_the_sex(string gender, Sex expected) =>
        Assert.Equal(expected, Read($$"""{"resourceType":"Patient","gender":"{{gender}}"}""").Facts.Sex);

    [Theory]
    [InlineData("\"M\"")]
    [InlineData("\"\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void Another_gender_is_refused(string gender) =>
        Assert.Equal("gender", Refused($$"""{"resourceType":"Patient","gender":{{gender}}}""").Place);

    [Theory]
    [InlineData("1980", "1980-01-01", "1980-12-31")]
    [InlineData("1980-02", "1980-02-01", "1980-02-29")]
    [InlineData("1981-02", "1981-02-01", "1981-02-28")]
    [InlineData("1980-02-29", "1980-02-29", "1980-02-29")]
    public void A_birth_date_may_be_a_year_or_a_month(string date, string from, string to) =>
        Assert.Equal(Days(from, to), Read($$"""{"resourceType":"Patient","birthDate":"{{date}}"}""").Facts.Born);

    [Theory]
    [InlineData("1981-02-29")]
    [InlineData("1981-13")]
    [InlineData("1981-00-10")]
    [InlineData("0000")]
    [InlineData("81")]
    [InlineData("10.02.1981")]
    [InlineData("1981-2-1")]
    [InlineData("1981-02-01T00:00:00Z")]
    [InlineData("1981-02-01 ")]
    [InlineData("+981-02-01")]
    [InlineData("")]
    public void An_impossible_birth_date_is_refused_with_what_was_read(string date)
    {
        var refusal = Refused($$"""{"resourceType":"Patient","birthDate":"{{date}}"}""");

        Assert.Equal("birthDate", refusal.Place);
        Assert.Contains($"\"{date}\"", refusal.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"deceasedBoolean\":true", true, null)]
    [InlineData("\"deceasedBoolean\":false", false, null)]
    [InlineData("\"deceasedDateTime\":\"2020-03-01T10:00:00Z\"", true, "2020-03-01")]
    [InlineData("\"active\":true", false, null)]
    public void A_death_is_read_with_its_date(string member, bool isDeceased, string? day)
    {
        var facts = Read($$"""{"resourceType":"Patient",{{member}}}""").Facts;

        Assert.Equal(isDeceased, facts.IsDeceased);
        Assert.Equal(day is null ? null : Days(day, day), facts.Died);
    }

    [Fact]
    public void Two_answers_to_one_choice_are_refused() =>
        Assert.Contains("deceased", Refused(
            """{"resourceType":"Patient","deceasedBoolean":false,"deceasedDateTime":"2020"}""").Wrong, StringComparison.Ordinal);

    [Fact]
    public void A_patient_without_an_id_takes_the_one_of_its_address() =>
        Assert.Equal("abc", Read("""
            {"resourceType":"Bundle","type":"batch","entry":[{"fullUrl":"urn:uuid:abc","resource":{"resourceType":"Patient"}}]}
            """).Facts.Id);

    [Fact]
    public void Characters_that_steer_a_terminal_do_not_reach_the_name() =>
        Assert.Equal("A [31mB", Read("""{"resourceType":"Patient","name":[{"text":"A\u001b[31mB"}]}""").Facts.Name);
}
