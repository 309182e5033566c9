using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>A session is the server's: which cookie is one, and from when to when.</summary>
public sealed class SessionTests : OnEmptyClinic
{
    const string Session = "hormesis-session";

    [Fact]
    public async Task A_cookie_from_before_is_not_the_one_after_and_lets_nobody_in()
    {
        await Clinic.Employ("kim", Role.Nurse);
        const string planted = "CfDJ8-somebody-else-knows-this-one";
        var browser = Clinic.Browse();
        browser.SetCookie(Session, planted);
        Assert.True((await browser.Get("/account")).LeadsToSignIn);

        await browser.SignIn("kim", EmptyClinic.Password);

        Assert.NotEqual(planted, browser.Cookie(Session));
        Assert.True(await Lives(browser.Cookie(Session)));
        Assert.False(await Lives(planted));
    }

    [Fact]
    public async Task Who_signs_in_again_has_another_session_and_the_first_is_over()
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        var first = browser.Cookie(Session);

        await browser.SignIn("kim", EmptyClinic.Password);

        Assert.False(await Lives(first));
        Assert.True(await Lives(browser.Cookie(Session)));
    }

    [Fact]
    public async Task Who_signs_in_where_somebody_else_was_ends_their_session()
    {
        await Clinic.Employ("lee", Role.Nurse);
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        var before = browser.Cookie(Session);

        await browser.SignIn("lee", EmptyClinic.Password);

        Assert.False(await Lives(before));
        Assert.True(await Lives(browser.Cookie(Session)));
    }

    [Fact]
    public async Task A_cookie_that_was_signed_out_is_of_no_use()
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        var cookie = browser.Cookie(Session);

        await browser.Post("/sign-out", ClinicUnderTest.TokenIn((await browser.Get("/account")).Raw));

        Assert.False(await Lives(cookie));
    }

    [Fact]
    public async Task The_owner_ends_all_sessions_but_this_one()
    {
        var owner = await Clinic.Employ("kim", Role.Nurse);
        var (lost, here) = (await Clinic.SignIn(owner), await Clinic.SignIn(owner));

        Assert.Equal(302, (await here.Fill("/account", "others")).Status);

        Assert.False(await Lives(lost.Cookie(Session)));
        Assert.True(await Lives(here.Cookie(Session)));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_begins_one()
    {
        var owner = await Clinic.Employ("kim", Role.Nurse);
        var (lost, here) = (await Clinic.SignIn(owner), await Clinic.SignIn(owner));
        var before = here.Cookie(Session);
        const string other = "nine brown otters swimming";

        var answer = await here.Fill(
            "/account/password", "password", ("proof-password", EmptyClinic.Password), ("new", other), ("again", other));

        Assert.Equal(302, answer.Status);
        Assert.False(await Lives(lost.Cookie(Session)));
        Assert.False(await Lives(before));
        Assert.True(await Lives(here.Cookie(Session)));
        Assert.Equal(200, (await Clinic.Browse().SignIn("kim", EmptyClinic.Password)).Status);
        Assert.NotNull(await Clinic.SignIn(owner, other));
    }

    [Fact]
    public async Task Thirty_minutes_without_a_request_end_it()
    {
        var owner = await Clinic.Employ("kim", Role.Nurse);
        var (used, left) = (await Clinic.SignIn(owner), await Clinic.SignIn(owner));

        Clinic.Clock.Advance(new(0, 29, 59));
        Assert.Equal(200, (await used.Get("/account")).Status);
        Clinic.Clock.Advance(new(0, 0, 2));
        Assert.True((await left.Get("/account")).LeadsToSignIn);
        Clinic.Clock.Advance(new(0, 30, 0));
        Assert.True((await used.Get("/account")).LeadsToSignIn);
    }

    [Fact]
    public async Task The_half_hour_counts_from_the_last_request()
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));

        Clinic.Clock.Advance(new(0, 10, 0));
        Assert.Equal(200, (await browser.Get("/account")).Status);
        Clinic.Clock.Advance(new(0, 29, 0));

        Assert.Equal(200, (await browser.Get("/account")).Status);
    }

    [Fact]
    public async Task Twelve_hours_end_it_whatever_is_done()
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        for (var minutes = 0; minutes < 11 * 60 + 50; minutes += 10)
        {
            Clinic.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(200, (await browser.Get("/account")).Status);
        }

        Clinic.Clock.Advance(new(0, 9, 59));
        Assert.Equal(200, (await browser.Get("/account")).Status);
        Clinic.Clock.Advance(new(0, 0, 1));
        Assert.True((await browser.Get("/account")).LeadsToSignIn);
    }

    // In the hands of somebody who copied it.
    async Task<bool> Lives(string? cookie)
    {
        var thief = Clinic.Browse();
        thief.SetCookie(Session, cookie ?? "");
        return (await thief.Get("/account")).Status == 200;
    }
}
