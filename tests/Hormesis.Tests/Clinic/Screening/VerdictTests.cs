using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;

namespace Hormesis.Tests.Clinic.Screening;

public class VerdictTests
{
    [Fact]
    public void Each_rule_is_asked_once_and_in_order()
    {
        string[] order = ["REC-01", .. Enumerable.Range(1, 25).Select(n => $"CI-{n:00}")];

        Assert.Equal(order, RuleSet.Shipped.Rules.Select(r => r.Id));
        Assert.Equal(order, Ask(Man()).Findings.Select(f => f.Rule));
        Assert.Equal(order, Ask(new() { Id = "nobody" }).Findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_patient_of_whom_all_is_known_and_nothing_speaks_against_it_is_eligible_and_all_clear()
    {
        Assert.All(Ask(Man()).Findings, f => Assert.Equal(Answer.Clear, f.Answer));
        Assert.All(Ask(Woman()).Findings, f => Assert.Equal(Answer.Clear, f.Answer));
        Assert.Equal(Outcome.Eligible, Ask(Man()).Outcome);
        Assert.Equal(Outcome.Eligible, Ask(Woman()).Outcome);
    }

    [Fact]
    public void What_is_required_is_enough_to_be_eligible()
    {
        var verdict = Ask(Bare());

        Assert.Equal(Outcome.Eligible, verdict.Outcome);
        Assert.All(verdict.Findings.Where(f => f.Answer == Answer.Missing), f => Assert.False(f.Required));
    }

    [Theory]
    [InlineData("platelets")]
    [InlineData("haemoglobin")]
    [InlineData("g6pd")]
    public void A_missing_required_result_stops_treatment(string analyte) =>
        Assert.Equal(Outcome.Incomplete, Ask(Man().Without(analyte)).Outcome);

    public static TheoryData<string> Questions =>
        [.. HistoryQuestions.All.Where(q => q.Parent.Length == 0 && q.Required).Select(q => q.LinkId)];

    [Theory, MemberData(nameof(Questions))]
    public void An_unanswered_question_stops_treatment(string linkId)
    {
        var verdict = Ask(Man().Says((linkId, null)));

        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        var findings = HistoryQuestions.Get(linkId).Rules.Select(r => verdict[r]);
        Assert.All(findings, f => Assert.True(f is { Answer: Answer.Missing, Required: true }));
    }

    [Theory]
    [InlineData("antioxidant-infusion")]
    [InlineData("antioxidant-supplement")]
    public void A_question_that_may_stay_open_is_not_clear_and_stops_nothing(string linkId)
    {
        var verdict = Ask(Man().Says((linkId, null)));

        Assert.Equal((Answer.Missing, false), (verdict["CI-25"].Answer, verdict["CI-25"].Required));
        Assert.Equal(Outcome.Eligible, verdict.Outcome);
    }

    [Fact]
    public void Of_a_patient_of_whom_nothing_is_known_nothing_is_clear_but_life()
    {
        var verdict = Ask(new() { Id = "nobody" });

        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Equal(["REC-01"], verdict.Findings.Where(f => f.Answer != Answer.Missing).Select(f => f.Rule));
    }

    [Fact]
    public void A_caution_never_hides_a_missing_result()
    {
        var onWarfarinUnasked = Man().Takes("warfarin").Says(("bleeding", null));

        var finding = Ask(onWarfarinUnasked)["CI-11"];

        Assert.Equal(Answer.Missing, finding.Answer);
        Assert.Contains(finding.Parts, p => p.Answer == Answer.Caution);
        Assert.Equal(Outcome.Incomplete, Ask(onWarfarinUnasked).Outcome);
    }

    [Fact]
    public void A_missing_result_that_is_not_required_never_hides_a_caution()
    {
        var finding = Ask(Man().Takes("warfarin").Without("inr"))["CI-11"];

        Assert.Equal(Answer.Caution, finding.Answer);
        Assert.Contains(finding.Parts, p => p is { Answer: Answer.Missing, Required: false });
    }

    [Fact]
    public void An_exclusion_hides_nothing_either()
    {
        var finding = Ask(Man().Takes("warfarin").Says(("bleeding", true), ("medicines", null)))["CI-11"];

        Assert.Equal(Answer.Excluded, finding.Answer);
        Assert.Contains(finding.Parts, p => p.Answer == Answer.Caution);
        Assert.Contains(finding.Parts, p => p is { Answer: Answer.Missing, Required: true });
    }

    // Every combination of answers, whatever the order: the outcome is that of the gravest.
    [Fact]
    public void The_outcome_follows_the_gravest_answer()
    {
        (Answer Answer, bool Required, Outcome Outcome)[] byGravity =
        [
            (Answer.Excluded, false, Outcome.Contraindicated), (Answer.Missing, true, Outcome.Incomplete),
            (Answer.Caution, false, Outcome.Conditional), (Answer.Missing, false, Outcome.Eligible), (Answer.Clear, true, Outcome.Eligible),
        ];

        for (var set = 1; set < 1 << byGravity.Length; set++)
        {
            var chosen = byGravity.Where((_, i) => (set & (1 << i)) != 0).ToList();
            var findings = chosen.Select(c => new Finding("CI-00", "?", [APart(c.Answer, c.Required)])).Reverse().ToList();

            Assert.Equal(chosen[0].Outcome, new Verdict("anybody", On, "hb-mah", "test", findings).Outcome);
            Assert.Equal(chosen[0].Answer, new Finding("CI-00", "?", [.. findings.SelectMany(f => f.Parts)]).Answer);
        }
    }

    static Part APart(Answer answer, bool required) => new()
    {
        Question = "?",
        Answer = answer,
        Required = required,
        Scope = Scope.Always,
        Source = "test",
        Certainty = Certainty.P,
        Explanation = "test",
    };

    [Fact]
    public void Every_answer_of_every_case_has_a_source_and_a_sentence() =>
        Assert.All(RuleCases.All.Select(c => c.Ask(RuleSet.Shipped)).SelectMany(f => f.Parts), part =>
        {
            Assert.False(string.IsNullOrWhiteSpace(part.Source) || string.IsNullOrWhiteSpace(part.Question));
            Assert.EndsWith(".", part.Explanation);
            Assert.DoesNotContain("  ", part.Explanation);
            Assert.DoesNotContain("()", part.Explanation);
        });

    [Fact]
    public void An_answer_shows_value_limit_and_what_to_do()
    {
        var finding = Ask(Man().With("platelets", 92))["CI-06"];

        Assert.Equal(("92", "10*3/uL", "≥ 100", DaysAgo(1)), (finding.Value, finding.Unit, finding.Limit, finding.Observed!.Value));
        Assert.Equal(
            "Platelets 92 ×10³/µL (2026-03-19) is not ≥ 100 ×10³/µL: do not treat; find the cause and repeat the count.",
            finding.Explanation);
    }

    [Fact]
    public void A_limit_that_was_not_verified_is_shown_as_such()
    {
        Assert.Equal(Certainty.R, Ask(Man().With("haemoglobin", 10))["CI-07"].Certainty);
        Assert.Equal(Certainty.R, Ask(Man().Diagnosed(Icd("D57")))["CI-14"].Certainty);
        Assert.Equal(Certainty.S, Ask(Man().With("g6pd", 20))["CI-01"].Certainty);
    }

    [Fact]
    public void An_activity_that_cannot_be_read_says_what_it_needs() => Assert.Contains(
        "G6PD activity 12 U/g Hb (2026-03-19) cannot be read without the laboratory's adjusted male median",
        Ask(Man().Without("g6pd").Also(Result("g6pd", 12, DaysAgo(1), unit: "U/g{Hb}")))["CI-04"].Explanation);

    [Fact]
    public void A_history_of_heparin_harm_warns_even_where_the_profile_gives_none() =>
        Assert.Contains("heparin must not be used anywhere", Ask(Man().Says(("hit", true)))["CI-17"].Explanation);

    [Fact]
    public void Facts_after_the_day_do_not_count() =>
        Assert.Equal(Outcome.Incomplete, Ask(Man(), on: On.AddDays(-2)).Outcome);

    [Fact]
    public void Only_a_caution_can_be_accepted_and_that_by_a_physician() =>
        Assert.All(RuleCases.All.Select(c => c.Ask(RuleSet.Shipped)), finding => Assert.All(
            [.. finding.Parts.Select(p => (p.Answer, p.Overridable)), (finding.Answer, finding.Overridable)], shown =>
                Assert.Equal(shown.Answer == Answer.Caution ? Overridable.Physician : Overridable.Nobody, shown.Overridable)));

    [Fact]
    public void A_verdict_names_its_patient_its_day_its_profile_and_its_rules()
    {
        var verdict = Ask(Man());

        Assert.Equal(("man", On, "hb-mah", RuleSet.Shipped.Version), (verdict.Patient, verdict.On, verdict.Profile, verdict.RulesVersion));
    }
}
