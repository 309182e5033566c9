using System.Text.Json;
using static Hormesis.Tests.Web.ServerUnderTest;

namespace Hormesis.Tests.Web.Fhir;

/// <summary>Reading, searching and what the server says of itself.</summary>
public sealed class ReadingTests(ServerUnderTest server) : IClassFixture<ServerUnderTest>
{
    [Fact]
    public async Task What_is_kept_can_be_read_with_its_version()
    {
        var answer = await server.Get($"fhir/Patient/{Man}");

        Assert.Equal(200, answer.Code);
        Assert.Equal("W/\"1\"", answer.Headers["ETag"]);
        Assert.Equal("1", answer.Json.GetProperty("meta").GetProperty("versionId").GetString());
        Assert.Equal(304, (await server.Get($"fhir/Patient/{Man}", ("If-None-Match", "W/\"1\""))).Code);
        Assert.Equal(200, (await server.Get($"fhir/Patient/{Man}", ("If-None-Match", "W/\"2\""))).Code);
        Assert.Equal(answer.Text, (await server.Get($"fhir/Patient/{Man}/_history/1")).Text);
        (await server.Get($"fhir/Patient/{Man}/_history/2")).Refuses(404, "version");
    }

    [Fact]
    public async Task A_resource_keeps_every_element_that_it_came_with()
    {
        using var example = JsonDocument.Parse(Example("eligible.json"));
        foreach (var entry in example.RootElement.GetProperty("entry").EnumerateArray())
        {
            var sent = entry.GetProperty("resource");
            var read = (await server.Get($"fhir/{sent.GetProperty("resourceType")}/{sent.GetProperty("id")}")).Json;

            Assert.Equal(Names(sent).Where(n => n != "meta"), Names(read).Where(n => n != "meta"));
            foreach (var name in Names(sent).Where(n => n is not ("meta" or "subject" or "encounter" or "context" or "requester")))
                Assert.True(SameButReferences(sent.GetProperty(name), read.GetProperty(name)), $"{sent.GetProperty("id")} {name}");
        }
    }

    [Fact]
    public async Task All_of_a_patient_comes_with_everything()
    {
        var answer = await server.Get($"fhir/Patient/{Man}/$everything");
        using var example = JsonDocument.Parse(Example("eligible.json"));

        var sent = example.RootElement.GetProperty("entry").EnumerateArray().Select(e => IdOf(e.GetProperty("resource")));
        Assert.Equal(sent.Order(StringComparer.Ordinal), answer.Entries.Select(IdOf).Order(StringComparer.Ordinal));
        (await server.Get("fhir/Patient/nobody/$everything")).Refuses(404);
    }

    // Each of them is asked of the bundles themselves as well, by a plain walk that knows no index.
    [Theory]
    [InlineData("Observation?patient=" + Man, "Observation", Man, "")]
    [InlineData("Observation?patient=Patient/" + Man, "Observation", Man, "")]
    [InlineData("Observation?subject=Patient/" + Woman, "Observation", Woman, "")]
    [InlineData("Observation?patient=" + Man + "&code=777-3", "Observation", Man, "777-3")]
    [InlineData("Observation?code=http://loinc.org|718-7", "Observation", "", "718-7")]
    [InlineData("Observation?code=http://loinc.org|718-7,http://loinc.org|777-3", "Observation", "", "718-7 777-3")]
    [InlineData("Observation?code=http://snomed.info/sct|718-7", "Observation", "", "none")]
    [InlineData("Observation?patient=" + Child + "&status=final", "Observation", Child, "")]
    [InlineData("Observation?patient=" + Child + "&status=preliminary", "Observation", Child, "none")]
    [InlineData("Condition?patient=" + Man, "Condition", Man, "")]
    [InlineData("MedicationRequest?patient=" + Man, "MedicationRequest", Man, "")]
    [InlineData("QuestionnaireResponse?patient=" + Woman, "QuestionnaireResponse", Woman, "")]
    [InlineData("Patient?gender=female", "Patient", "", "female")]
    [InlineData("Patient?_id=" + Child, "Patient", Child, "")]
    public async Task A_search_finds_what_a_walk_through_all_finds(string search, string type, string patient, string words)
    {
        var answer = await server.Get($"fhir/{search}&_count=1000");

        Assert.Equal(Walked(type, patient, words), answer.Entries.Select(IdOf).Order(StringComparer.Ordinal));
        Assert.Equal(answer.Entries.Count, answer.Total);
    }

