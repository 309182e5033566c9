using System.Net;
using System.Text.RegularExpressions;
using Hormesis.Clinic.Protocol;
using Hormesis.Store;
using Hormesis.Tests.Web.Charts;
using Hormesis.Web;
using Hormesis.Web.Access;
using Hormesis.Web.Keeping;
using Hormesis.Web.Sample;

namespace Hormesis.Tests.Web.Access;

/// <summary>The whole application with the sample clinic, over HTTP on this computer, and a browser of its own for each role.</summary>
public sealed partial class ClinicUnderTest : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();
    readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);
    ClinicStore? store;
    Server? server;

    public Uri Address { get; private set; } = new("http://127.0.0.1");
    public ClinicStore Store => store!; // set by InitializeAsync

    public async ValueTask InitializeAsync()
    {
        store = await Stores.Open(folder.File("store"), new(), CancellationToken.None);
        server = new(new()
        {
            Endpoints = [new(IPAddress.Loopback, 0)],
            Token = "0123456789abcdef0123456789abcdef",
            Profile = ClinicalProfiles.Get(ClinicalProfiles.Default),
            Day = () => SomeClinic.Today,
            Limits = new() { Connections = 256 },
            Application = new()
            {
                Store = store,
                Access = new() { PasswordRounds = 1000, LooksAgain = TimeSpan.FromMilliseconds(50) },
                Live = new() { Folder = folder.File("sessions"), Node = "test" },
                Samples = SampleAccount.All.Where(a => a.Secret is not null).ToDictionary(a => a.Name, a => a.Secret!),
            },
        });
        await server.Start(CancellationToken.None);
        await server.FillWithSamples();
        Address = new(server.Addresses.First());
        foreach (var account in SampleAccount.All.Where(a => !clients.ContainsKey(a.Name)))
            clients[account.Name] = await SignIn(account);
    }

    /// <summary>Signed in; redirects are not followed.</summary>
    public HttpClient As(string name) => clients[name];

    /// <summary>A browser says where a form comes from.</summary>
    public HttpClient Anonymous()
    {
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return client;
    }

    /// <summary>Somebody new, who has no second factor yet.</summary>
    public Task Employ(string name, Role role, string? fullName = null) =>
        server!.WithAccounts(a => a.Create(name, fullName ?? name, [role], SampleAccount.Password)); // started

    /// <summary>A further physician, signed in with a second factor.</summary>
    public async Task<HttpClient> EmployPhysician(string name)
    {
        var secret = Totp.NewSecret();
        await server!.WithAccounts(a => a.Create(name, "Dr " + name, [Role.Physician], SampleAccount.Password, secret)); // started
        var client = clients[name] = await SignInWithPassword(name);
        var code = Totp.CodeAt(secret, DateTimeOffset.UtcNow);
        using var answer = await Send(client, "/sign-in/code", "code", ("Input.Code", code));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>With name and password alone.</summary>
    public async Task<HttpClient> SignInWithPassword(string name)
    {
        var client = Anonymous();
        await Send(client, "/sign-in", "sign-in", ("Input.Name", name), ("Input.Password", SampleAccount.Password));
        return client;
    }

    /// <summary>The token of the form on a page.</summary>
    public static async Task<string> TokenOn(HttpClient client, string path) => TokenIn(await client.GetStringAsync(path));

    public static string TokenIn(string page) => Token().Match(page) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException("the page has no form");

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        if (server is not null)
        {
            await server.Stop();
            await server.DisposeAsync();
        }
        if (store is not null) await store.DisposeAsync();
        folder.Dispose();
    }

    async Task<HttpClient> SignIn(SampleAccount account)
    {
        var client = Anonymous();
        var answer = await Send(client, "/sign-in", "sign-in", ("Input.Name", account.Name), ("Input.Password", SampleAccount.Password));
        if (account.Secret is not null)
        {
            var page = await client.GetStringAsync("/sign-in/code");
            var code = Code().Match(page).Groups[1].Value;
            answer = await Post(client, "/sign-in/code", TokenIn(page), ("_handler", "code"), ("Input.Code", code));
        }
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    static async Task<HttpResponseMessage> Send(HttpClient client, string path, string handler, params (string, string)[] fields) =>
        await Post(client, path, await TokenOn(client, path), [("_handler", handler), .. fields]);

    public static Task<HttpResponseMessage> Post(
        HttpClient client, string path, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("data-sample-code>([0-9]{6})<")]
    private static partial Regex Code();
}
