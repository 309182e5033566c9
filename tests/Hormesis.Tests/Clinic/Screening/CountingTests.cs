using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;
using Word = Hormesis.Clinic.Records.Qualitative;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>"How a result counts" (reference/clinical, section 8), on platelets: excluded below 100, caution below 150, 30 days.</summary>
public class CountingTests
{
    static readonly FactDate March = new(new(2026, 3, 1), new(2026, 3, 31));
    static readonly FactDate February = new(new(2026, 2, 1), new(2026, 2, 28));

    [Fact]
    public void The_newest_result_counts()
    {
        Assert.Equal(Answer.Caution, Platelets((250, DaysAgo(9)), (120, DaysAgo(3))));
        Assert.Equal(Answer.Clear, Platelets((120, DaysAgo(9)), (250, DaysAgo(3))));
    }

    [Fact]
    public void A_result_of_the_last_day_counts_and_of_the_day_before_does_not()
    {
        Assert.Equal(Answer.Clear, Platelets((250, DaysAgo(30))));
        Assert.Equal(Answer.Missing, Platelets((250, DaysAgo(31))));
    }

    [Fact]
    public void An_old_result_that_excludes_excludes_until_a_newer_one_answers()
    {
        Assert.Equal(Answer.Excluded, Platelets((60, DaysAgo(4000))));
        Assert.Equal(Answer.Clear, Platelets((60, DaysAgo(4000)), (250, DaysAgo(3))));
        Assert.Equal(Answer.Caution, Platelets((60, DaysAgo(4000)), (120, DaysAgo(3))));
    }

    [Fact]
    public void Once_answered_an_exclusion_does_not_come_back_when_the_answer_ages() =>
        Assert.Equal(Answer.Missing, Platelets((60, DaysAgo(4000)), (250, DaysAgo(40))));

    [Fact]
    public void A_newer_result_that_does_not_decide_answers_no_exclusion_and_hides_a_clear_one()
    {
        Assert.Equal(Answer.Excluded, Platelets(Number(60, 20), Number(200, 3, Bound.Below)));
        Assert.Equal(Answer.Missing, Platelets(Number(250, 20), Number(200, 3, Bound.Below)));
    }

    [Fact]
    public void Of_one_day_the_graver_counts()
    {
        Assert.Equal(Answer.Excluded, Platelets((250, DaysAgo(3)), (60, DaysAgo(3))));
        Assert.Equal(Answer.Caution, Platelets((120, DaysAgo(3)), (250, DaysAgo(3))));
        Assert.Equal(Answer.Missing, Platelets(Number(120, 3), Number(130, 3, Bound.Below)));
    }

    [Fact]
    public void Without_a_date_a_result_is_never_fresh_but_may_exclude()
    {
        Assert.Equal(Answer.Missing, Platelets((250, null)));
        Assert.Equal(Answer.Missing, Platelets((120, null)));
        Assert.Equal(Answer.Excluded, Platelets((60, null)));
        Assert.Equal(Answer.Clear, Platelets((60, null), (250, DaysAgo(3))));
        Assert.Equal(Answer.Excluded, Platelets((60, null), (250, DaysAgo(40))));
    }

    [Fact]
    public void A_result_after_the_day_does_not_count()
    {
        Assert.Equal(Answer.Missing, Platelets((250, DaysAgo(-1))));
        Assert.Equal(Answer.Missing, Platelets((60, DaysAgo(-1))));
        Assert.Equal(Answer.Excluded, Platelets((60, DaysAgo(3)), (250, DaysAgo(-1))));
    }

    [Fact]
    public void A_month_counts_as_old_as_its_first_day()
    {
        Assert.Equal(Answer.Clear, Platelets((250, March)));
        Assert.Equal(Answer.Missing, Platelets((250, February)));
    }

    [Fact]
    public void A_month_answers_an_exclusion_only_when_it_is_surely_later()
    {
        Assert.Equal(Answer.Clear, Platelets((60, February), (250, March)));
        Assert.Equal(Answer.Excluded, Platelets((60, March), (250, DaysAgo(3))));
        Assert.Equal(Answer.Excluded, Platelets((60, DaysAgo(15)), (250, March)));
    }

    [Fact]
    public void An_old_month_that_agrees_takes_nothing_from_a_fresh_result()
    {
        var year = new FactDate(new(2026, 1, 1), new(2026, 12, 31));

        Assert.Equal(Answer.Clear, Platelets((250, DaysAgo(3)), (240, year)));
        Assert.Equal(Answer.Missing, Platelets((250, DaysAgo(3)), (120, year)));
        Assert.Equal(Answer.Clear, Platelets((250, DaysAgo(3)), (240, year), (60, null)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(1e9)]
    public void What_cannot_be_a_number_of_platelets_is_no_result(double value)
    {
        Assert.Equal(Answer.Missing, Platelets((value, DaysAgo(3))));
        Assert.Equal(Answer.Clear, Platelets((250, DaysAgo(9)), (value, DaysAgo(3))));
    }

    [Fact]
    public void A_result_in_words_or_in_another_unit_is_no_number()
    {
        Assert.Equal(Answer.Missing, Platelets(Number(250, 3) with { Value = null, Qualitative = Word.Normal }));
        Assert.Equal(Answer.Missing, Platelets(Number(250, 3) with { Unit = "10*9/L" }));
    }

    [Theory]
    [InlineData(100, Bound.Below, Answer.Excluded)]
    [InlineData(100, Bound.AtMost, Answer.Missing)]
    [InlineData(99, Bound.AtMost, Answer.Excluded)]
    [InlineData(130, Bound.Below, Answer.Missing)]
    [InlineData(500, Bound.Below, Answer.Missing)]
    [InlineData(100, Bound.AtLeast, Answer.Missing)]
    [InlineData(149, Bound.Above, Answer.Missing)]
    [InlineData(150, Bound.AtLeast, Answer.Missing)] // it may be above the upper limit
    [InlineData(450, Bound.Above, Answer.Caution)]
    [InlineData(50, Bound.Above, Answer.Missing)]
    public void A_bound_is_judged_on_all_that_it_leaves_open(double value, Bound bound, Answer answer) =>
        Assert.Equal(answer, Platelets(Number(value, 3, bound)));

    [Fact]
    public void A_stale_result_says_so()
    {
        Assert.Contains("counts for 30 days only", Ask(Man().With("platelets", 250, 31))["CI-06"].Explanation);
        Assert.Contains("may be of any time", Ask(Man().Without("platelets").Also(Result("platelets", 250, null)))["CI-06"].Explanation);
        Assert.Contains("No platelets result", Ask(Man().Without("platelets"))["CI-06"].Explanation);
        Assert.Contains("does not tell", Ask(Man().With("platelets", 120, bound: Bound.Above))["CI-06"].Explanation);
    }

    [Fact]
    public void Only_a_whole_date_can_be_today() =>
        Assert.Equal(Answer.Missing, Ask(Woman().Without("hcg").Also(
            Result("hcg", 1, new(On, On.AddDays(5)))))["CI-09"].Answer);

    static LabResult Number(double value, int daysAgo, Bound bound = Bound.Exact) => Result("platelets", value, DaysAgo(daysAgo), bound);

    static Answer Platelets(params (double Value, FactDate? Taken)[] results) =>
        Platelets([.. results.Select(r => Result("platelets", r.Value, r.Taken))]);

    static Answer Platelets(params LabResult[] results)
    {
        var facts = Man().Without("platelets");
        return Ask(facts with { Results = [.. facts.Results, .. results] })["CI-06"].Answer;
    }
}
