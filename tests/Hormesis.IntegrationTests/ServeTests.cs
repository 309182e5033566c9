using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Hormesis.IntegrationTests;

/// <summary>serve as a program of its own: what it prints, how it ends, and its answers before other programs' validators.</summary>
public sealed class ServeTests : InFolder
{
    [Fact]
    public async Task Served_until_it_is_asked_to_end()
    {
        using var serve = Start(out var address, out var token);
        using var client = Client(address, token);

        var discovered = await client.GetStringAsync("cds-services", TestContext.Current.CancellationToken);

        Assert.Contains("hormesis-patient-view", discovered, StringComparison.Ordinal);
        using (var stranger = new HttpClient { BaseAddress = new(address) })
        {
            var refused = await stranger.GetAsync("fhir/Patient", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
        using (Process.Start("kill", ["-INT", $"{serve.Id}"]))
            Assert.True(serve.WaitForExit(TimeSpan.FromSeconds(60)), "it did not end");
        Assert.Equal(0, serve.ExitCode);
    }

    [Fact]
    public async Task Its_answers_are_valid_fhir()
    {
        using var serve = Start(out var address, out var token);
        try
        {
            using var client = Client(address, token);
            string[] asked =
            [
                "fhir/metadata", "fhir/Observation?code=777-3", "fhir/Patient?_count=2", "fhir/Observation?patient=none",
                "fhir/Patient/none", "fhir/Patient?colour=red", "fhir/Questionnaire/history",
            ];
            List<string> files = [];
            foreach (var path in asked)
                files.Add(await Keep(await client.GetAsync(path, TestContext.Current.CancellationToken), files.Count));
            foreach (var body in Bodies())
            {
                using StringContent content = new(body, Encoding.UTF8, "application/fhir+json");
                files.Add(await Keep(await client.PostAsync("fhir", content, TestContext.Current.CancellationToken), files.Count));
            }

            var run = Tool.Run("node", Tool.Path("tests", "peers"), [Tool.Path("tests", "peers", "validate-fhir.mjs"), .. files]);

            Assert.True(run.Status == 0, run.Out);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
            serve.WaitForExit();
        }
    }

    [Fact]
    public async Task What_is_sent_to_a_store_is_there_when_it_is_served_again()
    {
        string[] store = ["--data", In("store"), "--recordings", In("recordings"), "--first-admin", "kim"];
        string place;
        using (var serve = Start(out var address, out var token, store))
        {
            using var client = Client(address, token);
            using StringContent person = new(
                """{"resourceType":"Patient","name":[{"family":"Kept"}]}""", Encoding.UTF8, "application/fhir+json");
            var made = await client.PostAsync("fhir/Patient", person, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            place = new Uri(new Uri(address), made.Headers.Location!).AbsolutePath;
            using (Process.Start("kill", ["-KILL", $"{serve.Id}"])) serve.WaitForExit();
        }

        using var again = Start(out var other, out var next, store);
        try
        {
            using var client = Client(other, next);
            Assert.Contains(
                "Kept", await client.GetStringAsync(place.Split("/_history")[0], TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }
        finally
        {
            again.Kill(entireProcessTree: true);
            again.WaitForExit();
        }
        Assert.Equal(0, Tool.Hormesis("verify", In("store")).Status);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--urls", "https://localhost:0")]
    [InlineData("--load", "no-such-folder")]
    [InlineData("--token-file", "no-such-file")]
    [InlineData("--first-admin", "kim")]
    [InlineData("--otlp", "http://127.0.0.1:4318")]
    public void What_cannot_be_served_is_refused_in_one_line(string option, string value)
    {
        var run = Tool.Hormesis("serve", option, value);

        Assert.Equal(2, run.Status);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    static IEnumerable<string> Bodies()
    {
        const string person = """{"resourceType":"Patient","name":[{"family":"Sent"}]}""";
        foreach (var type in (string[])["transaction", "batch"])
        {
            yield return $$$"""
                {"resourceType":"Bundle","type":"{{{type}}}","entry":[{"resource":{{{person}}},"request":{"method":"POST","url":"Patient"}},
                {"request":{"method":"GET","url":"Patient?family=Sent"}}]}
                """;
        }
        yield return """{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"DELETE","url":"Patient/x"}}]}""";
        yield return person;
    }

    async Task<string> Keep(HttpResponseMessage response, int number)
    {
        var file = In($"answer-{number}.json");
        await File.WriteAllTextAsync(
            file, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return file;
    }

    static Process Start(out string address, out string token, params string[] more)
    {
        var serve = Tool.Start(
            Tool.Path("hormesis"), Tool.Root,
            [
                "serve", "--urls", "http://127.0.0.1:0", "--json",
                .. more.Length > 0 ? more : ["--load", Tool.Path("examples", "patients")],
            ]);
        var said = new StringBuilder();
        while (serve.StandardOutput.ReadLine() is { } line)
        {
            said.AppendLine(line);
            if (line == "}") break;
        }
        using var document = JsonDocument.Parse(said.ToString());
        address = document.RootElement.GetProperty("addresses")[0].GetString()! + "/";
        token = document.RootElement.GetProperty("token").GetString()!;
        return serve;
    }

    static HttpClient Client(string address, string token)
    {
        HttpClient client = new() { BaseAddress = new(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
