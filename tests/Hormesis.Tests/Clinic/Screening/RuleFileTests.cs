using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>A centre's own rule file: what may be changed in the shipped one, and what is refused with the rule that it concerns.</summary>
public class RuleFileTests
{
    static readonly RuleSet Shipped = RuleSet.Shipped;

    [Fact]
    public void The_rules_that_are_printed_are_the_rules_that_are_read()
    {
        var read = RuleFile.Read(Encoding.UTF8.GetBytes(RuleFile.Text(Shipped)), "");

        Assert.Equal(RuleHash.Of(Shipped), RuleHash.Of(read));
        Assert.Equal(RuleFile.Text(Shipped), RuleFile.Text(read));
    }

    public static TheoryData<string> Limits => [.. Shipped.All.SelectMany(r => r.Limits.Keys, (r, name) => $"{r.Id} {name}")];

    [Theory, MemberData(nameof(Limits))]
    public void A_limit_may_be_drawn_tighter_and_never_silently_looser(string name)
    {
        var (rule, of) = Parse(name);
        var limit = rule.Limits[of];
        var step = limit.Unit is "d" or "mo" or "a" ? 1 : 0.1 * limit.Value;
        var (up, down) = (limit.Value + step, limit.Value - step);

        var (tighter, looser) = limit.Tighter == Tighter.Higher ? (up, down) : (down, up);
        if (limit.Tighter == Tighter.Fixed)
            Assert.Contains("the device holds", RefusedWith(rule.Id, of, tighter).Message, StringComparison.Ordinal);
        else
            Assert.NotEqual(RuleHash.Of(Shipped), RuleHash.Of(Read(WithLimit(Json(), rule.Id, of, tighter))));
        var refused = RefusedWith(rule.Id, of, looser);
        Assert.EndsWith($"limits.{of}", refused.Place, StringComparison.Ordinal);
        Assert.True(limit.Tighter == Tighter.Fixed || refused.Wrong.Contains(rule.Id, StringComparison.Ordinal), refused.Wrong);
    }

    [Theory, MemberData(nameof(Limits))]
    public void With_version_author_and_reason_a_relative_limit_may_be_looser_and_an_absolute_one_may_not(string name)
    {
        var (rule, of) = Parse(name);
        var limit = rule.Limits[of];
        var step = limit.Unit is "d" or "mo" or "a" ? 1 : 0.1 * limit.Value;
        var json = Reasoned(WithLimit(Json(), rule.Id, of, limit.Tighter == Tighter.Higher ? limit.Value - step : limit.Value + step),
            rule.Id, of);

        if (limit.Absolute) Assert.Throws<InputException>(() => Read(json));
        else Assert.Equal("Dr A", Read(json).Author);
    }

    public static TheoryData<string> Without => ["version", "author", "changes"];

    [Theory, MemberData(nameof(Without))]
    public void A_relative_limit_is_not_loosened_without(string what)
    {
        var json = Reasoned(WithLimit(Json(), "CI-06", "caution-below", 120), "CI-06", "caution-below");
        json[what] = Json()[what]!.DeepClone();

        Assert.Contains("CI-06", Assert.Throws<InputException>(() => Read(json)).Wrong, StringComparison.Ordinal);
    }

    public static TheoryData<string> Criteria => [.. Shipped.All.SelectMany(r => r.Criteria.Keys, (r, name) => $"{r.Id} {name}")];

    [Theory, MemberData(nameof(Criteria))]
    public void What_excludes_or_has_to_be_known_is_never_made_milder(string name)
    {
        var (rule, of) = Parse(name);
        var criterion = rule[of];
        if (criterion.Level is Answer.Excluded or Answer.Missing)
        {
            Assert.Throws<InputException>(() => Read(Reasoned(WithLevel("caution", "physician"), rule.Id, of)));
            Assert.Throws<InputException>(() => Read(Reasoned(WithLevel("clear", "nobody"), rule.Id, of)));
            Assert.Throws<InputException>(() => Read(WithLevel(Word(criterion.Level), "physician")));
        }
        else
        {
            Assert.Equal(Answer.Excluded, Find(Read(WithLevel("excluded", "nobody")), rule.Id)[of].Level);
        }
        if (criterion.Required) Assert.Throws<InputException>(() => Read(With(Json(), rule.Id, c => c["required"] = false)));
        if (criterion is { Level: Answer.Excluded, Scope: Scope.Always })
            Assert.Throws<InputException>(() => Read(With(Json(), rule.Id, c => c["scope"] = "today")));

        JsonObject WithLevel(string level, string by) => With(Json(), rule.Id, c => (c["level"], c["overridable"]) = (level, by));

        JsonObject With(JsonObject json, string id, Action<JsonNode> change)
        {
            change(RuleOf(json, id)["criteria"]![of]!);
            return json;
        }
    }

    public static TheoryData<string> Ages => [.. Shipped.Validities.Select(v => v.Of)];

    [Theory, MemberData(nameof(Ages))]
    public void A_result_may_count_for_fewer_days_and_never_for_more(string of)
    {
        var days = Shipped.Validities.Single(v => v.Of == of).Days;

        if (days > 0) Assert.Equal(days - 1, Read(WithDays(days - 1)).DaysOf(of));
        Assert.Throws<InputException>(() => Read(WithDays(days + 1)));
        Assert.Throws<InputException>(() => Read(WithDays(-1)));

        JsonObject WithDays(int given)
        {
            var json = Json();
            json["validities"]!.AsArray().Single(v => v!["of"]!.GetValue<string>() == of)!["days"] = given;
            return json;
        }
    }