    [Theory]
    [InlineData("ge")]
    [InlineData("le")]
    [InlineData("gt")]
    [InlineData("lt")]
    [InlineData("eq")]
    [InlineData("ne")]
    [InlineData("")]
    public async Task A_day_divides_what_there_is(string prefix)
    {
        var patient = $"dated-{(prefix.Length > 0 ? prefix : "none")}";
        string[] days =
        [
            "2026-01-05", "2026-01-06T23:59:59Z", "2026-01-07", "2026-01-07T12:00:00+01:00", "2026-01-08T00:00:00Z", "2026-02",
        ];
        foreach (var day in days) Assert.Equal(201, (await server.Post("fhir/Observation", Dated(patient, day))).Code);

        var found = (await server.Get($"fhir/Observation?subject=Patient/{patient}&date={prefix}2026-01-07")).Entries;

        var expected = prefix switch
        {
            "lt" => days[..2],
            "le" => days[..4],
            "gt" => days[4..],
            "ge" => days[2..],
            "ne" => [.. days[..2], .. days[4..]],
            _ => days[2..4],
        };
        Assert.Equal(expected, found.Select(o => o.GetProperty("effectiveDateTime").GetString()));
    }

    static string Dated(string patient, string day) => $$$"""
        {"resourceType":"Observation","status":"final","subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"{{{day}}}",
        "code":{"coding":[{"system":"urn:test","code":"dated"}]},"valueString":"x"}
        """;

    [Theory]
    [InlineData("_count=1")]
    [InlineData("_count=7&_sort=date")]
    [InlineData("_count=20&_sort=-date")]
    public async Task Pages_together_are_the_whole_each_resource_once(string asked)
    {
        List<string> ids = [];
        List<string> days = [];
        var next = $"fhir/Observation?patient={Man}&{asked}";
        for (var pages = 0; next is not null; pages++)
        {
            Assert.True(pages < 100, "pages without end");
            var answer = await server.Get(next);
            ids.AddRange(answer.Entries.Select(IdOf));
            days.AddRange(answer.Entries.Select(DayOf));
            next = answer.Json.GetProperty("link").EnumerateArray()
                .Where(l => l.GetProperty("relation").GetString() == "next").Select(l => l.GetProperty("url").GetString()).FirstOrDefault();
        }

        Assert.Equal(Walked("Observation", Man, ""), ids.Order(StringComparer.Ordinal));
        if (asked.EndsWith("=date", StringComparison.Ordinal)) Assert.Equal(days.Order(StringComparer.Ordinal), days);
        if (asked.EndsWith("-date", StringComparison.Ordinal)) Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
    }

    [Fact]
    public async Task A_search_by_form_finds_the_same()
    {
        var byForm = await server.Send(
            HttpMethod.Post, "fhir/Observation/_search", "code=777-3"u8.ToArray(), ("Content-Type", "application/x-www-form-urlencoded"));

        Assert.Equal((await server.Get("fhir/Observation?code=777-3")).Entries.Select(IdOf), byForm.Entries.Select(IdOf));
    }

    [Theory]
    [InlineData("Observation?date=yesterday", "prefix")]
    [InlineData("Observation?date=ap2026-01-01", "ap")]
    [InlineData("Observation?_count=-1", "_count")]
    [InlineData("Observation?_count=x", "_count")]
    [InlineData("Observation?patient.name=x", "reference")]
    [InlineData("Observation?code=|", "code")]
    [InlineData("Observation?code:above=1", "modifier")]
    [InlineData("Observation?status:missing=perhaps", "true or false")]
    [InlineData("Observation?_sort=colour", "_sort")]
    public async Task A_search_that_cannot_be_meant_is_refused(string search, string words) =>
        (await server.Get($"fhir/{search}")).Refuses(400, words);

