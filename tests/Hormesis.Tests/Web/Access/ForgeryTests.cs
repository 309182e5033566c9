using System.Net.Http.Headers;
using System.Text;
using Hormesis.Web.Access;
using Hormesis.Web.Sample;

namespace Hormesis.Tests.Web.Access;

/// <summary>
/// Every row of the route table that changes something, sent by somebody who may, but not from a page of ours: refused, and nothing
/// of it is in the audit.
/// </summary>
public sealed class ForgeryTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    const string Origin = "Origin", Site = "Sec-Fetch-Site", Referer = "Referer";

    // What a form of ours could hold, so that one that came through would do something.
    static readonly (string, string)[] Fields =
    [
        ("_handler", "keep"), ("given", "Eve"), ("family", "Mallory"), ("sex", "Female"), ("born", "1990-01-01"), ("language", "de"),
        ("back", "/"), ("kind", "session"), ("at", "2026-11-01T10:00"), ("state", "Cancelled"), ("action", "acknowledge"),
        ("findings", "all is well"), ("new", "nine brown otters swimming"), ("again", "nine brown otters swimming"), ("order", "yes"),
        ("proof-password", SampleAccount.Password), ("serials", "FORGED-1"), ("lot", "L"), ("expires", "2030-01-01"),
    ];

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Changes
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (var row in RouteTable.Shipped.Where(r => !r.IsForToken && !r.Roles.Contains(RouteRow.Nobody)))
                foreach (var method in row.MethodList.Where(m => m != "GET")) rows.Add(method, row.Path);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Only_a_form_of_a_page_of_ours_changes_something(string method, string path)
    {
        var name = RoutePaths.Somebody(RouteTable.Shipped.Single(r => r.Path == path && r.MethodList.Contains(method)));
        var (client, ours) = (clinic.As(name), clinic.Address.GetLeftPart(UriPartial.Authority));
        var token = await ClinicUnderTest.TokenOn(client, "/account");
        var others = await ClinicUnderTest.TokenOn(clinic.As("viewer"), "/account");
        var place = RoutePaths.Of(clinic, path);
        var before = Done(name);

        foreach (var (sent, headers) in new (string?, (string, string)[])[]
        {
            (null, [(Origin, ours)]), ("", [(Origin, ours)]), (others, [(Origin, ours)]), (token[..^4] + "AAAA", [(Origin, ours)]),
            (token, [(Origin, "https://evil.example")]), (token, [(Origin, "null")]), (token, [(Origin, ours + ".evil.example")]),
            (token, [(Origin, ours.Replace("http:", "https:", StringComparison.Ordinal))]),
            (token, [(Origin, ours), (Site, "cross-site")]), (token, [(Origin, ours), (Site, "same-site")]),
            (token, [(Referer, ours + "/account")]), (null, [(Site, "same-origin")]),
        })
        {
            var status = await Send(client, method, place, sent, headers);
            Assert.True(status is 400 or 403, $"{method} {path} with {string.Join(' ', headers)}: {status}");
        }

        Assert.Equal(before, Done(name));
    }

    [Fact]
    public async Task And_a_form_of_ours_does()
    {
        var client = clinic.As("physician");
        var place = RoutePaths.Of(clinic, "/patients/{Patient}/screening");
        var before = Done("physician");

        var status = await Send(
            client, "POST", place, await ClinicUnderTest.TokenOn(client, "/account"),
            [(Origin, clinic.Address.GetLeftPart(UriPartial.Authority))]);

        Assert.Equal(200, status);
        Assert.True(Done("physician") > before);
    }

    [Theory]
    [InlineData("POST", "/fhir/Patient")]
    [InlineData("PUT", "/fhir/Patient/forged")]
    [InlineData("POST", "/fhir")]
    [InlineData("POST", "/cds-services/ozone-order-select")]
    public async Task The_API_asks_for_its_token_and_for_no_form(string method, string path)
    {
        using HttpRequestMessage request = new(new(method), path);
        request.Content = new StringContent("""{"resourceType":"Patient","id":"forged"}""", Encoding.UTF8, "application/fhir+json");
        using (var answer = await clinic.As("physician").SendAsync(request, Ending)) Assert.Equal(401, (int)answer.StatusCode);

        using HttpRequestMessage again = new(new(method), path);
        again.Content = new StringContent("""{"resourceType":"Nothing"}""", Encoding.UTF8, "application/fhir+json");
        again.Headers.Authorization = new AuthenticationHeaderValue("Bearer", EmptyClinic.Token);
        using HttpClient client = new() { BaseAddress = clinic.Address };
        using var told = await client.SendAsync(again, Ending);
        Assert.True((int)told.StatusCode is not (401 or 403) && (int)told.StatusCode < 500, $"{(int)told.StatusCode}");
    }

    static async Task<int> Send(HttpClient like, string method, string path, string? token, (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(new(method), path);
        // The client says where it comes from by itself, and must not here.
        var origin = headers.FirstOrDefault(h => h.Name == Origin).Value;
        request.Headers.Add(Origin, origin ?? "");
        foreach (var (name, value) in headers.Where(h => h.Name != Origin)) request.Headers.Add(name, value);
        var fields = token is null ? Fields : [("__RequestVerificationToken", token), .. Fields];
        request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await like.SendAsync(request, Ending);
        return (int)answer.StatusCode;
    }

    // What stands in the audit of this person, but for what they read and how they came in.
    int Done(string name)
    {
        using var store = clinic.Store.Read();
        var id = store.Users.Single(u => u.UserName == name).Id;
        return store.Audit.Count(e => e.AccountId == id && e.Action != "read" && e.Action != "refused");
    }
}
