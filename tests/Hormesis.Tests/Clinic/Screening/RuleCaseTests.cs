using Hormesis.Clinic.Screening;

namespace Hormesis.Tests.Clinic.Screening;

public class RuleCaseTests
{
    public static TheoryData<string> Names => [.. RuleCases.All.Select(c => c.ToString())];

    [Theory, MemberData(nameof(Names))]
    public void Each_rule_answers_each_case(string name)
    {
        var rule = RuleCases.All.Single(c => c.ToString() == name);

        var finding = rule.Ask(RuleSet.Shipped);

        Assert.True(rule.Holds(RuleSet.Shipped),
            $"{finding.Answer}, required {finding.Required}, {finding.Scope}: {finding.Explanation}\n"
            + string.Join("\n", finding.Parts.Select(p => $"  {p.Answer}: {p.Explanation}")));
    }

    [Fact]
    public void Each_case_is_there_once() =>
        Assert.Empty(RuleCases.All.GroupBy(c => c.ToString()).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Each_rule_has_a_clear_case_and_one_that_is_not() =>
        Assert.All(RuleSet.Shipped.Rules, rule =>
        {
            Assert.Contains(RuleCases.All, c => c.Rule == rule.Id && c.Answer == Answer.Clear);
            Assert.Contains(RuleCases.All, c => c.Rule == rule.Id && c.Answer != Answer.Clear);
        });
}
