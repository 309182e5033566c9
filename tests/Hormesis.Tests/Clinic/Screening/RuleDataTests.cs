using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>
/// The table of cases is held against rule data that are each wrong in one place: if no case notices, the place is not tested,
/// or no rule reads it.
/// </summary>
public class RuleDataTests
{
    static readonly RuleSet Shipped = RuleSet.Shipped;

    public static TheoryData<string> Limits => [.. Shipped.Rules.SelectMany(r => r.Limits.Keys, (r, name) => $"{r.Id} {name}")];

    [Theory, MemberData(nameof(Limits))]
    public void Changing_a_limit_either_way_is_noticed(string limit)
    {
        var (rule, name) = Parse(limit);
        var figure = rule.Limits[name];
        // Days, months and years are whole; every other limit has a case within a hundredth of it on either side.
        var step = figure.Unit is "d" or "mo" or "a" ? 1 : 0.01 * figure.Value;

        Assert.True(IsNoticed(rule, WithLimit(rule, name, figure with { Value = figure.Value + step })), $"{limit} may rise unnoticed");
        Assert.True(IsNoticed(rule, WithLimit(rule, name, figure with { Value = figure.Value - step })), $"{limit} may fall unnoticed");
    }

    public static TheoryData<string> Criteria => [.. Shipped.Rules.SelectMany(r => r.Criteria.Keys, (r, name) => $"{r.Id} {name}")];

    [Theory, MemberData(nameof(Criteria))]
    public void Changing_a_level_is_noticed(string criterion)
    {
        var (rule, name) = Parse(criterion);
        var other = rule[name].Level == Answer.Caution ? Answer.Excluded : Answer.Caution;

        Assert.True(IsNoticed(rule, WithCriterion(rule, name, rule[name] with { Level = other })), $"{criterion} may be of another level");
    }

    public static TheoryData<string> RequiredCriteria => [.. Criteria.Select(c => c.Data).Where(c => CriterionOf(c).Required)];

    [Theory, MemberData(nameof(RequiredCriteria))]
    public void Requiring_no_answer_is_noticed(string criterion)
    {
        var (rule, name) = Parse(criterion);

        Assert.True(IsNoticed(rule, WithCriterion(rule, name, rule[name] with { Required = false })), $"{criterion} need not be required");
    }

    public static TheoryData<string> CriteriaOfToday => [.. Criteria.Select(c => c.Data).Where(c => CriterionOf(c).Scope == Scope.Today)];

    [Theory, MemberData(nameof(CriteriaOfToday))]
    public void Making_an_answer_of_the_day_one_for_good_is_noticed(string criterion)
    {
        var (rule, name) = Parse(criterion);

        Assert.True(IsNoticed(rule, WithCriterion(rule, name, rule[name] with { Scope = Scope.Always })), $"{criterion} may hold always");
    }

    public static TheoryData<string> Ages => [.. Shipped.Validities.Select(v => v.Of)];

    [Theory, MemberData(nameof(Ages))]
    public void Letting_a_result_count_longer_or_shorter_is_noticed(string of)
    {
        var days = Shipped.Validities.Single(v => v.Of == of).Days;

        Assert.True(IsNoticed(WithDays(of, days + 1)), $"{of} may count a day longer");
        if (days > 0) Assert.True(IsNoticed(WithDays(of, days - 1)), $"{of} may count a day shorter");
    }

    public static TheoryData<string> AgelessResults => [.. Shipped.Ageless.Select(a => a.Of)];

    [Theory, MemberData(nameof(AgelessResults))]
    public void Letting_a_result_age_is_noticed(string of)
    {
        var aging = Shipped with
        {
            Ageless = [.. Shipped.Ageless.Where(a => a.Of != of)],
            Validities = [.. Shipped.Validities, new(of, 1000, "test", Certainty.P)],
        };

        Assert.True(IsNoticed(aging), $"{of} may age");
    }

    [Fact]
    public void A_rule_is_named_from_the_day_after_somebody_should_have_looked_at_it()
    {
        var rule = RuleSet.Shipped.All.MinBy(r => r.ReviewBy)!; // there are some
        IReadOnlyList<string> Named(DateOnly on) =>
            Hormesis.Clinic.Screening.Screening.Ask(Patients.Man(), Patients.HbMah, new(), on).ReviewOverdue;

        Assert.DoesNotContain(rule.Id, Named(rule.ReviewBy));
        Assert.Contains(rule.Id, Named(rule.ReviewBy.AddDays(1)));
    }