    [Fact]
    public async Task An_unknown_parameter_is_named_or_refused_as_the_client_likes()
    {
        var lenient = await server.Get("fhir/Patient?favourite-colour=blue");

        Assert.Contains("favourite-colour", lenient.Text, StringComparison.Ordinal);
        (await server.Get("fhir/Patient?favourite-colour=blue", ("Prefer", "handling=strict"))).Refuses(400, "favourite-colour");
    }

    [Fact]
    public async Task The_server_says_what_it_can_do_and_does_it()
    {
        var statement = (await server.Get("fhir/metadata")).Json;

        Assert.Equal("CapabilityStatement", statement.GetProperty("resourceType").GetString());
        Assert.Equal("4.0.1", statement.GetProperty("fhirVersion").GetString());
        foreach (var resource in statement.GetProperty("rest")[0].GetProperty("resource").EnumerateArray())
        {
            var type = resource.GetProperty("type").GetString();
            Assert.Equal(200, (await server.Get($"fhir/{type}")).Code);
            foreach (var parameter in resource.GetProperty("searchParam").EnumerateArray())
            {
                var value = parameter.GetProperty("type").GetString() == "date" ? "2026" : "x";
                var url = $"fhir/{type}?{parameter.GetProperty("name")}={value}";
                Assert.True((await server.Get(url, ("Prefer", "handling=strict"))).Code == 200, url);
            }
        }
    }

    static IOrderedEnumerable<string> Walked(string type, string patient, string words)
    {
        List<string> found = [];
        foreach (var file in (string[])["eligible.json", "eligible-woman.json", "child.json"])
        {
            using var bundle = JsonDocument.Parse(Example(file));
            foreach (var entry in bundle.RootElement.GetProperty("entry").EnumerateArray())
            {
                var resource = entry.GetProperty("resource");
                var whose = type == "Patient" ? IdOf(resource)
                    : resource.TryGetProperty("subject", out var s) ? s.GetProperty("reference").GetString()!
                    : "";
                var isMeant = resource.GetProperty("resourceType").GetString() == type
                    && whose.EndsWith(patient, StringComparison.Ordinal)
                    && words.Split(' ').Any(w => w.Length == 0 || Coded(resource, w));
                if (isMeant) found.Add(IdOf(resource));
            }
        }
        return found.Order(StringComparer.Ordinal);
    }

    static bool Coded(JsonElement resource, string word) =>
        (resource.TryGetProperty("gender", out var gender) && gender.GetString() == word)
        || (resource.TryGetProperty("code", out var code) && code.TryGetProperty("coding", out var codings)
            && codings.EnumerateArray().Any(c => c.GetProperty("code").GetString() == word));

    static string IdOf(JsonElement resource) => resource.GetProperty("id").GetString()!;

    static string DayOf(JsonElement observation) =>
        DateTimeOffset.Parse(observation.GetProperty("effectiveDateTime").GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            .UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static IEnumerable<string> Names(JsonElement resource) => resource.EnumerateObject().Select(p => p.Name);

    static bool SameButReferences(JsonElement a, JsonElement b)
    {
        if (a.ValueKind == JsonValueKind.Object)
            return Names(a).SequenceEqual(Names(b))
                && Names(a).All(n => n == "reference" || SameButReferences(a.GetProperty(n), b.GetProperty(n)));
        if (a.ValueKind == JsonValueKind.Array)
            return a.GetArrayLength() == b.GetArrayLength()
                && a.EnumerateArray().Zip(b.EnumerateArray()).All(p => SameButReferences(p.First, p.Second));
        return a.GetRawText() == b.GetRawText() || a.ToString() == b.ToString();
    }
}
