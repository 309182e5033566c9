using System.Text;
using Hormesis.Clinic.Centres;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Tests.Clinic.Centres;

public class CentreTests
{
    static readonly DateOnly Day = new(2026, 11, 1);
    static readonly string Hash = RuleHash.Of(RuleSet.Shipped);

    static string Json(
        string signed = "Dr A", string sha256 = "", string jurisdiction = "IT", string enabled = "true", string at = "2026-10-01") =>
        $$"""
        {
          "name": "Ward 3", "jurisdiction": "{{jurisdiction}}", "g6pdMaleMedianUPerGHb": 12.5,
          "rules": {"signatures": [{"signedBy": "{{signed}}", "role": "physician", "meaning": "read and approved", "at": "{{at}}",
            "sha256": "{{(sha256.Length > 0 ? sha256 : Hash)}}"}]},
          "staff": [
            {"name": "Dr A", "role": "physician", "competences": [{"what": "ozone-therapy", "until": "2027-01-01"}]},
            {"name": "Dr B", "role": "physician", "competences": [{"what": "ozone-therapy", "until": "2026-09-30"}]},
            {"name": "N", "role": "nurse", "competences": []}
          ],
          "realDevices": {"enabled": {{enabled}}, "by": "Dr A", "on": "2026-10-15", "legalBasis": "regional rules"}
        }
        """;

    static Centre Read(string json) => CentreFile.Read(Encoding.UTF8.GetBytes(json), "");

    [Fact]
    public void A_centre_brings_its_laboratory_s_median() => Assert.Equal(12.5, Read(Json()).Settings.G6pdMaleMedianUPerGHb);

    [Fact]
    public void A_centre_says_no_more_than_name_and_jurisdiction_if_it_likes()
    {
        var least = Read("""{"name": "Ward 3", "jurisdiction": "other"}""");

        Assert.Null(least.Settings.G6pdMaleMedianUPerGHb);
        Assert.False(least.RealDevices.Enabled);
        Assert.Empty(least.Staff);
    }

