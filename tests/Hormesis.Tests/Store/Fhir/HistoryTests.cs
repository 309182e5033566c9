using System.Text.Json;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Fhir;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class HistoryTests
{
    [Theory]
    [InlineData("urn:hormesis:questionnaire:history", "completed")]
    [InlineData("urn:hormesis:questionnaire:history|1.0.0", "amended")]
    [InlineData("urn:hormesis:questionnaire:history|1.1.0", "completed")]
    public void Answers_to_our_questionnaire_are_read_at_every_level(string canonical, string status)
    {
        var history = Assert.Single(Import(Response($$"""
            {"linkId":"bleeding","answer":[{"valueBoolean":false}]},
            {"linkId":"epilepsy","answer":[
              {"valueBoolean":true,"item":[{"linkId":"epilepsy.controlled","answer":[{"valueBoolean":true}]}]}]},
            {"linkId":"thyroid","answer":[{"valueBoolean":true}],"item":[
              {"linkId":"thyroid.controlled","answer":[{"valueBoolean":false}]}]},
            {"linkId":"hit"},
            {"linkId":"transplant","answer":[]},
            {"linkId":"pfo-or-migraine-with-aura","answer":[{"extension":[]}]}
            """, canonical, status)).Facts.Histories);

        Assert.Equal(Days("2021-06-15", "2021-06-15"), history.Answered);
        Assert.Equal("entry[1].resource", history.Origin.Place);
        Assert.Equal(
            new Dictionary<string, bool>
            {
                ["bleeding"] = false,
                ["epilepsy"] = true,
                ["epilepsy.controlled"] = true,
                ["thyroid"] = true,
                ["thyroid.controlled"] = false,
            },
            history.Answers.ToDictionary());
    }

    [Theory]
    [InlineData("urn:other", "completed", "another questionnaire")]
    [InlineData("urn:hormesis:questionnaire:history|2.0.0", "completed", "another questionnaire")]
    [InlineData("urn:hormesis:questionnaire:history", "in-progress", "status in-progress")]
    [InlineData("urn:hormesis:questionnaire:history", "stopped", "status stopped")]
    [InlineData("urn:hormesis:questionnaire:history", "entered-in-error", "status entered-in-error")]
    public void Another_questionnaire_and_one_that_is_not_finished_are_left_out(string canonical, string status, string reason)
    {
        var import = Import(Response("""{"linkId":"bleeding","answer":[{"valueBoolean":false}]}""", canonical, status));

        Assert.Empty(import.Facts.Histories);
        Assert.Equal(1, import.Summary.LeftOut[$"QuestionnaireResponse: {reason}"]);
    }

    [Theory]
    [InlineData("""{"valueString":"no"}""", "valueString")]
    [InlineData("""{"valueCoding":{"code":"N"}}""", "valueCoding")]
    [InlineData("""{"valueBoolean":"false"}""", "valueBoolean")]
    public void An_answer_that_is_not_yes_or_no_is_refused(string answer, string place) =>
        Assert.Equal(
            $"entry[1].resource.item[0].answer[0].{place}",
            RefusedWith(Response($$"""{"linkId":"bleeding","answer":[{{answer}}]}""")).Place);

    [Fact]
    public void A_question_answered_both_ways_is_refused() =>
        Assert.Contains("both yes and no", RefusedWith(Response("""
            {"linkId":"bleeding","answer":[{"valueBoolean":false}]},{"linkId":"bleeding","answer":[{"valueBoolean":true}]}
            """)).Wrong, StringComparison.Ordinal);

    [Fact]
    public void An_item_that_we_do_not_ask_is_counted_and_its_children_read()
    {
        var import = Import(Response("""
            {"linkId":"group","item":[{"linkId":"hit","answer":[{"valueBoolean":true}]}]},
            {"linkId":"bleding","answer":[{"valueString":"x"}]}
            """));

        Assert.Equal(["hit"], Assert.Single(import.Facts.Histories).Answers.Keys);
        Assert.Equal(2, import.Summary.LeftOut["QuestionnaireResponse: an item that we do not ask"]);
    }

    [Fact]
    public void The_questionnaire_asks_exactly_what_the_rules_read()
    {
        string[] expected =
        [
            "antioxidant-infusion", "antioxidant-supplement", "bleeding", "epilepsy", "epilepsy.controlled", "haemochromatosis", "hit",
            "iron-or-copper",
            "medicines", "medicines.ace-inhibitor", "medicines.anticoagulant", "medicines.iv-vitamin-c",
            "mi-or-stroke", "mi-or-stroke.haemorrhagic", "mi-or-stroke.recent", "ozone-intolerance", "pfo-or-migraine-with-aura",
            "sickle-cell", "thyroid", "thyroid.controlled", "transfusion-90-days", "transplant",
        ];

        Assert.Equal(expected, HistoryQuestionnaire.LinkIds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_questionnaire_is_named_as_the_program_names_it()
    {
        using var document = JsonDocument.Parse(HistoryQuestionnaire.Utf8);
        var root = document.RootElement;

        Assert.Equal("Questionnaire", root.GetProperty("resourceType").GetString());
        Assert.Equal(HistoryQuestionnaire.Url, root.GetProperty("url").GetString());
        Assert.Equal(HistoryQuestionnaire.Version, root.GetProperty("version").GetString());
        Assert.Equal("active", root.GetProperty("status").GetString());
        Assert.True(root.GetProperty("experimental").GetBoolean());
        Assert.Contains("research software", root.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_question_is_asked_as_yes_or_no_and_a_follow_up_only_after_yes()
    {
        using var document = JsonDocument.Parse(HistoryQuestionnaire.Utf8);

        Assert.All(document.RootElement.GetProperty("item").EnumerateArray(), item => CheckQuestion(item, parent: null));
    }

    static void CheckQuestion(JsonElement item, string? parent)
    {
        var linkId = item.GetProperty("linkId").GetString()!; // a questionnaire of ours: LinkIds has read it
        Assert.Equal("boolean", item.GetProperty("type").GetString());
        Assert.Equal(HistoryQuestions.Get(linkId).Required, item.GetProperty("required").GetBoolean());
        Assert.EndsWith("?", item.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(parent is not null, item.TryGetProperty("enableWhen", out var conditions));
        if (parent is not null)
        {
            var condition = Assert.Single(conditions.EnumerateArray().ToArray());
            Assert.Equal((parent, "=", true), (condition.GetProperty("question").GetString(), condition.GetProperty("operator").GetString(),
                condition.GetProperty("answerBoolean").GetBoolean()));
            Assert.StartsWith(parent + ".", linkId, StringComparison.Ordinal);
        }
        if (item.TryGetProperty("item", out var followUps)) Assert.All(followUps.EnumerateArray(), i => CheckQuestion(i, linkId));
    }

    static string Response(string items, string canonical = "urn:hormesis:questionnaire:history", string status = "completed") =>
        Resource("QuestionnaireResponse", $$"""
            "questionnaire":"{{canonical}}","status":"{{status}}","authored":"2021-06-15T10:00:00Z","item":[{{items}}]
            """);

    [Fact]
    public void The_published_questionnaire_asks_what_the_rules_ask_in_the_same_words_and_order()
    {
        using var published = JsonDocument.Parse(HistoryQuestionnaire.Utf8);
        Assert.Equal(
            HistoryQuestions.All.Select(q => (q.LinkId, q.Text, q.Parent)),
            Asked(published.RootElement, "").ToList());
    }

    static IEnumerable<(string LinkId, string Text, string Parent)> Asked(JsonElement parent, string parentId)
    {
        if (!parent.TryGetProperty("item", out var items)) yield break;
        foreach (var item in items.EnumerateArray())
        {
            var linkId = item.GetProperty("linkId").GetString()!;
            yield return (linkId, item.GetProperty("text").GetString()!, parentId);
            foreach (var child in Asked(item, linkId)) yield return child;
        }
    }
}
