using System.Text.RegularExpressions;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>The ten codes for the day on which the phone is lost.</summary>
public sealed class RecoveryCodeTests : OnEmptyClinic
{
    [Fact]
    public async Task There_are_ten_and_each_lets_in_once()
    {
        var owner = await Clinic.Employ("kim", Role.Physician);
        var codes = await NewCodes(owner, await Clinic.SignIn(owner));
        Assert.Equal(10, codes.Distinct().Count());

        foreach (var code in codes)
        {
            Assert.Equal(302, await With(code));
            Assert.Equal(200, await With(code));
            Clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(200, await With("2222222222"));
    }

    [Fact]
    public async Task A_code_is_taken_as_people_write_it()
    {
        var owner = await Clinic.Employ("kim", Role.Physician);
        var codes = await NewCodes(owner, await Clinic.SignIn(owner));

        Assert.Equal(302, await With($" {codes[0].ToUpperInvariant()[..5]} {codes[0].ToUpperInvariant()[6..]}"));
    }

    [Fact]
    public async Task New_ones_void_the_old_ones_and_the_old_app()
    {
        var owner = await Clinic.Employ("kim", Role.Physician);
        var browser = await Clinic.SignIn(owner);
        var old = await NewCodes(owner, browser);
        Clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var now = await NewCodes(owner, browser);

        Assert.Empty(old.Intersect(now));
        foreach (var code in old.Take(3)) Assert.Equal(200, await With(code));
        Assert.Equal(200, await With(Totp.CodeAt(owner.Secret!, Clinic.Clock.Now)));
        Assert.Equal(302, await With(now[0]));
    }

    [Fact]
    public async Task The_codes_of_one_are_nothing_to_another()
    {
        var (kim, lee) = (await Clinic.Employ("kim", Role.Physician), await Clinic.Employ("lee", Role.Physician));
        var codes = await NewCodes(lee, await Clinic.SignIn(lee));

        Assert.Equal(200, await With(codes[0], kim.Name));
        Assert.Equal(302, await With(codes[0], lee.Name));
    }

    // The status of the second step: in by 302.
    async Task<int> With(string code, string name = "kim")
    {
        var browser = Clinic.Browse();
        Assert.Equal(302, (await browser.SignIn(name, EmptyClinic.Password)).Status);
        return (await browser.Fill("/sign-in/code", "code", ("Input.Code", code))).Status;
    }

    async Task<List<string>> NewCodes(Member owner, Browser browser)
    {
        var begun = await browser.Fill("/account/code", "begin", ("proof-password", EmptyClinic.Password));
        var secret = Regex.Match(begun.Page, "secret=([A-Z2-7]+)").Groups[1].Value;
        Assert.NotEqual(owner.Secret, secret);
        var done = await browser.Post(
            "/account/code", ClinicUnderTest.TokenIn(begun.Raw), ("_handler", "confirm"), ("code", Totp.CodeAt(secret, Clinic.Clock.Now)));
        return [.. Regex.Matches(done.Page, "<li>([a-z2-9]{5}-[a-z2-9]{5})</li>").Select(m => m.Groups[1].Value)];
    }
}
