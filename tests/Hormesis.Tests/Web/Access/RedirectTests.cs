using System.Net;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>Whatever somebody puts behind <c>back=</c>, the next page is one of this server.</summary>
public sealed class RedirectTests : OnEmptyClinic
{
    static readonly string[] Elsewhere =
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "https://evil.example",
        "https:evil.example", "http:/evil.example", "HTTPS://evil.example/today", "ftp://evil.example", "javascript:alert(1)",
        "JaVaScRiPt:alert(1)", "data:text/html,x", "/%2f/evil.example", "/%2fevil.example", "/%5cevil.example", "/%09/evil.example",
        "/\t/evil.example", "\t//evil.example", "/\n/evil.example", "/\r\n/evil.example", "/today\r\nLocation: https://evil.example",
        "/\0/evil.example", " //evil.example", "/ /evil.example", "\u00a0//evil.example", "/\u2028/evil.example", "／／evil.example",
        "/\u200b/evil.example", ".evil.example", "@evil.example", "/@evil.example", "//user@evil.example", "//evil.example:443/x",
        "/..//evil.example", "/.//evil.example", "/./\\evil.example", "/today/..//evil.example", "?//evil.example", "#//evil.example",
        "//[::1]", "//evil%E3%80%82example", "", " ", "today", "~/evil", "~//evil.example",
    ];

    static readonly Uri Page = new("http://127.0.0.1:5080/sign-in?back=x");

    [Fact]
    public async Task After_a_sign_in()
    {
        await Clinic.Employ("kim", Role.Nurse);
        var browser = Clinic.Browse();
        foreach (var back in Elsewhere)
        {
            var answer = await browser.SignIn("kim", EmptyClinic.Password, "?back=" + WebUtility.UrlEncode(back));
            Stays(answer, back);
        }
    }

    [Fact]
    public async Task Between_password_and_code_and_after_it()
    {
        var owner = await Clinic.Employ("kim", Role.Physician);
        var browser = Clinic.Browse();
        foreach (var back in Elsewhere)
        {
            var first = await browser.SignIn("kim", EmptyClinic.Password, "?back=" + WebUtility.UrlEncode(back));
            Stays(first, back);
            Clinic.Clock.Advance(TimeSpan.FromSeconds(30));
            var second = await browser.Fill(
                "/sign-in/code?back=" + WebUtility.UrlEncode(back), "code", ("Input.Code", Totp.CodeAt(owner.Secret!, Clinic.Clock.Now)));
            Stays(second, back);
        }
    }

    [Fact]
    public async Task After_a_choice_of_language()
    {
        var browser = Clinic.Browse();
        var token = ClinicUnderTest.TokenIn((await browser.Get("/sign-in")).Raw);
        foreach (var back in Elsewhere) Stays(await browser.Post("/appearance", token, ("language", "de"), ("back", back)), back);
    }

    [Theory]
    [InlineData("/today")]
    [InlineData("/patients?query=a%20b&page=2")]
    [InlineData("/")]
    public async Task A_page_of_ours_is_gone_back_to(string back)
    {
        await Clinic.Employ("kim", Role.Nurse);

        var answer = await Clinic.Browse().SignIn("kim", EmptyClinic.Password, "?back=" + WebUtility.UrlEncode(back));

        Assert.Equal(back, new Uri(Page, answer.Place).PathAndQuery);
    }

    // As a browser would read it: tabs and newlines fall out, a backslash is a slash.
    void Stays(Answer answer, string back)
    {
        if (answer.Status == 400 && back.Contains('\0', StringComparison.Ordinal)) return; // no form holds that
        Assert.True(answer.Status == 302, $"{back}: {answer.Status}");
        var read = string.Concat(answer.Place.Where(c => c is not ('\t' or '\n' or '\r'))).Trim().Replace('\\', '/');
        var place = new Uri(Page, read);
        Assert.True(place.Scheme == "http" && (place.Authority == Page.Authority || place.Authority == Clinic.Address.Authority),
            $"{back} leads to {answer.Place}");
        Assert.DoesNotContain(answer.Place, char.IsControl);
    }
}
