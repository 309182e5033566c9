using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>What gives somebody access takes two administrators; what takes it away takes one, and counts at once.</summary>
public sealed class FourEyesTests : OnEmptyClinic
{
    [Fact]
    public async Task One_administrator_lets_nobody_in_and_a_second_one_does()
    {
        var (first, second) = await Administrators();
        Assert.Equal(302, (await Propose(first, "lee", Role.Nurse)).Status);
        Assert.Empty(RolesOf("lee"));
        Assert.Equal(200, (await Clinic.Browse().SignIn("lee", EmptyClinic.Password)).Status);

        Assert.NotEqual(302, (await Approve(first, "lee")).Status);
        Assert.Empty(RolesOf("lee"));

        var password = (await Approve(second, "lee")).Page.Split("mono secret\">")[1].Split('<')[0];
        Assert.Equal([Role.Nurse], RolesOf("lee"));
        var newcomer = Clinic.Browse();
        Assert.Equal(302, (await newcomer.SignIn("lee", password)).Status);
        Assert.Equal(302, (await newcomer.Get("/patients")).Status); // until another password is chosen
    }

    [Fact]
    public async Task One_administrator_gives_no_role()
    {
        var (first, second) = await Administrators();
        var lee = await Clinic.Employ("lee", Role.Viewer);

        Assert.Equal(302, (await first.Fill($"/administration/{lee.Id}", "roles", ("roles", "Physician"), ("roles", "Viewer"))).Status);
        await Approve(first, "lee");
        Assert.Equal([Role.Viewer], RolesOf("lee"));

        await Approve(second, "lee");
        Assert.Equal([Role.Viewer, Role.Physician], RolesOf("lee"));
    }

    [Fact]
    public async Task Nobody_approves_a_change_of_their_own_account()
    {
        var (first, second) = await Administrators();
        var own = IdOf("second");
        await first.Fill($"/administration/{own}", "roles", ("roles", "Administrator"), ("roles", "Physician"));

        Assert.NotEqual(302, (await Approve(second, "second")).Status);

        Assert.Equal([Role.Administrator], RolesOf("second"));
    }

    [Fact]
    public async Task Without_the_session_of_a_second_administrator_nothing_changes()
    {
        var (first, _) = await Administrators();
        var nurse = await Clinic.SignIn(await Clinic.Employ("nurse", Role.Nurse));
        await Propose(first, "lee", Role.Nurse);
        var handler = HandlerOf("approve", "lee");

        foreach (var browser in (Browser[])[nurse, Clinic.Browse()])
        {
            var token = ClinicUnderTest.TokenIn((await browser.Get(browser == nurse ? "/account" : "/sign-in")).Raw);
            Assert.Contains((await browser.Post("/administration", token, ("_handler", handler))).Status, (int[])[401, 403]);
        }

        Assert.Empty(RolesOf("lee"));
    }

    [Fact]
    public async Task A_proposal_is_decided_once()
    {
        var (first, second) = await Administrators();
        await Propose(first, "lee", Role.Nurse);
        var handler = HandlerOf("approve", "lee");
        var token = ClinicUnderTest.TokenIn((await second.Get("/administration")).Raw);
        await second.Post("/administration", token, ("_handler", HandlerOf("refuse", "lee")));

        Assert.NotEqual(302, (await second.Post("/administration", token, ("_handler", handler))).Status);

        Assert.Empty(RolesOf("lee"));
    }

    [Fact]
    public async Task One_administrator_suspends_at_once_and_letting_in_again_takes_two()
    {
        var (first, second) = await Administrators();
        var lee = await Clinic.Employ("lee", Role.Nurse);
        var browsers = (await Clinic.SignIn(lee), await Clinic.SignIn(lee));

        Assert.Equal(302, (await first.Fill($"/administration/{lee.Id}", "leave")).Status);

        Assert.True((await browsers.Item1.Get("/account")).LeadsToSignIn);
        Assert.True((await browsers.Item2.Get("/account")).LeadsToSignIn);
        Assert.Equal(200, (await browsers.Item1.SignIn("lee", EmptyClinic.Password)).Status);

        await first.Fill($"/administration/{lee.Id}", "return");
        await Approve(first, "lee");
        Assert.False(IsActive("lee"));
        Assert.Contains("mono secret", (await Approve(second, "lee")).Page, StringComparison.Ordinal);
        Assert.True(IsActive("lee"));
        Assert.Equal(200, (await browsers.Item1.SignIn("lee", EmptyClinic.Password)).Status); // the old password is gone
    }

    [Fact]
    public async Task What_a_suspended_administrator_proposed_is_not_to_be_had_any_more()
    {
        var (first, second) = await Administrators();
        await Propose(first, "lee", Role.Administrator);
        await second.Fill($"/administration/{IdOf("first")}", "leave");

        Assert.NotEqual(302, (await Approve(second, "lee")).Status);

        Assert.Empty(RolesOf("lee"));
        Assert.False(IsActive("lee"));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_suspended_or_made_something_else()
    {
        var (first, second) = await Administrators();
        var (one, two) = (IdOf("first"), IdOf("second"));
        await first.Fill($"/administration/{two}", "leave");
        Assert.True((await second.Get("/administration")).LeadsToSignIn);

        Assert.Equal(200, (await first.Fill($"/administration/{one}", "leave")).Status);

        Assert.True(IsActive("first"));
        Assert.Equal(200, (await first.Get("/administration")).Status);
    }

    [Fact]
    public async Task A_second_administrator_is_made_at_the_server_and_a_third_is_not()
    {
        Assert.NotNull(await Clinic.Server.FirstAdministrator("kim"));
        Assert.Null(await Clinic.Server.FirstAdministrator("kim")); // the program was started again
        Assert.NotNull(await Clinic.Server.FirstAdministrator("lee"));
        Assert.Null(await Clinic.Server.FirstAdministrator("max"));

        Assert.Equal([Role.Administrator], RolesOf("kim"));
        Assert.Equal([Role.Administrator], RolesOf("lee"));
    }

    async Task<(Browser First, Browser Second)> Administrators()
    {
        var (first, second) = (await Clinic.Employ("first", Role.Administrator), await Clinic.Employ("second", Role.Administrator));
        return (await Clinic.SignIn(first), await Clinic.SignIn(second));
    }

    static Task<Answer> Propose(Browser by, string name, Role role) => by.Fill(
        "/administration/new", "new", ("full-name", "Lee Chan"), ("user-name", name), ("roles", role.ToString()));

    Task<Answer> Approve(Browser by, string name) => by.Fill("/administration", HandlerOf("approve", name));

    // As the page's own form is called, whether this administrator is shown it or not.
    string HandlerOf(string what, string name)
    {
        using var store = Clinic.Store.Read();
        var account = IdOf(name);
        return $"{what}-{store.UserTokens.Single(t => t.UserId == account && t.LoginProvider == "change").Name}";
    }

    Guid IdOf(string name)
    {
        using var store = Clinic.Store.Read();
        return store.Users.Single(u => u.UserName == name).Id;
    }

    bool IsActive(string name)
    {
        using var store = Clinic.Store.Read();
        return store.Users.Single(u => u.UserName == name).IsActive;
    }

    List<Role> RolesOf(string name)
    {
        using var store = Clinic.Store.Read();
        var account = IdOf(name);
        return [.. store.UserRoles.Where(r => r.UserId == account).Join(store.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!)
            .AsEnumerable().Select(Enum.Parse<Role>).Order()];
    }
}
