using Hormesis.Web;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>What is told when the server cannot, at present.</summary>
public sealed class OverloadTests : OnEmptyClinic
{
    protected override AccessOptions Access => new() { PasswordRounds = 10, PasswordsAtOnce = 0, PasswordWait = TimeSpan.Zero };

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("de")]
    [InlineData("it")]
    [InlineData("zh")]
    public async Task When_no_processor_is_free_for_a_password_that_is_said_and_nothing_of_the_store(string language)
    {
        await Clinic.Employ("kim", Role.Nurse);
        var browser = Clinic.Browse();
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var answer = await browser.SignIn("kim", EmptyClinic.Password);

        Assert.Equal(503, answer.Status);
        Assert.Contains(WordBook.Shipped.Find(language, "error.busy.title"), answer.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(WordBook.Shipped.Find(language, "error.503.title"), answer.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_is_told_as_one()
    {
        var browser = Clinic.Browse();
        var token = ClinicUnderTest.TokenIn((await browser.Get("/sign-in")).Raw);
        Clinic.DiskFails = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Clinic.Employ("kim", Role.Nurse));

        var answer = await browser.Post("/sign-in", token, ("_handler", "sign-in"), ("Input.Passkey", "{}"));

        Assert.Equal(503, answer.Status);
        Assert.Contains("The store takes nothing at present", answer.Page, StringComparison.Ordinal);
    }
}
