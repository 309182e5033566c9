using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>Which passwords an account may have, as its owner chooses them.</summary>
public sealed class PasswordTests : OnEmptyClinic
{
    [Theory]
    [InlineData("short words", "needs at least 12")]
    [InlineData("", "needs at least 12")]
    [InlineData("Password2026!", "guessed soon")]
    [InlineData("P@ssw0rd2026!", "guessed soon")]
    [InlineData("!!Welcome123!!", "guessed soon")]
    [InlineData("1234567890qwerty", "guessed soon")]
    [InlineData("qwertyuiopasdfghjkl", "guessed soon")]
    [InlineData("aaaaaaaaaaaaaaaa", "guessed soon")]
    [InlineData("abcabcabcabcabc", "guessed soon")]
    [InlineData("abcdefghijklmnop", "guessed soon")]
    [InlineData("kim.sato for ever and ever", "your name")]
    [InlineData("I am SOMEBODY and well", "your name")]
    [InlineData(EmptyClinic.Password, "the old one")]
    public async Task A_weak_one_is_refused_in_words(string password, string words)
    {
        var (answer, browser) = await Choose(password);

        Assert.Equal(200, answer.Status);
        Assert.Contains(words, answer.Page, StringComparison.Ordinal);
        Assert.Equal(200, (await browser.Get("/account")).Status);
        Assert.Equal(302, (await Clinic.Browse().SignIn("kim.sato", EmptyClinic.Password)).Status);
    }

    [Theory]
    [InlineData("nine brown otters swimming")]
    [InlineData("Zitronenkuchen um vier")]
    [InlineData("七只灰色的苍鹭在河边静静等待")]
    [InlineData("xq7-Lmp2-vv9c")]
    [InlineData("  spaces count at both ends ")]
    public async Task A_good_one_is_taken_as_it_is(string password)
    {
        var (answer, _) = await Choose(password);

        Assert.Equal(302, answer.Status);
        Assert.Equal(302, (await Clinic.Browse().SignIn("kim.sato", password)).Status);
        Assert.Equal(200, (await Clinic.Browse().SignIn("kim.sato", password.ToUpperInvariant() + "x")).Status);
    }

    [Fact]
    public async Task One_of_128_characters_is_taken_and_one_of_129_is_not()
    {
        var words = string.Concat(Enumerable.Range(100, 60).Select(n => $"{n * 7919 % 997}-"));

        Assert.Contains("128 characters at most", (await Choose(words[..129])).Answer.Page, StringComparison.Ordinal);
        Assert.Equal(302, (await Choose(words[..128], "lee.chan")).Answer.Status);
    }

    [Fact]
    public async Task Without_a_proof_nothing_is_changed()
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim.sato", Role.Nurse));
        const string other = "nine brown otters swimming";

        foreach (var proof in (string[])["", "not the one at all"])
        {
            var answer = await browser.Fill("/account/password", "password", ("proof-password", proof), ("new", other), ("again", other));
            Assert.Equal(200, answer.Status);
        }

        Assert.Equal(302, (await Clinic.Browse().SignIn("kim.sato", EmptyClinic.Password)).Status);
    }

    async Task<(Answer Answer, Browser Browser)> Choose(string password, string name = "kim.sato")
    {
        var browser = await Clinic.SignIn(await Clinic.Employ(name, Role.Nurse));
        var answer = await browser.Fill(
            "/account/password", "password", ("proof-password", EmptyClinic.Password), ("new", password), ("again", password));
        return (answer, browser);
    }
}
