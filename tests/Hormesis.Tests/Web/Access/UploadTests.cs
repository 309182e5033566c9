using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Hormesis.Tests.Web.Access;

/// <summary>What is too much, too deep or too long is refused in one plain answer, and the server answers the next as before.</summary>
public sealed class UploadTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    const string Fhir = "application/fhir+json";

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["deep lists"] = new('[', 1_000_000),
        ["deep objects"] = Many("{\"a\":", 300_000, ""),
        ["a long list"] = $"[{Many("0", 2_000_000)}]",
        ["many entries"] = $$"""{"resourceType":"Bundle","type":"collection","entry":[{{Many("{}", 500_000)}}]}""",
        ["a long transaction"] = $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{Many("null", 500_000)}}]}""",
        ["many names"] = $$"""{"resourceType":"Patient","name":[{{Many("{}", 200_000)}}]}""",
        ["a long number"] = $$"""{"resourceType":"Patient","id":"x","birthDate":{{new string('9', 900_000)}}}""",
        ["a text without end"] = "\"" + new string('x', 900_000),
        ["nothing"] = "",
        ["zeros"] = "\0\0\0\0",
        ["half a character"] = "\ud800",
    };

    public static TheoryData<string> Documents => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_file_for_a_chart(string name)
    {
        var nurse = clinic.As("nurse");
        var before = Charts();
        using MultipartFormDataContent form = new()
        {
            { new StringContent(await ClinicUnderTest.TokenOn(nurse, "/patients/import")), "__RequestVerificationToken" },
            { new StringContent("import"), "_handler" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(All[name])), "file", "x.json" },
        };

        using var answer = await nurse.PostAsync("/patients/import", form, Ending);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Nothing was kept", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        Assert.Equal(before, Charts());
        await StillAnswers();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_resource_for_the_API(string name)
    {
        var before = Charts();
        foreach (var path in (string[])["/fhir", "/fhir/Patient"])
        {
            using StringContent body = new(All[name], Encoding.UTF8, Fhir);
            await RefusedPlainly(await Api().PostAsync(path, body, Ending), Fhir);
        }
        Assert.Equal(before, Charts());
        await StillAnswers();
    }

    [Fact]
    public async Task A_form_beyond_its_rows_limit()
    {
        var nurse = clinic.As("nurse");
        var token = await ClinicUnderTest.TokenOn(nurse, "/account");
        var large = Encoding.ASCII.GetBytes($"__RequestVerificationToken={Uri.EscapeDataString(token)}&given={new string('x', 65 << 10)}");
        foreach (var isChunked in (bool[])[false, true])
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/patients/new") { Content = Form(large, isChunked) };
            request.Headers.TransferEncodingChunked = isChunked;
            request.Headers.ExpectContinue = true;
            using var answer = await nurse.SendAsync(request, Ending);
            Assert.Equal(413, (int)answer.StatusCode);
            await RefusedPlainly(answer, "text/html");
        }
        await StillAnswers();
    }

    [Fact]
    public async Task A_form_of_many_fields_or_long_names()
    {
        var nurse = clinic.As("nurse");
        var token = Uri.EscapeDataString(await ClinicUnderTest.TokenOn(nurse, "/account"));
        foreach (var fields in (string[])[
            string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1")), string.Join('&', Enumerable.Repeat("given=1", 5000)),
            new string('n', 10_000) + "=1", string.Concat(Enumerable.Repeat("a[", 4000)) + "=1", "given=%00", "given=%zz", "&&&&===&"])
        {
            var body = Encoding.ASCII.GetBytes($"{fields}&__RequestVerificationToken={token}&_handler=enrol");
            using HttpRequestMessage request = new(HttpMethod.Post, "/patients/new") { Content = Form(body, isChunked: false) };
            using var answer = await nurse.SendAsync(request, Ending);
            Assert.True((int)answer.StatusCode is 200 or 400, $"{fields[..8]}: {(int)answer.StatusCode}");
        }
        await StillAnswers();
    }

    [Fact]
    public async Task A_body_without_a_length_beyond_what_the_API_takes()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/fhir/Patient")
        {
            Content = new StreamContent(new MemoryStream(new byte[3 << 20])),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.ExpectContinue = true;
        request.Content.Headers.ContentType = new(Fhir);

        var answer = await Api().SendAsync(request, Ending);

        Assert.Equal(413, (int)answer.StatusCode);
        await RefusedPlainly(answer, Fhir);
        await StillAnswers();
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=\"x\"")]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task A_body_that_is_no_form(string type)
    {
        using ByteArrayContent body = new("--x\r\nthis is no part"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        await RefusedPlainly(await clinic.As("nurse").PostAsync("/patients/new", body, Ending), "text/html");
    }

    static string Many(string what, int times, string between = ",") => string.Join(between, Enumerable.Repeat(what, times));

    static ByteArrayContent Form(byte[] bytes, bool isChunked)
    {
        ByteArrayContent content = new(bytes);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        if (isChunked) content.Headers.ContentLength = null;
        return content;
    }

    HttpClient Api()
    {
        HttpClient client = new() { BaseAddress = clinic.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", EmptyClinic.Token);
        return client;
    }

    static async Task RefusedPlainly(HttpResponseMessage answer, string type)
    {
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Ending);
        Assert.InRange(text.Length, 20, 20_000);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    int Charts()
    {
        using var store = clinic.Store.Read();
        return store.Chart.Count();
    }

    async Task StillAnswers()
    {
        using var live = await clinic.As("viewer").GetAsync("/patients", Ending);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }
}
