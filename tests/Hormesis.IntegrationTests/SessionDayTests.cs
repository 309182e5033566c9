using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hormesis.IntegrationTests;

/// <summary>Checklists, cards and consent as their users meet them.</summary>
public sealed class SessionDayTests : InFolder
{
    static readonly string Good = Tool.Path("examples", "checklists", "before-session.json");

    [Fact]
    public void A_session_whose_list_is_closed_is_run_and_says_who_closed_it()
    {
        var run = Treat("--checklist", Good);

        Assert.Equal(0, run.Status);
        var lists = run.Json.GetProperty("checklists").EnumerateArray().ToDictionary(l => l.GetProperty("id").GetString()!);
        Assert.True(lists["before-session"].GetProperty("closed").GetBoolean());
        Assert.All(
            lists["before-session"].GetProperty("items").EnumerateArray(), i => Assert.Equal("N. One", i.GetProperty("by").GetString()));
        var haemolysis = Item(lists["bag-release"], "haemolysis");
        Assert.Equal("good", haemolysis.GetProperty("state").GetString());
        Assert.InRange(haemolysis.GetProperty("value").GetDouble(), 0, 0.8);
        Assert.Equal("simulated", Item(lists["bag-release"], "methaemoglobin").GetProperty("state").GetString());
        Assert.False(Item(lists["bag-release"], "methaemoglobin").TryGetProperty("value", out _));
    }

    [Theory]
    [InlineData("consent", null)]
    [InlineData("patient-identity", """{"yes": true, "by": "N. One", "second": "n. one"}""")]
    [InlineData("systolic", """{"value": 181, "by": "N. One"}""")]
    [InlineData("hcg", """{"yes": false, "by": "N. One"}""")]
    public void An_item_that_is_missing_or_not_good_refuses_and_no_device_is_opened(string item, string? answer)
    {
        var file = JsonNode.Parse(File.ReadAllText(Good))!;
        if (answer is null) file["answers"]!.AsObject().Remove(item);
        else file["answers"]![item] = JsonNode.Parse(answer);
        File.WriteAllText(In("answers.json"), file.ToJsonString());

        var run = Treat("--checklist", In("answers.json"));

        Assert.Equal(1, run.Status);
        Assert.Equal("refused", run.Json.GetProperty("outcome").GetString());
        Assert.Equal($"before-session/{item}",
            Assert.Single(run.Json.GetProperty("refused").EnumerateArray()).GetProperty("rule").GetString());
        Assert.False(File.Exists(In("s.hrec")));
    }

    [Fact]
    public void A_list_with_a_question_that_nobody_asks_is_wrong_input()
    {
        File.WriteAllText(In("answers.json"), """{"checklist": "before-session", "answers": {"patience": {"yes": true}}}""");

        var run = Treat("--checklist", In("answers.json"));

        Assert.Equal(2, run.Status);
        Assert.Contains("answers.json:answers.patience", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_the_program_confirms_and_makes_no_number_up()
    {
        var run = Treat();

        Assert.Equal(0, run.Status);
        var before = run.Json.GetProperty("checklists")[0];
        Assert.All(before.GetProperty("items").EnumerateArray(), i => Assert.Equal("the program", i.GetProperty("by").GetString()));
        Assert.Equal("simulated", Item(before, "systolic").GetProperty("state").GetString());
        Assert.Equal("missing", run.Json.GetProperty("consent").GetProperty("answer").GetString());
        var (end, call) = (Start(run).AddSeconds(run.Json.GetProperty("durationSeconds").GetDouble()), Task(run, "call"));
        Assert.Equal(24, (call - end).TotalHours, 0.001);
        Assert.False(run.Json.TryGetProperty("afterStop", out _));
    }

    [Fact]
    public void A_card_tells_what_to_do_and_prints_on_one_page()
    {
        var list = Tool.Hormesis("card");
        Assert.Equal(0, list.Status);
        foreach (var card in list.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]))
        {
            var run = Tool.Hormesis("card", card, "--html", In($"{card}.html"), "--json", "--quiet");

            Assert.Equal(0, run.Status);
            Assert.True(run.Json[0].GetProperty("steps").GetArrayLength() >= 3);
            var html = File.ReadAllText(In($"{card}.html"));
            Assert.DoesNotContain("http", html, StringComparison.Ordinal);
            Assert.Matches(@"Pages:\s+1\n", Tool.Run("pdfinfo", Folder, Browser.Print(In($"{card}.html"), Folder)).Out);
        }
        Assert.Equal(2, Tool.Hormesis("card", "nonsense").Status);
        Assert.Equal(2, Tool.Hormesis("card", "--html", In("all.html")).Status);
    }

    [Fact]
    public void A_consent_names_the_grade_first_and_carries_its_hash()
    {
        var run = Tool.Hormesis("consent", "--indication", "knee-osteoarthritis", "--html", In("c.html"), "--json", "--quiet");

        Assert.Equal(0, run.Status);
        Assert.Equal("E", run.Json.GetProperty("grade").GetString());
        Assert.Equal("evidence", run.Json.GetProperty("sections")[0].GetProperty("id").GetString());
        Assert.Contains(run.Json.GetProperty("sha256").GetString()!, File.ReadAllText(In("c.html")), StringComparison.Ordinal);
        Assert.Equal(2, Tool.Hormesis("consent").Status);
        Assert.Equal(2, Tool.Hormesis("consent", "--indication", "nonsense").Status);
    }

    [Fact]
    public void Indications_are_listed_with_the_grade_first()
    {
        var (text, json) = (Tool.Hormesis("plan", "--indications"), Tool.Hormesis("plan", "--indications", "--json"));

        Assert.Equal((0, 0), (text.Status, json.Status));
        Assert.Equal(10, json.Json.GetArrayLength());
        Assert.All(json.Json.EnumerateArray(), i =>
        {
            Assert.Equal("grade", i.EnumerateObject().First().Name);
            Assert.Contains(
                $"\n{i.GetProperty("grade").GetString()}  {i.GetProperty("code").GetString()} ", text.Out, StringComparison.Ordinal);
            string[] parts = ["inclusion", "exclusion", "measures", "schedule", "stopping", "standardCare", "regimens"];
            Assert.All(parts, p => Assert.Equal(JsonValueKind.Array, i.GetProperty("programme").GetProperty(p).ValueKind));
        });
    }

    static JsonElement Item(JsonElement list, string id) =>
        list.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetString() == id);

    static DateTimeOffset Start(Outcome run) => run.Json.GetProperty("start").GetDateTimeOffset();

    static DateTimeOffset Task(Outcome run, string id) =>
        run.Json.GetProperty("tasks").EnumerateArray()
            .Single(t => t.GetProperty("id").GetString() == id).GetProperty("due").GetDateTimeOffset();

    Outcome Treat(params string[] more) => Tool.Hormesis(
        ["treat", Tool.Example("eligible"), "--indication", "chronic-pain", "--at", "2026-11-01", "--seed", "1",
            "--json", "--quiet", "--record", In("s.hrec"), .. more]);
}