    [Fact]
    public void Everything_has_a_source_and_something_to_do() =>
        Assert.All(Shipped.All, rule =>
        {
            Assert.NotEmpty(rule.Question);
            Assert.True(rule.ReviewBy > new DateOnly(2026, 1, 1));
            Assert.All(rule.Limits.Values, l => Assert.False(string.IsNullOrWhiteSpace(l.Source) || string.IsNullOrWhiteSpace(l.Unit)));
            Assert.All(rule.Criteria.Values, c => Assert.False(string.IsNullOrWhiteSpace(c.Source) || string.IsNullOrWhiteSpace(c.Action)));
            Assert.All(rule.Criteria.Values, c => Assert.True(char.IsLower(c.Action[0]) && !c.Action.EndsWith('.'), c.Action));
        });

    [Fact]
    public void Nobody_overrides_what_excludes_or_is_missing_and_a_physician_every_caution() =>
        Assert.All(Shipped.All.SelectMany(r => r.Criteria.Values), c =>
            Assert.Equal(c.Level == Answer.Caution ? Overridable.Physician : Overridable.Nobody, c.Overridable));

    [Fact]
    public void What_the_device_holds_by_itself_is_fixed_and_nothing_else() =>
        Assert.All(Shipped.All, rule => Assert.All(rule.Limits.Values, limit =>
            Assert.Equal(rule.Id.StartsWith("ENV", StringComparison.Ordinal) || rule.Id.StartsWith("CAP", StringComparison.Ordinal),
                limit.Tighter == Tighter.Fixed)));

    [Fact]
    public void Planning_keeps_the_lowest_step_where_screening_cautions_of_antioxidants()
    {
        var limits = Shipped.Rules.Single(r => r.Id == "CI-25").Limits;

        Assert.Equal(limits["ascorbate-below"].Value, PlanningRules.Shipped.AscorbateLow.Value);
        Assert.Equal(limits["urate-below"].Value, PlanningRules.Shipped.UrateLow.Value);
    }

    [Fact]
    public void Every_age_is_that_of_an_analyte_or_of_the_history()
    {
        var known = Analytes.All.Select(a => a.Id).Append(RuleSet.History).ToList();

        Assert.All(Shipped.Validities, v => Assert.Contains(v.Of, known));
        Assert.All(Shipped.Ageless, a => Assert.Contains(a.Of, known));
        var all = Shipped.Validities.Select(v => v.Of).Concat(Shipped.Ageless.Select(a => a.Of)).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    static (Rule Rule, string Name) Parse(string text)
    {
        var parts = text.Split(' ');
        return (Shipped.Rules.Single(r => r.Id == parts[0]), parts[1]);
    }

    static Criterion CriterionOf(string text) => Parse(text).Rule[Parse(text).Name];

    static bool IsNoticed(RuleSet changed) => RuleCases.All.Any(c => !c.Holds(changed));

    // Only the rules that read the changed one can answer otherwise; asking all of them would only take longer.
    static bool IsNoticed(Rule rule, RuleSet changed) =>
        RuleCases.All.Where(c => c.Rule == rule.Id || rule.Id is "CI-01" or "CI-02" or "CI-03").Any(c => !c.Holds(changed));

    static RuleSet WithLimit(Rule rule, string name, Limit figure) =>
        With(rule with { Limits = rule.Limits.ToDictionary(l => l.Key, l => l.Key == name ? figure : l.Value) });

    static RuleSet WithCriterion(Rule rule, string name, Criterion criterion) =>
        With(rule with { Criteria = rule.Criteria.ToDictionary(c => c.Key, c => c.Key == name ? criterion : c.Value) });

    static RuleSet With(Rule rule) => Shipped with { Rules = [.. Shipped.Rules.Select(r => r.Id == rule.Id ? rule : r)] };

    static RuleSet WithDays(string of, int days) =>
        Shipped with { Validities = [.. Shipped.Validities.Select(v => v.Of == of ? v with { Days = days } : v)] };
}
