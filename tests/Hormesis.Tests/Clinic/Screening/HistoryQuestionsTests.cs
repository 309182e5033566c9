using Hormesis.Clinic.Screening;

namespace Hormesis.Tests.Clinic.Screening;

public class HistoryQuestionsTests
{
    [Fact]
    public void The_questions_are_those_that_the_rules_need() => Assert.Equal(
        [
            "antioxidant-infusion", "antioxidant-supplement", "bleeding", "epilepsy", "epilepsy.controlled", "haemochromatosis", "hit",
            "iron-or-copper", "medicines",
            "medicines.ace-inhibitor", "medicines.anticoagulant", "medicines.iv-vitamin-c", "mi-or-stroke", "mi-or-stroke.haemorrhagic",
            "mi-or-stroke.recent", "ozone-intolerance", "pfo-or-migraine-with-aura", "sickle-cell", "thyroid", "thyroid.controlled",
            "transfusion-90-days", "transplant",
        ],
        HistoryQuestions.All.Select(q => q.LinkId).Order(StringComparer.Ordinal));

    [Fact]
    public void A_follow_up_is_named_after_its_parent_and_comes_after_it() =>
        Assert.All(HistoryQuestions.All.Where(q => q.Parent.Length > 0), q =>
        {
            Assert.StartsWith($"{q.Parent}.", q.LinkId);
            Assert.Contains(HistoryQuestions.All.TakeWhile(o => o != q), o => o.LinkId == q.Parent);
        });

    // Bundles that answer the first version of the questionnaire have to stay as complete as they are.
    [Fact]
    public void Every_question_of_the_first_version_is_required_and_no_later_one() => Assert.Equal(
        ["antioxidant-infusion", "antioxidant-supplement"], HistoryQuestions.All.Where(q => !q.Required).Select(q => q.LinkId));

    [Fact]
    public void Each_question_belongs_to_a_rule_and_ends_as_a_question() =>
        Assert.All(HistoryQuestions.All, q =>
        {
            Assert.NotEmpty(q.Rules);
            Assert.All(q.Rules, rule => Assert.Contains(RuleSet.Shipped.Rules, r => r.Id == rule));
            Assert.EndsWith("?", q.Text);
        });

    // A question that asks for another time than the rule's limit would be answered truly and counted wrongly.
    [Theory]
    [InlineData("mi-or-stroke.recent", "CI-10", "recent-months", "{0} months")]
    [InlineData("iron-or-copper", "CI-13", "infusion-days", "{0} days")]
    [InlineData("transfusion-90-days", "CI-04", "transfusion-days", "{0} days")]
    public void A_question_asks_for_the_time_that_its_rule_counts_by(string linkId, string rule, string limit, string words)
    {
        var number = RuleSet.Shipped.Rules.Single(r => r.Id == rule).Limits[limit].Number;

        Assert.Contains(words.Replace("{0}", number, StringComparison.Ordinal), HistoryQuestions.Get(linkId).Text);
    }
}
