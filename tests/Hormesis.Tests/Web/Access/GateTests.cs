using Hormesis.Model;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>Who comes in, from where, and that everything else is refused in one form.</summary>
public sealed class GateTests(ServerUnderTest server) : IClassFixture<ServerUnderTest>
{
    [Theory]
    [InlineData("fhir/Patient")]
    [InlineData("fhir/Patient/" + ServerUnderTest.Man)]
    [InlineData("fhir/Patient/" + ServerUnderTest.Man + "/$everything")]
    [InlineData("nothing/here")]
    public async Task Without_the_token_nothing_of_a_patient_is_told(string path)
    {
        foreach (var header in (string[])["Bearer", "Bearer ", "Bearer wrong", "Basic " + ServerUnderTest.Token, ServerUnderTest.Token,
            $"Bearer {ServerUnderTest.Token}x", $"Bearer {ServerUnderTest.Token[..^1]}"])
        {
            var answer = await server.Get(path, ("Authorization", header));

            answer.Refuses(401, "Bearer");
            Assert.StartsWith("Bearer", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fhir/metadata")]
    [InlineData("cds-services")]
    public async Task What_the_server_is_may_be_asked_by_anybody(string path) =>
        Assert.Equal(200, (await server.Get(path, ("Authorization", "Bearer of nothing at all"))).Code);

    [Fact]
    public async Task A_name_that_somebody_else_gave_to_this_computer_is_refused() =>
        (await server.Get("fhir/metadata", ("Host", "clinic.example:80"))).Refuses(421, "localhost");

    [Theory]
    [InlineData("fhir/Nothing", 404)]
    [InlineData("fhir/Patient/none-of-ours", 404)]
    [InlineData("fhir/Patient/a/b/c", 404)]
    [InlineData("fhir", 405)]
    [InlineData("", 404)]
    [InlineData("cds-services/none", 405)]
    public async Task An_address_of_nothing_is_refused_in_words(string path, int status) => (await server.Get(path)).Refuses(status);

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("PURGE")]
    public async Task Nothing_is_deleted_or_patched(string method)
    {
        (await server.Send(new(method), $"fhir/Patient/{ServerUnderTest.Man}", null)).Refuses(405, method);

        Assert.Equal(200, (await server.Get($"fhir/Patient/{ServerUnderTest.Man}")).Code);
    }

    [Theory]
    [InlineData("application/fhir+xml", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/fhir+json; charset=utf-16", 415)]
    [InlineData("", 415)]
    public async Task A_body_of_another_kind_is_not_read(string type, int status) =>
        (await server.Post("fhir/Patient", """{"resourceType":"Patient"}""", ("Content-Type", type))).Refuses(status);

    [Theory]
    [InlineData("application/fhir+xml", 406)]
    [InlineData("text/html", 406)]
    [InlineData("application/fhir+json", 200)]
    [InlineData("application/*", 200)]
    [InlineData("*/*;q=0.1", 200)]
    [InlineData("text/html, application/json;q=0.5", 200)]
    public async Task What_the_client_cannot_read_is_not_sent(string accept, int status) =>
        Assert.Equal(status, (await server.Get($"fhir/Patient/{ServerUnderTest.Man}", ("Accept", accept))).Code);

    [Fact]
    public async Task A_body_beyond_its_size_is_refused()
    {
        var large = $$$"""{"resourceType":"Patient","id":"x","text":{"status":"generated","div":"{{{new string('x', 2 << 20)}}}"}}""";

        (await server.Post("fhir/Patient", large)).Refuses(413, "KiB");
    }

    [Fact]
    public async Task Nothing_that_is_sent_may_be_kept_by_a_browser_or_guessed_at()
    {
        var answer = await server.Get($"fhir/Patient/{ServerUnderTest.Man}");

        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.DoesNotContain("Server", answer.Headers.Keys);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080;http://[::1]:5081")]
    [InlineData("http://127.9.8.7:0")]
    public void It_listens_on_this_computer(string urls) => Assert.NotEmpty(Listening.Parse(urls));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.5:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://clinic.example:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("http://[::ffff:127.0.0.1]:5080")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5080/deeper")]
    [InlineData("")]
    [InlineData(";")]
    public void And_nowhere_else(string urls) => Assert.Throws<InputException>(() => Listening.Parse(urls));

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("a token with spaces in it, long enough")]
    [InlineData("ein-Geheimnis-mit-Umlauten-äöü-und-lang")]
    public void What_anybody_could_guess_or_nobody_can_send_is_no_token(string token) =>
        Assert.Throws<InputException>(() => new BearerToken(token));

    [Fact]
    public void Tokens_of_our_own_are_good_and_differ() =>
        Assert.Equal(
            100, Enumerable.Range(0, 100).Select(_ => BearerToken.New()).Where(t => new BearerToken(t) is not null).Distinct().Count());
}
