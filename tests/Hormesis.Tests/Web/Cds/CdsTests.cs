using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Fhir;
using static Hormesis.Tests.Web.ServerUnderTest;

namespace Hormesis.Tests.Web.Cds;

/// <summary>CDS Hooks: the verdict of the command line's rules, on cards.</summary>
public sealed class CdsTests(ServerUnderTest server) : IClassFixture<ServerUnderTest>
{
    const string View = "cds-services/hormesis-patient-view", Select = "cds-services/hormesis-order-select";

    [Fact]
    public async Task Discovery_names_both_services_with_what_they_want_sent_along()
    {
        var services = (await server.Get("cds-services")).Json.GetProperty("services").EnumerateArray().ToList();

        Assert.Equal(["patient-view", "order-select"], services.Select(s => s.GetProperty("hook").GetString()));
        Assert.All(services, s => Assert.Contains("{{context.patientId}}", s.GetProperty("prefetch").ToString(), StringComparison.Ordinal));
        Assert.All(services, s => Assert.NotEmpty(s.GetProperty("description").GetString()!));
    }

    [Theory]
    [InlineData("eligible.json", "info")]
    [InlineData("g6pd-20.json", "critical")]
    [InlineData("g6pd-missing.json", "warning")]
    [InlineData("history-missing.json", "warning")]
    [InlineData("platelets-80.json", "critical")]
    [InlineData("platelets-120.json", "warning")]
    [InlineData("child.json", "critical")]
    [InlineData("pregnant.json", "critical")]
    public async Task A_record_sent_along_gets_the_verdict_of_the_same_rules(string example, string indicator)
    {
        var facts = FhirImport.Read(Example(example)).Facts;
        var verdict = Screening.Ask(facts, ClinicalProfiles.Get(ClinicalProfiles.Default), new(), Day, RulesInForce.Shipped);

        var card = Card(await server.Post(View, Call("patient-view", facts.Id, Record(example))));

        Assert.Equal(indicator, card.GetProperty("indicator").GetString());
        Assert.True(card.GetProperty("summary").GetString()!.Length <= 140);
        Assert.True(Guid.TryParse(card.GetProperty("uuid").GetString(), out _));
        var detail = card.GetProperty("detail").GetString()!;
        foreach (var finding in verdict.Findings.Where(f => f.Answer is Answer.Excluded or Answer.Caution))
        {
            Assert.Contains($"**{finding.Rule} {finding.Answer.ToString().ToLowerInvariant()}", detail, StringComparison.Ordinal);
            Assert.Contains(Hormesis.Web.Cds.Cards.Escaped(finding.Source), detail, StringComparison.Ordinal);
        }
        Assert.Contains("Research software", detail, StringComparison.Ordinal);
        Assert.NotEmpty(card.GetProperty("source").GetProperty("label").GetString()!);
        Assert.All(card.GetProperty("links").EnumerateArray(), l => Assert.Equal("absolute", l.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_patient_who_is_kept_here_needs_nothing_sent_along()
    {
        var kept = Card(await server.Post(View, Call("patient-view", Man)));

        Assert.Equal(Card(await server.Post(View, Call("patient-view", Man, Record("eligible.json")))).GetProperty("detail").GetString(),
            kept.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_record_that_is_not_whole_is_none()
    {
        (await server.Post(View, Call("patient-view", "stranger"))).Refuses(412, "prefetch");
        var partial = Parts("eligible.json", "stranger");
        partial.Remove("conditions");
        (await server.Post(View, Call("patient-view", "stranger", partial))).Refuses(412, "prefetch.conditions");

        foreach (var key in Parts("eligible.json", "stranger").Select(p => p.Key).ToList())
        {
            var without = Parts("eligible.json", "stranger");
            without[key] = null;
            (await server.Post(View, Call("patient-view", "stranger", without))).Refuses(412, key);
        }
        var page = Parts("eligible.json", "stranger");
        page["observations"]!["total"] = 500;
        (await server.Post(View, Call("patient-view", "stranger", page))).Refuses(412, "500");

        Assert.Equal(200, (await server.Post(View, Call("patient-view", "stranger", Parts("eligible.json", "stranger")))).Code);
    }

    [Fact]
    public async Task The_record_of_another_patient_is_refused() =>
        (await server.Post(View, Call("patient-view", Woman, Record("eligible.json")))).Refuses(400, Woman);

    [Theory]
    [InlineData("Ozone autohaemotherapy", true)]
    [InlineData("Große Eigenblutbehandlung mit Ozon", true)]
    [InlineData("Amoxicillin 500 mg", false)]
    public async Task Only_an_order_of_ozone_is_answered(string order, bool isAnswered)
    {
        var answer = await server.Post(Select, Call("order-select", Man, Record("platelets-120.json"), order));

        var cards = answer.Json.GetProperty("cards").EnumerateArray().ToList();
        Assert.Equal(isAnswered ? 1 : 0, cards.Count);
        if (isAnswered) Assert.NotEmpty(cards[0].GetProperty("overrideReasons").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_is_offered_to_override_an_exclusion()
    {
        var card = Card(await server.Post(Select, Call("order-select", Man, Record("g6pd-20.json"), "ozone")));

        Assert.False(card.TryGetProperty("overrideReasons", out _));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"hook":"order-select"}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"one","context":{"userId":"Practitioner/1","patientId":"p"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"userId":"Practitioner/1"}}""")]
    [InlineData(
        """{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"userId":"x","patientId":"a b"}}""")]
    public async Task What_is_no_call_is_refused(string body) => (await server.Post(View, body)).Refuses(400);

    [Fact]
    public async Task Feedback_is_taken_or_refused()
    {
        const string good = """{"feedback":[{"card":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"overridden"}]}""";

        Assert.Equal(200, (await server.Post($"{View}/feedback", good)).Code);
        (await server.Post($"{View}/feedback", good.Replace("overridden", "liked", StringComparison.Ordinal))).Refuses(400, "liked");
        (await server.Post("cds-services/none/feedback", good)).Refuses(404);
        (await server.Post("cds-services/none", "{}")).Refuses(404);
    }

    [Fact]
    public async Task What_a_record_says_cannot_become_a_link_or_markup()
    {
        var record = Encoding.UTF8.GetString(Example("epilepsy.json"))
            .Replace("\"Epilepsy", "\"Epilepsy [x](http://evil) <b>", StringComparison.Ordinal);

        var answer = await server.Post(View, Call("patient-view", Man, Record(JsonNode.Parse(record)!)));
        var detail = Card(answer).GetProperty("detail").GetString()!;

        Assert.DoesNotContain("<b>", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](", detail, StringComparison.Ordinal);
    }

    static JsonElement Card(Response answer)
    {
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Json.GetProperty("cards").EnumerateArray().Single();
    }

    static JsonObject Record(string example) => Record(JsonNode.Parse(Example(example))!);

    static JsonObject Record(JsonNode bundle) => new() { ["record"] = bundle };

    /// <summary>The example as a server would send it that fills in the templates, of a patient of another id.</summary>
    static JsonObject Parts(string example, string id)
    {
        var whole = JsonNode.Parse(Encoding.UTF8.GetString(Example(example)).Replace(Man, id, StringComparison.Ordinal)
            .Replace($"urn:uuid:{id}", $"Patient/{id}", StringComparison.Ordinal))!;
        var resources = whole["entry"]!.AsArray().Select(e => e!["resource"]!).ToList();
        JsonNode Of(string type)
        {
            var some = resources.Where(r => r["resourceType"]!.GetValue<string>() == type)
                .Select(r => new JsonObject { ["resource"] = r.DeepClone() });
            JsonArray entries = [.. some];
            JsonObject bundle = new() { ["resourceType"] = "Bundle", ["type"] = "searchset", ["total"] = entries.Count };
            if (entries.Count > 0) bundle["entry"] = entries;
            return bundle;
        }
        return new()
        {
            ["patient"] = resources.Single(r => r["resourceType"]!.GetValue<string>() == "Patient").DeepClone(),
            ["observations"] = Of("Observation"),
            ["conditions"] = Of("Condition"),
            ["medicationRequests"] = Of("MedicationRequest"),
            ["medicationStatements"] = Of("MedicationStatement"),
            ["allergies"] = Of("AllergyIntolerance"),
            ["procedures"] = Of("Procedure"),
            ["histories"] = Of("QuestionnaireResponse"),
        };
    }

    static string Call(string hook, string patient, JsonObject? prefetch = null, string? order = null)
    {
        JsonObject context = new() { ["userId"] = "Practitioner/1", ["patientId"] = patient };
        if (order is not null)
        {
            context["selections"] = new JsonArray("ServiceRequest/o1");
            context["draftOrders"] = JsonNode.Parse($$$"""
                {"resourceType":"Bundle","type":"collection","entry":[{"resource":{
                 "resourceType":"ServiceRequest","id":"o1","status":"draft",
                "intent":"order","code":{"text":{{{JsonSerializer.Serialize(order)}}} },"subject":{"reference":"Patient/{{{patient}}}"} }}]}
                """);
        }
        JsonObject call = new() { ["hook"] = hook, ["hookInstance"] = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", ["context"] = context };
        if (prefetch is not null) call["prefetch"] = prefetch;
        return call.ToJsonString();
    }
}
