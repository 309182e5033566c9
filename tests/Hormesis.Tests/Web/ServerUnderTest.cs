using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hormesis.Clinic.Protocol;
using Hormesis.Tests.House;
using Hormesis.Web;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web;

/// <summary>A server on a free port of this computer that keeps three example patients, and a client that brings its token.</summary>
public sealed class ServerUnderTest : IAsyncLifetime
{
    public const string Token = "a-token-that-only-the-tests-know";
    public const string Man = "98671a34-1c6e-4569-a1bc-6ee40c8d03a5", Woman = "ee9f8dd8-72d2-4769-8020-89e504b1504b",
        Child = "1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06";
    public static readonly DateOnly Day = new(2026, 11, 1);

    static readonly string[] Examples = ["eligible.json", "eligible-woman.json", "child.json"];

    readonly Server server = new(new()
    {
        Endpoints = Listening.Parse("http://127.0.0.1:0"),
        Token = Token,
        Profile = ClinicalProfiles.Get(ClinicalProfiles.Default),
        Day = () => Day,
    });

    public HttpClient Client { get; } = new();

    /// <summary>An example patient; the results that the project added have ids of their own in each.</summary>
    public static byte[] Example(string name) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(AsItIs(name))
            .Replace("\"added-", $"\"added-{Path.GetFileNameWithoutExtension(name)}-", StringComparison.Ordinal));

    public static byte[] AsItIs(string name) => File.ReadAllBytes(Repository.Path("examples", "patients", name));

    public (int Kept, int Skipped) Load(byte[] bundle) => server.Load(bundle);

    public async ValueTask InitializeAsync()
    {
        foreach (var example in Examples) server.Load(Example(example));
        await server.Start(TestContext.Current.CancellationToken);
        Client.BaseAddress = new(server.Addresses.Single() + "/");
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.Stop();
        await server.DisposeAsync();
    }

    public Task<Response> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Response> Post(string path, string body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), headers);

    public Task<Response> Put(string path, string body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>The body goes as FHIR JSON unless a header says otherwise.</summary>
    public async Task<Response> Send(HttpMethod method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/fhir+json");
        }
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type") request.Content!.Headers.Remove(name);
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var headersOfAnswer = response.Headers.Concat(response.Content.Headers).ToDictionary(
            h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new(response.StatusCode, headersOfAnswer, bytes);
    }
}

/// <summary>What came back.</summary>
public sealed record Response(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    public int Code => (int)Status;

    public bool IsRefusal => Code is >= 400 and < 500;

    public IReadOnlyList<JsonElement> Entries =>
        Json.TryGetProperty("entry", out var list) ? [.. list.EnumerateArray().Select(e => e.GetProperty("resource"))] : [];

    public int Total => Json.GetProperty("total").GetInt32();

    /// <summary>That it is refused with this status and an OperationOutcome whose words contain this.</summary>
    public void Refuses(int status, string words = "")
    {
        Assert.Equal(status, Code);
        CheckOutcome();
        Assert.Contains(words, Json.GetProperty("issue")[0].GetProperty("diagnostics").GetString()!, StringComparison.Ordinal);
    }

    /// <summary>That it is an OperationOutcome as R4 has it, in one line that is no riddle.</summary>
    public void CheckOutcome()
    {
        Assert.StartsWith("application/fhir+json", Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("OperationOutcome", Json.GetProperty("resourceType").GetString());
        var issue = Json.GetProperty("issue")[0];
        Assert.Equal("error", issue.GetProperty("severity").GetString());
        Assert.NotEmpty(issue.GetProperty("code").GetString()!);
        var words = issue.GetProperty("diagnostics").GetString()!;
        Assert.True(words.Length > 10 && !words.Contains('\n', StringComparison.Ordinal), words);
        Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
    }
}