    // Taken out at every place of the document: nothing of a rule set can be left away but what has a default.
    [Fact]
    public void Whatever_is_missing_or_of_another_kind_is_refused_in_one_line()
    {
        string[] mayBeMissing = ["scope", "required"];
        foreach (var (path, parent, name) in Members(Json()))
        {
            var without = Json();
            var at = Follow(without, path);
            at.Remove(name);
            if (!mayBeMissing.Contains(name)) AssertRefused(without);

            var other = Json();
            Follow(other, path)[name] = new JsonArray(1);
            AssertRefused(other);
            Assert.NotNull(parent);
        }
    }

    static void AssertRefused(JsonObject json)
    {
        var refused = Assert.Throws<InputException>(() => Read(json));
        Assert.DoesNotContain('\n', refused.Message);
        Assert.True(refused.Wrong.Length < 200 && refused.Remedy.Length > 0, refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"about\":1e999}")]
    public void What_is_no_rule_set_is_refused(string text) =>
        Assert.Throws<InputException>(() => RuleFile.Read(Encoding.UTF8.GetBytes(text), "rules.json"));

    [Fact]
    public void A_limit_that_is_no_number_is_refused()
    {
        var text = RuleFile.Text(Shipped).Replace("\"value\": 450,", "\"value\": 1e999,", StringComparison.Ordinal);

        Assert.Throws<InputException>(() => RuleFile.Read(Encoding.UTF8.GetBytes(text), ""));
    }

    [Fact]
    public void Spaces_and_the_order_of_fields_do_not_change_the_fingerprint_and_any_value_does()
    {
        var shuffled = new JsonObject(Json().Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        var other = Json();
        other["about"] = "x";

        Assert.Equal(RuleHash.Of(Shipped), RuleHash.Of(Read(shuffled)));
        Assert.NotEqual(RuleHash.Of(Shipped), RuleHash.Of(Read(other)));
    }

    // The canonical form by another writer of JSON: sorted keys, nothing between.
    [Fact]
    public void The_canonical_form_is_sorted_and_without_space()
    {
        using var canonical = JsonDocument.Parse(RuleHash.Canonical(Shipped));
        var text = Encoding.UTF8.GetString(RuleHash.Canonical(Shipped));

        Assert.StartsWith("{\"about\":\"", text, StringComparison.Ordinal);
        AssertSorted(canonical.RootElement);
        Assert.Matches("^[0-9a-f]{64}$", RuleHash.Of(Shipped));
    }

    static void AssertSorted(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array) Assert.All(element.EnumerateArray(), AssertSorted);
        if (element.ValueKind != JsonValueKind.Object) return;
        var names = element.EnumerateObject().Select(m => m.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.All(element.EnumerateObject().Select(m => m.Value), AssertSorted);
    }

    [Fact]
    public void The_schema_names_every_rule_limit_and_criterion()
    {
        var schema = JsonNode.Parse(RuleSchema.Text(Shipped))!;
        var rules = ((string[])["rules", "bag", "room", "breath"]).SelectMany(list =>
            schema["properties"]![list]!["items"]!["anyOf"]!.AsArray()).ToList();

        Assert.Equal(Shipped.All.Select(r => r.Id), rules.Select(r => r!["properties"]!["id"]!["const"]!.GetValue<string>()));
        Assert.All(Shipped.All.Zip(rules), pair =>
        {
            Assert.Equal(pair.First.Limits.Keys, Names(pair.Second!, "limits"));
            Assert.Equal(pair.First.Criteria.Keys, Names(pair.Second!, "criteria"));
        });
    }

    static IEnumerable<string> Names(JsonNode rule, string of) =>
        rule["properties"]![of]!["required"]!.AsArray().Select(n => n!.GetValue<string>());

    static JsonObject Json() => JsonNode.Parse(RuleFile.Text(Shipped))!.AsObject();

    static RuleSet Read(JsonObject json) => RuleFile.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), "");

    static InputException RefusedWith(string rule, string limit, double value) =>
        Assert.Throws<InputException>(() => Read(WithLimit(Json(), rule, limit, value)));

    static JsonObject WithLimit(JsonObject json, string rule, string limit, double value)
    {
        RuleOf(json, rule)["limits"]![limit]!["value"] = value;
        return json;
    }

    static JsonObject Reasoned(JsonObject json, string rule, string of)
    {
        (json["version"], json["author"]) = ("centre 1", "Dr A");
        json["changes"] = new JsonArray(new JsonObject { ["rule"] = rule, ["of"] = of, ["reason"] = "as our haematologists advise" });
        return json;
    }

    static JsonNode RuleOf(JsonObject json, string id) => ((string[])["rules", "bag", "room", "breath"])
        .SelectMany(list => json[list]!.AsArray()).Single(r => r!["id"]!.GetValue<string>() == id)!;

    static (Rule Rule, string Of) Parse(string name)
    {
        var parts = name.Split(' ');
        return (Find(Shipped, parts[0]), parts[1]);
    }

    static Rule Find(RuleSet rules, string id) => rules.All.Single(r => r.Id == id);

    static string Word(Answer answer) => answer.ToString().ToLowerInvariant();

    // Of every list the first item alone: the others are of the same kind.
    static IEnumerable<(IReadOnlyList<string> Path, JsonNode Parent, string Name)> Members(
        JsonNode node, params IReadOnlyList<string> path) =>
        node switch
        {
            JsonObject o => o.SelectMany(m => m.Value is null
                ? []
                : Members(m.Value, [.. path, m.Key]).Prepend((path, o, m.Key))).ToList(),
            JsonArray { Count: > 0 } list => Members(list[0]!, [.. path, "0"]),
            _ => [],
        };

    static JsonObject Follow(JsonNode node, IReadOnlyList<string> path) =>
        path.Aggregate(node, (at, step) => at is JsonArray list ? list[int.Parse(step, null)]! : at[step]!).AsObject();
}
