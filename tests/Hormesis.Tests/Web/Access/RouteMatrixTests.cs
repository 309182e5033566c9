using System.Net;
using Hormesis.Web.Access;
using Hormesis.Web.Sample;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hormesis.Tests.Web.Access;

/// <summary>
/// Every row of the route table, asked as every role: what it says is what happens, and what it does not name is refused.
/// </summary>
public sealed class RouteMatrixTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    static readonly string[] NoPages = ["/assets", "/fhir", "/cds-services"];

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    static IEnumerable<RouteRow> Pages => RouteTable.Shipped.Where(r => !r.IsForToken && !r.Roles.Contains(RouteRow.Nobody));

    [Fact]
    public async Task What_the_table_says_is_what_happens()
    {
        List<string> wrong = [];
        var asked = 0;
        foreach (var row in Pages)
        {
            foreach (var method in row.MethodList)
            {
                var path = RoutePaths.Of(clinic, row.Path);
                foreach (var account in SampleAccount.All)
                {
                    var admits = row.IsOpen || row.Roles.Contains(RouteRow.SignedIn) || row.Roles.Contains(account.Role.ToString());
                    // Whoever is let in is let in by a GET alone: a form would change what others are asked with.
                    if (method != "GET" && admits) continue;
                    using var answer = await Ask(clinic.As(account.Name), method, path);
                    asked++;
                    if (admits == IsRefused(answer)) wrong.Add($"{method} {path} as {account.Role}: {(int)answer.StatusCode}");
                }
                using var stranger = clinic.Anonymous();
                using var strangers = await Ask(stranger, method, path);
                if (!row.IsOpen && !IsRefused(strangers)) wrong.Add($"{method} {path} as nobody: {(int)strangers.StatusCode}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(asked > 200, $"{asked} asked");
    }

    [Fact]
    public async Task A_form_without_its_token_or_from_elsewhere_changes_nothing()
    {
        var nurse = clinic.As("nurse");
        var token = await ClinicUnderTest.TokenOn(nurse, "/patients/new");
        (string, string)[] person = [("_handler", "enrol"), ("given", "Eve"), ("family", "Mallory"), ("sex", "Female"), ("born",
            "1990-01-01")];

        using var without = await nurse.PostAsync(
            "/patients/new", new FormUrlEncodedContent(person.Select(p => KeyValuePair.Create(p.Item1, p.Item2))), Ending);
        using var foreign = await ClinicUnderTest.Post(clinic.As("nurse2"), "/patients/new", token, person);
        using HttpRequestMessage elsewhere = new(HttpMethod.Post, "/patients/new");
        elsewhere.Headers.Add("Origin", "https://evil.example");
        elsewhere.Content = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. person.Select(p => KeyValuePair.Create(p.Item1, p.Item2))]);
        using var crossed = await nurse.SendAsync(elsewhere, Ending);

        foreach (var answer in (HttpResponseMessage[])[without, foreign, crossed])
            Assert.True((int)answer.StatusCode is 400 or 403, $"{(int)answer.StatusCode}");
        Assert.DoesNotContain("Mallory", await nurse.GetStringAsync("/patients", Ending), StringComparison.Ordinal);
        using var good = await ClinicUnderTest.Post(nurse, "/patients/new", token, person);
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.Contains("Mallory", await nurse.GetStringAsync("/patients", Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_tells_the_browser_to_run_nothing_of_others()
    {
        foreach (var row in Pages.Where(r => r.MethodList.Contains("GET") && !NoPages.Any(p =>
            r.Path.StartsWith(p, StringComparison.Ordinal))))
        {
            using var answer = await Ask(clinic.As("physician"), "GET", RoutePaths.Of(clinic, row.Path));
            var policy = string.Join(';', answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? values : []);

            Assert.True(policy.Contains("default-src 'none'", StringComparison.Ordinal), $"{row.Path}: {policy}");
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Theory]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/assets/....//....//etc/passwd")]
    [InlineData("/assets/site.css%00.js")]
    [InlineData("/patients/..%2f..%2faudit")]
    public async Task No_path_leads_to_a_disk(string path)
    {
        using var answer = await clinic.As("physician").GetAsync(path, Ending);

        Assert.True((int)answer.StatusCode is 400 or 404, $"{(int)answer.StatusCode}");
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_too_deep_is_refused_in_words()
    {
        var nurse = clinic.As("nurse");
        var token = await ClinicUnderTest.TokenOn(nurse, "/patients/import");
        async Task<(int Status, string Page)> Upload(byte[] bytes)
        {
            using MultipartFormDataContent form = new()
            {
                { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("import"), "_handler" },
                { new ByteArrayContent(bytes), "file", "x.json" },
            };
            using HttpRequestMessage request = new(HttpMethod.Post, "/patients/import") { Content = form };
            request.Headers.ExpectContinue = true; // so that a refusal comes before the body
            using var answer = await nurse.SendAsync(request, Ending);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ending));
        }

        var deep = await Upload([.. Enumerable.Repeat((byte)'[', 200_000)]);
        Assert.Equal(200, deep.Status);
        Assert.Contains("Nothing was kept", deep.Page, StringComparison.Ordinal);
        Assert.Equal(413, (await Upload(new byte[17 << 20])).Status);
    }

    [Fact]
    public void A_route_without_a_row_and_a_row_without_a_route_stop_the_server()
    {
        RouteTable table = new([new("GET", "/a", [RouteRow.Anyone], "there")]);
        Endpoint Route(string path) => new RouteEndpoint(
            _ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(path), 0,
            new(new HttpMethodMetadata(["GET"])), path);

        table.Check([Route("/a")]);

        Assert.Contains("/b", Assert.Throws<InvalidOperationException>(() => table.Check([Route("/a"), Route("/b")])).Message);
        Assert.Contains("/a", Assert.Throws<InvalidOperationException>(() => table.Check([])).Message);
    }

    static Task<HttpResponseMessage> Ask(HttpClient client, string method, string path)
    {
        HttpRequestMessage request = new(new(method), path);
        if (method == "GET" && path.EndsWith("/stream", StringComparison.Ordinal))
            return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ending);
        return client.SendAsync(request, Ending);
    }

    // To sign-in, or not allowed. A missing form token is not what is asked here: who may not come in is told that first.
    static bool IsRefused(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
        || (answer.StatusCode == HttpStatusCode.Redirect
            && answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true);
}
