using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Model.Numerics;
using Hormesis.Tests.Store.Fhir;

namespace Hormesis.Tests.Web;

/// <summary>
/// Ten thousand damaged bodies: what is no JSON and what breaks FHIR gets a 4xx with an OperationOutcome, nothing gets a 5xx, and what is
/// refused leaves nothing behind.
/// </summary>
public sealed class MutantTests(ServerUnderTest server) : IClassFixture<ServerUnderTest>
{
    const ulong Seed = 20261127;
    const string Call = "cds-services/hormesis-patient-view";

    /// <summary>More for a run by hand: HORMESIS_HTTP_MUTANTS=200000.</summary>
    static readonly int Half = (int.TryParse(
        Environment.GetEnvironmentVariable("HORMESIS_HTTP_MUTANTS"), CultureInfo.InvariantCulture, out var all) ? all : 10_000) / 2;

    // What each of them says of itself; every one of them is taken whole.
    static readonly (string Path, string Body)[] Valid = [.. Resources(), Bundle("transaction"), Bundle("batch"), Hook()];

    [Fact]
    public async Task Each_body_is_taken_before_it_is_damaged()
    {
        foreach (var (path, body) in Valid)
        {
            var answer = await server.Post(path, body);
            Assert.True(answer.Code is 200 or 201, $"{path}: {answer.Text}");
        }
    }

    [Fact]
    public async Task Damaged_bytes_are_refused_or_still_a_body()
    {
        Mutants[] mutants = [.. Valid.Select(v => new Mutants(Encoding.UTF8.GetBytes(v.Body)))];
        var refused = 0;
        for (var i = 0; i < Half; i++)
        {
            var which = i % Valid.Length;
            var body = mutants[which].Make(Seed, (ulong)i);

            var answer = await server.Send(HttpMethod.Post, Valid[which].Path, body);

            Check(answer, $"seed {Seed}, index {i}: {Encoding.UTF8.GetString(body)}");
            if (!IsJson(body)) Assert.True(answer.IsRefusal, $"index {i} is no JSON and was taken: {Encoding.UTF8.GetString(body)}");
            if (answer.IsRefusal) refused++;
        }
        Assert.InRange(refused, Half / 2, Half);
    }

    // Each change breaks FHIR R4 wherever it is made: an element of no name we know, nothing where something must be.
    [Fact]
    public async Task A_body_that_breaks_the_rules_of_fhir_is_refused_and_leaves_nothing_behind()
    {
        var before = await Totals();
        for (var i = 0; i < Half; i++)
        {
            RandomSource random = new(Seed, (ulong)(Half + i));
            var (path, body) = Valid[i % Valid.Length];
            var (broken, how) = Broken(body, path == "fhir" && body.Contains("\"batch\"", StringComparison.Ordinal), random);

            var answer = await server.Post(path, broken);

            Check(answer, $"seed {Seed}, index {i}, {how}: {broken}");
            Assert.True(answer.IsRefusal || IsBatchThatRefuses(answer), $"index {i}, {how}, was taken ({answer.Code}): {broken}");
        }
        Assert.Equal(before, await Totals());
    }

    static void Check(Response answer, string words)
    {
        Assert.True(answer.Code < 500, $"{answer.Code} for {words}");
        if (answer.Code >= 400) answer.CheckOutcome();
        else Assert.True(answer.Code is 200 or 201, $"{answer.Code} for {words}");
    }

    static bool IsBatchThatRefuses(Response answer) =>
        answer.Json.TryGetProperty("type", out var type) && type.GetString() == "batch-response"
        && answer.Json.GetProperty("entry").EnumerateArray()
            .Any(e => e.GetProperty("response").GetProperty("status").GetString()![0] == '4');

    async Task<List<int>> Totals()
    {
        List<int> totals = [];
        foreach (var type in (string[])["Patient", "Observation", "Condition", "MedicationRequest", "QuestionnaireResponse"])
            totals.Add((await server.Get($"fhir/{type}?_count=0")).Total);
        return totals;
    }

    static (string Body, string How) Broken(string body, bool isBatch, RandomSource random)
    {
        var root = JsonNode.Parse(body)!;
        List<JsonNode> nodes = [];
        Collect(Where(root, isBatch), nodes);
        var node = nodes[Below(random, nodes.Count)];
        switch (Below(random, 5))
        {
            case 0:
                Objects(nodes, random)["colour"] = "red";
                return (root.ToJsonString(), "an unknown element");
            case 1:
                Replace(node, new JsonObject(), root);
                return (root.ToJsonString(), $"an empty object at {node.GetPath()}");
            case 2:
                Replace(node, new JsonArray(), root);
                return (root.ToJsonString(), $"an empty list at {node.GetPath()}");
            case 3:
                Replace(node, JsonValue.Create(""), root);
                return (root.ToJsonString(), $"an empty text at {node.GetPath()}");
            default:
                Replace(node, null, root);
                return (root.ToJsonString(), $"null at {node.GetPath()}");
        }
    }

    // Of a call the record that it brings; of a batch its first resource: the frame around it has rules of its own, tried elsewhere.
    static JsonNode Where(JsonNode root, bool isBatch) =>
        root["prefetch"]?["record"] ?? (isBatch ? root["entry"]![0]!["resource"]! : root);

    static JsonObject Objects(List<JsonNode> nodes, RandomSource random)
    {
        JsonObject[] objects = [.. nodes.OfType<JsonObject>()];
        return objects[Below(random, objects.Length)];
    }

    static void Collect(JsonNode node, List<JsonNode> into)
    {
        into.Add(node);
        if (node is JsonObject o)
        {
            foreach (var (_, value) in o) Collect(value!, into);
        }
        if (node is JsonArray a)
        {
            foreach (var value in a) Collect(value!, into);
        }
    }

    static void Replace(JsonNode node, JsonNode? by, JsonNode root)
    {
        if (node.Parent is JsonObject owner) owner[node.GetPropertyName()] = by;
        else if (node.Parent is JsonArray list) list[node.GetElementIndex()] = by;
        else root.AsObject().Clear();
    }

    static bool IsJson(byte[] body)
    {
        try
        {
            using var _ = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static int Below(RandomSource random, int limit) => (int)(random.NextUniform() * limit);

    static IEnumerable<JsonNode> Example() =>
        JsonNode.Parse(ServerUnderTest.Example("eligible.json"))!["entry"]!.AsArray().Select(e => e!["resource"]!);

    static IEnumerable<(string, string)> Resources() => Example().GroupBy(r => r["resourceType"]!.GetValue<string>())
        .SelectMany(g => g.Take(2)).Select(r => ($"fhir/{r["resourceType"]}", r.ToJsonString()));

    static (string, string) Bundle(string type)
    {
        JsonArray entries = [.. Example().Take(6).Select(r => new JsonObject
        {
            ["resource"] = r.DeepClone(),
            ["request"] = new JsonObject { ["method"] = "POST", ["url"] = r["resourceType"]!.GetValue<string>() },
        })];
        return ("fhir", new JsonObject { ["resourceType"] = "Bundle", ["type"] = type, ["entry"] = entries }.ToJsonString());
    }

    static (string, string) Hook() => (Call, new JsonObject
    {
        ["hook"] = "patient-view",
        ["hookInstance"] = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        ["context"] = new JsonObject { ["userId"] = "Practitioner/1", ["patientId"] = ServerUnderTest.Man },
        ["prefetch"] = new JsonObject { ["record"] = JsonNode.Parse(ServerUnderTest.Example("eligible.json")) },
    }.ToJsonString());
}
