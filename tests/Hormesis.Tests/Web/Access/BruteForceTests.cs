using System.Globalization;
using System.Text.RegularExpressions;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>What becomes of a thousand guesses, at the pages themselves.</summary>
public sealed class BruteForceTests : OnEmptyClinic
{
    const string Wrong = "not the one at all";

    [Fact]
    public async Task A_thousand_wrong_passwords_from_everywhere_are_looked_at_twenty_times_an_hour_and_never_let_in()
    {
        var owner = await Clinic.Employ("kim", Role.Nurse);
        var guessers = await Guessers(25);
        for (var i = 0; i < 1000; i++)
        {
            Clinic.Clock.Advance(TimeSpan.FromSeconds(8));
            Assert.Contains((await guessers[i % guessers.Count].Try("kim", $"{Wrong} {i}")).Status, (int[])[200, 429]);
        }

        var tried = Checked("password");
        Assert.True(tried.Count > Throttle.FreeFailures, $"{tried.Count} looked at");
        Assert.All(tried, t => Assert.True(
            tried.Count(o => o >= t && o - t < TimeSpan.FromHours(1)) <= Throttle.FailuresAnHour, $"too many in the hour from {t}"));
        foreach (var guesser in guessers) Assert.True((await guesser.Browser.Get("/account")).LeadsToSignIn);
        Clinic.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (await (await Clinic.SignIn(owner)).Get("/account")).Status);
    }

    [Fact]
    public async Task Waits_grow_after_five_failures()
    {
        await Clinic.Employ("kim", Role.Nurse);
        List<int> waits = [];
        for (var i = 0; i < 12; i++)
        {
            var guesser = (await Guessers(1, from: 10 + i))[0];
            Assert.Equal(200, (await guesser.Try("kim", Wrong)).Status);
            if (i < 4) continue;
            var refused = await guesser.Try("kim", Wrong);
            Assert.Equal(429, refused.Status);
            waits.Add(int.Parse(Regex.Match(refused.Page, @"in (\d+) s\.").Groups[1].Value, CultureInfo.InvariantCulture));
            Clinic.Clock.Advance(TimeSpan.FromSeconds(waits[^1]));
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128], waits);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_as_a_known_one()
    {
        await Clinic.Employ("known", Role.Nurse);
        await Clinic.Employ("coded", Role.Physician);
        Dictionary<string, List<string>> told = [];
        foreach (var name in (string[])["known", "coded", "nobdy"])
        {
            var guesser = (await Guessers(1, from: 30 + told.Count))[0];
            told[name] = [];
            for (var i = 0; i < 9; i++) told[name].Add(Plain(await guesser.Try(name, Wrong), name));
        }

        Assert.Contains("429", told["known"][^1], StringComparison.Ordinal);
        Assert.Equal(told["known"], told["nobdy"]);
        Assert.Equal(told["coded"], told["nobdy"]);
    }

    [Fact]
    public async Task A_browser_that_the_owner_used_before_gets_in_at_once_while_others_guess()
    {
        var owner = await Clinic.Employ("kim", Role.Nurse);
        var browser = await Clinic.SignIn(owner);
        await browser.Post("/sign-out", ClinicUnderTest.TokenIn((await browser.Get("/account")).Raw));
        var guessers = await Guessers(4);
        for (var i = 0; i < 200; i++) await guessers[i % 4].Try("kim", Wrong);

        Assert.Equal(429, (await guessers[0].Try("kim", EmptyClinic.Password)).Status);
        Assert.Equal(302, (await browser.SignIn("kim", EmptyClinic.Password)).Status);
    }

    [Fact]
    public async Task A_browser_that_the_owner_used_before_is_slowed_when_it_guesses()
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        List<int> statuses = [];
        for (var i = 0; i < 40; i++) statuses.Add((await browser.SignIn("kim", Wrong)).Status);

        Assert.Equal(Throttle.FreeFailures, Checked("password").Count);
        Assert.Equal(429, statuses[^1]);
    }

    [Fact]
    public async Task A_thousand_names_from_one_address_are_slowed()
    {
        var guesser = (await Guessers(1))[0];
        for (var i = 0; i < 1000; i++)
        {
            Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
            await guesser.Try($"name{i}", Wrong);
        }

        // One a minute, after the first that are free and those while the wait grows.
        Assert.InRange(Checked("password").Count, Throttle.FreeFailures, Throttle.FreeFailures + 7 + 1000 / 60);
    }

    [Fact]
    public async Task Codes_are_guessed_no_faster_by_whoever_has_the_password()
    {
        var owner = await Clinic.Employ("kim", Role.Physician);
        var guesser = Clinic.Browse();
        for (var i = 0; i < 150; i++)
        {
            Clinic.Clock.Advance(TimeSpan.FromSeconds(20));
            await guesser.SignIn("kim", EmptyClinic.Password);
            var right = Totp.CodeAt(owner.Secret!, Clinic.Clock.Now);
            await guesser.Fill("/sign-in/code", "code", ("Input.Code", right == "123456" ? "654321" : "123456"));
        }

        Assert.InRange(Checked("code").Count, Throttle.FreeFailures, Throttle.FailuresAnHour);
        Assert.True((await guesser.Get("/account")).LeadsToSignIn);
    }

    // When a guess was really compared: each is noted.
    List<DateTimeOffset> Checked(string what)
    {
        using var store = Clinic.Store.Read();
        return [.. store.Audit.Where(e => e.Action == "sign-in-failed" && e.Detail == what).Select(e => e.At)];
    }

    async Task<List<Guesser>> Guessers(int count, int from = 2)
    {
        List<Guesser> guessers = [];
        for (var i = 0; i < count; i++)
        {
            var browser = Clinic.Browse($"127.0.0.{from + i}");
            guessers.Add(new(browser, ClinicUnderTest.TokenIn((await browser.Get("/sign-in")).Raw)));
        }
        return guessers;
    }

    static string Plain(Answer answer, string name) =>
        $"{answer.Status} {Regex.Replace(answer.Raw, "name=\"__RequestVerificationToken\" value=\"[^\"]+\"", "").Replace(name, "*")}";

    sealed record Guesser(Browser Browser, string Token)
    {
        public Task<Answer> Try(string name, string password) => Browser.Post(
            "/sign-in", Token, ("_handler", "sign-in"), ("Input.Name", name), ("Input.Password", password));
    }
}
