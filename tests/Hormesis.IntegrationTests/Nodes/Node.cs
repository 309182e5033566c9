using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hormesis.IntegrationTests.Nodes;

/// <summary>One node of a clinic as a process of its own, and somebody's browser on it.</summary>
sealed partial class Node : IDisposable
{
    readonly Process process;
    readonly HttpClient client;

    /// <param name="cookies">Of the browser, which are the same for every node.</param>
    /// <param name="arguments">demo or serve, and what goes with it.</param>
    public Node(CookieContainer cookies, params string[] arguments)
    {
        process = Tool.Start(Tool.Path("hormesis"), Tool.Root, [.. arguments, "--json"]);
        Address = AddressOf(process);
        client = new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        client.DefaultRequestHeaders.Add("Origin", Address);
    }

    public string Address { get; }

    public async Task SignIn(string name, string password)
    {
        var answer = await Post("/sign-in", ("_handler", "sign-in"), ("Input.Name", name), ("Input.Password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer);
    }

    public async Task<string> Page(string path) => await client.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Sends a form of a page, with its token.</summary>
    /// <param name="path">Where to; the token comes from <paramref name="page"/> when that is another one.</param>
    public async Task<HttpStatusCode> Post(string path, params (string Name, string Value)[] fields) => await PostFrom(path, path, fields);

    public async Task<HttpStatusCode> PostFrom(string page, string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Page(page)).Groups[1].Value;
        using FormUrlEncodedContent content = new(
            [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = content };
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Follows a session as a page does, until the line ends.</summary>
    public async Task<Follower> Follow(Guid session)
    {
        var answer = await client.GetAsync(
            $"/sessions/{session}/stream", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new(answer.StatusCode == HttpStatusCode.OK ? answer : throw new HttpRequestException($"{answer.StatusCode}"));
    }

    /// <summary>SIGKILL: nothing of it runs after.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        client.Dispose();
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    // The document is indented: it ends with the first line that is a brace alone.
    static string AddressOf(Process process)
    {
        List<string> lines = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line == "}") break;
        }
        if (lines.Count == 0) throw new InvalidOperationException(process.StandardError.ReadToEnd());
        using var document = JsonDocument.Parse(string.Join('\n', lines));
        return document.RootElement.TryGetProperty("address", out var one)
            ? one.GetString()!
            : document.RootElement.GetProperty("addresses")[0].GetString()!;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
