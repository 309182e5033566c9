using System.Net;
using System.Text.RegularExpressions;
using Hormesis.Web.Access;
using Hormesis.Web.Sample;

namespace Hormesis.Tests.Web.Access;

public sealed class SecondFactorTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_physician_sets_up_an_app_and_only_then_has_a_role()
    {
        await clinic.Employ("newcomer", Role.Physician);
        var client = await clinic.SignInWithPassword("newcomer");
        using (var before = await client.GetAsync("/patients", Ending)) Assert.NotEqual(HttpStatusCode.OK, before.StatusCode);

        var begin = await client.GetStringAsync("/account/code", Ending);
        using var proposed = await ClinicUnderTest.Post(
            client, "/account/code", ClinicUnderTest.TokenIn(begin), ("_handler", "begin"), ("proof-password", SampleAccount.Password));
        var page = await proposed.Content.ReadAsStringAsync(Ending);
        var secret = Regex.Match(WebUtility.HtmlDecode(page), "secret=([A-Z2-7]+)").Groups[1].Value;
        Assert.True(Totp.IsSecret(secret), page);
        using var wrong = await ClinicUnderTest.Post(
            client, "/account/code", ClinicUnderTest.TokenIn(page), ("_handler", "confirm"), ("code", "000000"));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using var done = await ClinicUnderTest.Post(
            client, "/account/code", ClinicUnderTest.TokenIn(page), ("_handler", "confirm"),
            ("code", Totp.CodeAt(secret, DateTimeOffset.UtcNow)));

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using var after = await client.GetAsync("/patients", Ending);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void A_code_is_good_once()
    {
        const string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111109);

        var step = Totp.Check(secret, "081804", now, lastUsed: 0);

        Assert.NotNull(step);
        Assert.Null(Totp.Check(secret, "081804", now, step.Value));
        Assert.Null(Totp.Check(secret, "081804", now.AddMinutes(2), lastUsed: 0));
    }
}
