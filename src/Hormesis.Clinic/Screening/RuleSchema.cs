using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Evidence;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// The JSON Schema (2020-12) of a centre's rule file, made from the shipped rules: the same rules, limits, units and criteria, and no
/// absolute limit looser. What a schema cannot say (that a change of a relative rule has its reason) is said by <see cref="RuleFile"/>.
/// </summary>
public static class RuleSchema
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = ScreeningJson.Default,
    };

    public static string Text(RuleSet shipped) => Of(shipped).ToJsonString(Readable);

    static JsonObject Of(RuleSet shipped)
    {
        var schema = Object(new()
        {
            ["about"] = Words(),
            ["version"] = Words(),
            ["author"] = Words(),
            ["changes"] = ListOf(Object(new() { ["rule"] = Words(), ["of"] = Words(), ["reason"] = Words() })),
            ["validities"] = ListOf(Ages(shipped)),
            ["ageless"] = ListOf(Object(new()
            {
                ["of"] = OneOf(shipped.Ageless.Select(a => a.Of)),
                ["source"] = Words(),
                ["certainty"] = Certainties(),
            })),
            ["rules"] = Rules(shipped.Rules),
            ["bag"] = Rules(shipped.Bag),
            ["room"] = Rules(shipped.Room),
            ["breath"] = Rules(shipped.Breath),
        });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"Rules of a centre, on the shipped rules {shipped.Version}");
        return schema;
    }

    static JsonObject Ages(RuleSet shipped) => new()
    {
        ["anyOf"] = new JsonArray(
        [
            .. shipped.Validities.Select(v => Age(v.Of, v.Days)), .. shipped.Ageless.Select(a => Age(a.Of, null)),
        ]),
    };

    static JsonObject Age(string of, int? most)
    {
        var days = new JsonObject { ["type"] = "integer", ["minimum"] = 0 };
        if (most is { } limit) days["maximum"] = limit;
        return Object(new() { ["of"] = Exactly(of), ["days"] = days, ["source"] = Words(), ["certainty"] = Certainties() });
    }

    // In any order, each once: as many items as there are rules, and each of the rules among them.
    static JsonObject Rules(IReadOnlyList<Rule> rules) => new()
    {
        ["type"] = "array",
        ["minItems"] = rules.Count,
        ["maxItems"] = rules.Count,
        ["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. rules.Select(OfRule)]) },
        ["allOf"] = new JsonArray([.. rules.Select(r => new JsonObject
        {
            ["contains"] = new JsonObject { ["properties"] = new JsonObject { ["id"] = Exactly(r.Id) } },
        })]),
    };

    static JsonObject OfRule(Rule rule) => Object(new()
    {
        ["id"] = Exactly(rule.Id),
        ["reviewBy"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
        ["question"] = Words(),
        ["limits"] = Object(rule.Limits.ToDictionary(l => l.Key, l => OfLimit(l.Value))),
        ["criteria"] = Object(rule.Criteria.ToDictionary(c => c.Key, c => OfCriterion(c.Value))),
    });

    static JsonObject OfLimit(Limit limit)
    {
        var value = new JsonObject { ["type"] = limit.Unit is "d" or "mo" or "a" ? "integer" : "number", ["minimum"] = 0 };
        if (limit.Tighter == Tighter.Fixed) value["const"] = limit.Value;
        else if (limit.Absolute) value[limit.Tighter == Tighter.Higher ? "minimum" : "maximum"] = limit.Value;
        return Object(new()
        {
            ["value"] = value,
            ["unit"] = Exactly(limit.Unit),
            ["tighter"] = Exactly(limit.Tighter.ToString().ToLowerInvariant()),
            ["absolute"] = new JsonObject { ["const"] = limit.Absolute },
            ["source"] = Words(),
            ["certainty"] = Certainties(),
        });
    }

    static JsonObject OfCriterion(Criterion criterion)
    {
        string[] levels = criterion.Level switch
        {
            Answer.Excluded => ["excluded"],
            Answer.Missing => ["missing", "excluded"],
            _ => ["clear", "caution", "missing", "excluded"],
        };
        var schema = Object(
            new()
            {
                ["level"] = OneOf(levels),
                ["overridable"] = OneOf(["nobody", "physician", "physician-and-second"]),
                ["scope"] = OneOf(["always", "today"]),
                ["required"] = criterion.Required ? new JsonObject { ["const"] = true } : new JsonObject { ["type"] = "boolean" },
                ["source"] = Words(),
                ["certainty"] = Certainties(),
                ["action"] = Words(),
            },
            criterion.Required ? ["scope"] : ["scope", "required"]);
        return schema;
    }

    static JsonObject Object(Dictionary<string, JsonObject> members, params IReadOnlyList<string> optional) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. members.Keys.Where(k => !optional.Contains(k)).Select(k => (JsonNode)k)]),
        ["properties"] = new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))),
    };

    static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    static JsonObject Words() => new() { ["type"] = "string", ["minLength"] = 1 };

    static JsonObject Exactly(string word) => new() { ["const"] = word };

    static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    static JsonObject Certainties() => OneOf(Enum.GetNames<Certainty>());
}
