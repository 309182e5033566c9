using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>What is sent as a passkey and is none is a wrong answer like another.</summary>
public sealed class PasskeyTests : OnEmptyClinic
{
    public static TheoryData<string> Nonsense =>
    [
        "{}", "null", "[]", "not json", "{\"id\":1}", new string('[', 500),
        """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"","authenticatorData":"","signature":""}}""",
        """
        {"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},
         "response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA"}}
        """,
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task At_sign_in(string credential)
    {
        var browser = Clinic.Browse();
        var token = ClinicUnderTest.TokenIn((await browser.Get("/sign-in")).Raw);
        foreach (var asked in (bool[])[false, true])
        {
            if (asked) Assert.Equal(200, (await browser.Post("/passkey/request", token)).Status);
            var answer = await browser.Post("/sign-in", token, ("_handler", "sign-in"), ("Input.Passkey", credential));
            Assert.Equal(200, answer.Status);
            Assert.True((await browser.Get("/account")).LeadsToSignIn);
        }
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task When_one_is_made(string credential)
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        foreach (var asked in (bool[])[false, true])
        {
            var token = ClinicUnderTest.TokenIn((await browser.Get("/account")).Raw);
            if (asked) Assert.Equal(200, (await browser.Post("/passkey/creation", token)).Status);
            var answer = await browser.Post(
                "/account", token, ("_handler", "add-passkey"), ("credential", credential), ("passkey-name", "mine"));
            Assert.Equal(200, answer.Status);
        }

        using var store = Clinic.Store.Read();
        Assert.Empty(store.UserPasskeys);
    }

    [Fact]
    public async Task As_the_proof_of_a_signature()
    {
        var browser = await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        const string other = "nine brown otters swimming";

        var answer = await browser.Fill("/account/password", "password", ("proof-passkey", "{}"), ("new", other), ("again", other));

        Assert.Equal(200, answer.Status);
        Assert.Equal(302, (await Clinic.Browse().SignIn("kim", EmptyClinic.Password)).Status);
    }
}