    [Theory]
    [InlineData("Dr A", Signing.Signed)]
    [InlineData(" dr a", Signing.Signed)]
    [InlineData("Dr B", Signing.Unsigned)]
    [InlineData("N", Signing.Unsigned)]
    [InlineData("Somebody", Signing.Unsigned)]
    public void A_signature_counts_of_a_physician_who_was_competent_on_that_day(string signed, Signing signing)
    {
        var rules = Read(Json(signed)).InForce(RuleSet.Shipped, Day);

        Assert.Equal(signing, rules.Standing.Signing);
        Assert.Equal(signing == Signing.Signed ? [signed] : [], rules.Standing.SignedBy);
        Assert.Equal(signing != Signing.Signed, rules.Standing.Words.Contains("rules not signed", StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_that_were_changed_after_signing_say_so_and_so_does_the_verdict()
    {
        var changed = RuleSet.Shipped with { About = "changed" };

        var rules = Read(Json()).InForce(changed, Day);

        Assert.Equal((Signing.DoesNotMatch, RuleHash.Of(changed)), (rules.Standing.Signing, rules.Standing.Sha256));
        Assert.Contains("signature does not match", rules.Standing.Words, StringComparison.Ordinal);
        Assert.Equal(rules.Standing, Screened(rules).Rules);
        Assert.Equal(Signing.Unsigned, Screened(RulesInForce.Shipped).Rules.Signing);
        Assert.Equal(Hash, Screened(RulesInForce.Shipped).Rules.Sha256);
    }

    static Verdict Screened(RulesInForce rules) => Hormesis.Clinic.Screening.Screening.Ask(
        Patients.Man(), Patients.HbMah, new(), Patients.On, rules);

    [Fact]
    public void A_signature_of_tomorrow_does_not_count() =>
        Assert.Equal(Signing.Unsigned, Read(Json(at: "2026-11-02")).InForce(RuleSet.Shipped, Day).Standing.Signing);

    public static TheoryData<string> Broken =>
    [
        "", "[]", """{"name": "x"}""", """{"name": "", "jurisdiction": "IT"}""", """{"name": "x", "jurisdiction": "XX"}""",
        """{"name": "x", "jurisdiction": "IT", "g6pdMaleMedianUPerGHb": 0}""", """{"name": "x", "jurisdiction": "IT", "staf": []}""",
        """{"name": "x", "jurisdiction": "IT", "g6pdMaleMedianUPerGHb": 1e999}""", """{"name": "x", "jurisdiction": "IT", "staff": null}""",
        """{"name": "x", "jurisdiction": "IT", "staff": [{"name": "A", "role": "king", "competences": []}]}""",
        """{"name": "x", "jurisdiction": "IT", "realDevices": {"enabled": true}}""",
        """{"name": "x", "jurisdiction": "IT", "realDevices": {"enabled": true, "by": "A", "legalBasis": "law"}}""",
        Json(sha256: "12"), Json().Replace("\"Dr B\"", "\"DR A\"", StringComparison.Ordinal),
    ];

    [Theory, MemberData(nameof(Broken))]
    public void What_is_no_centre_is_refused_in_one_line(string json) =>
        Assert.DoesNotContain('\n', Assert.Throws<InputException>(() => Read(json)).Message);

    [Fact]
    public void Real_devices_are_off_unless_everything_speaks_for_them()
    {
        Assert.Empty(WhyNot(Json()));
        Assert.NotEmpty(Jurisdictions.WhyNoRealDevice(null, RulesInForce.Shipped, Day));
        Assert.NotEmpty(WhyNot(Json(enabled: "false")));
        Assert.NotEmpty(WhyNot(Json(jurisdiction: "US")));
        Assert.NotEmpty(WhyNot(Json(signed: "Dr B")));
        Assert.NotEmpty(WhyNot(Json(sha256: new('0', 64))));
        Assert.NotEmpty(WhyNot(Json().Replace("\"by\": \"Dr A\"", "\"by\": \"N\"", StringComparison.Ordinal)));
        Assert.NotEmpty(WhyNot(Json().Replace("2026-10-15", "2026-11-02", StringComparison.Ordinal)));
    }

    static IReadOnlyList<string> WhyNot(string json)
    {
        var centre = Read(json);
        return Jurisdictions.WhyNoRealDevice(centre, centre.InForce(RuleSet.Shipped, Day), Day);
    }

    // Whatever the law of a place says, nothing is on by itself.
    [Fact]
    public void No_jurisdiction_turns_anything_on() => Assert.All(Jurisdictions.All, place =>
    {
        Assert.NotEmpty(WhyNot(Json(jurisdiction: place.Code, enabled: "false")));
        Assert.Equal(place.Standing == LegalStanding.Forbidden, WhyNot(Json(jurisdiction: place.Code)).Count > 0);
        Assert.False(string.IsNullOrWhiteSpace(place.Source) || string.IsNullOrWhiteSpace(place.Says));
    });

    // Signed anew whenever the shipped rules change: screen --print-rules tells the hash.
    [Fact]
    public void The_example_centre_has_signed_the_shipped_rules()
    {
        var file = House.Repository.Path("examples", "centre", "centre.json");
        var centre = CentreFile.Read(File.ReadAllBytes(file), "centre.json");

        var standing = centre.InForce(RuleSet.Shipped, new(2026, 11, 1)).Standing;

        Assert.True(standing.Signing == Signing.Signed, $"{standing.Words} sha256 {standing.Sha256}");
        Assert.False(centre.RealDevices.Enabled);
    }

    [Fact]
    public void Some_jurisdiction_forbids_it_and_each_is_there_once()
    {
        Assert.Contains(Jurisdictions.All, j => j.Standing == LegalStanding.Forbidden);
        Assert.Equal(Jurisdictions.All.Count, Jurisdictions.All.DistinctBy(j => j.Code).Count());
    }
}
