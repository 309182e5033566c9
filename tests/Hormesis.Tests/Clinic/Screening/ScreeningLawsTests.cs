using FsCheck;
using FsCheck.Fluent;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Outcome = Hormesis.Clinic.Screening.Outcome;
using static Hormesis.Tests.Clinic.Patients;
using Word = Hormesis.Clinic.Records.Qualitative;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>What holds for every patient, whatever is known of them.</summary>
public class ScreeningLawsTests
{
    static void ForAllPatients(Func<PatientFacts, bool> law, int times = 200) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => law(RandomPatients.From(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    [Fact]
    public void Chance_makes_patients_of_every_outcome_and_every_rule_every_answer_that_it_has()
    {
        var verdicts = Enumerable.Range(0, 2000).Select(seed => Ask(RandomPatients.From(seed))).ToList();

        Assert.All(Enum.GetValues<Outcome>(), o => Assert.Contains(verdicts, v => v.Outcome == o));
        Assert.All(RuleSet.Shipped.Rules.Where(r => r.Id is not ("REC-01" or "CI-15" or "CI-17")), rule =>
            Assert.All((Answer[])[Answer.Clear, Answer.Missing, rule.Criteria.Values.Max(c => c.Level)], answer =>
                Assert.Contains(verdicts, v => v[rule.Id].Answer == answer)));
    }

    [Fact]
    public void Each_rule_is_asked_once_and_the_gravest_of_its_parts_is_shown() => ForAllPatients(facts =>
    {
        var verdict = Ask(facts);
        return verdict.Findings.Select(f => f.Rule).SequenceEqual(RuleSet.Shipped.Rules.Select(r => r.Id))
            && verdict.Findings.All(f => f.Parts.All(p => GravityOf(p.Answer, p.Required) <= GravityOf(f.Answer, f.Required)))
            && verdict.Findings.SelectMany(f => f.Parts).All(p => p.Source.Length > 0 && p.Explanation.EndsWith('.'));
    });

    static int GravityOf(Answer answer, bool required) => (answer, required) switch
    {
        (Answer.Excluded, _) => 4,
        (Answer.Missing, true) => 3,
        (Answer.Caution, _) => 2,
        (Answer.Missing, _) => 1,
        _ => 0,
    };

    [Fact]
    public void The_order_of_a_record_changes_nothing() => ForAllPatients(facts =>
    {
        var reversed = facts with
        {
            Results = [.. facts.Results.Reverse()],
            Diagnoses = [.. facts.Diagnoses.Reverse()],
            Medications = [.. facts.Medications.Reverse()],
            Histories = [.. facts.Histories.Reverse()],
        };

        return Answers(Ask(facts)).SequenceEqual(Answers(Ask(reversed)));
    });

    static IEnumerable<(Answer, bool)> Answers(Verdict verdict) => verdict.Findings.Select(f => (f.Answer, f.Required));

    // Adverse is what some answer that is not clear names as its origin, and what would not be clear if it stood alone. Free T4, TSH
    // and haptoglobin answer together with another result, which is the one that is named, and are left out.
    [Fact]
    public void A_patient_is_never_the_better_for_a_fact_that_is_not_known_unless_it_was_adverse() => ForAllPatients(facts =>
    {
        var verdict = Ask(facts);
        var adverse = verdict.Findings.SelectMany(f => f.Parts).Where(p => p.Answer != Answer.Clear).Select(p => p.Origin).ToHashSet();
        return WithoutEach(facts).All(w => Favour(Ask(w.Facts).Outcome) <= Favour(verdict.Outcome) || adverse.Contains(w.Without));
    }, times: 100);

    static IEnumerable<(Origin? Without, PatientFacts Facts)> WithoutEach(PatientFacts facts) =>
    [
        .. facts.Results.Where(r => r.Analyte is not ("ft4" or "tsh" or "haptoglobin") && IsGoodAlone(r, facts.Sex))
            .Select(r => ((Origin?)r.Origin, facts with { Results = [.. facts.Results.Where(o => o != r)] })),
        .. facts.Diagnoses.Select(d => ((Origin?)d.Origin, facts with { Diagnoses = [.. facts.Diagnoses.Where(o => o != d)] })),
        .. facts.Medications.Select(m => ((Origin?)m.Origin, facts with { Medications = [.. facts.Medications.Where(o => o != m)] })),
        .. facts.Procedures.Select(p => ((Origin?)p.Origin, facts with { Procedures = [.. facts.Procedures.Where(o => o != p)] })),
        .. facts.Histories.Where(h => h.Answers.All(a => a.Value != HistoryQuestions.Get(a.Key).AdverseIsYes))
            .Select(h => ((Origin?)h.Origin, facts with { Histories = [.. facts.Histories.Where(o => o != h)] })),
    ];

    static bool IsGoodAlone(LabResult result, Sex sex)
    {
        var healthy = (Woman() with { Sex = sex }).Without(result.Analyte).Also(result with { Taken = DaysAgo(0) });
        return Ask(healthy).Findings.All(f => f.Answer == Answer.Clear || (f.Rule == "CI-09" && sex == Sex.Unknown))
            && (result.Analyte != "g6pd-genotype" || result.Qualitative is Word.Normal or Word.Negative); // an activity makes others clear
    }

    static int Favour(Outcome outcome) => outcome switch
    {
        Outcome.Contraindicated => 0,
        Outcome.Incomplete => 1,
        Outcome.Conditional => 2,
        _ => 3,
    };

    [Fact]
    public void No_answer_stays_clear_when_what_it_relied_on_is_taken_away() => ForAllPatients(facts =>
    {
        var before = Ask(facts);
        return facts.Results.All(result =>
        {
            var after = Ask(facts with { Results = [.. facts.Results.Where(r => r != result)] });
            return before.Findings.Zip(after.Findings).All(pair =>
                pair.First.Parts.Where(p => p.Answer == Answer.Clear && p.Origin == result.Origin)
                    .All(relied => pair.Second.Parts.All(p => p.Question != relied.Question || IsNotClearOfItself(p))));
        });
    }, times: 100);

    static bool IsNotClearOfItself(Part part) => part.Answer != Answer.Clear || part.Origin is not null;

    [Fact]
    public void Nobody_is_eligible_without_results_or_without_a_questionnaire() => ForAllPatients(facts =>
        Ask(facts with { Results = [] }).Outcome is Outcome.Incomplete or Outcome.Contraindicated
        && Ask(facts with { Histories = [] }).Outcome is Outcome.Incomplete or Outcome.Contraindicated);

    [Fact]
    public void What_excludes_today_excludes_whatever_else_is_known() => ForAllPatients(facts =>
    {
        (string Analyte, double Value)[] adverse =
        [
            ("platelets", 50), ("haemoglobin", 7), ("g6pd", 20), ("ferritin", 3000), ("methaemoglobin", 9), ("glucose", 2),
            ("systolic", 230),
        ];
        return adverse.All(a => Ask(facts.Also(a.Analyte, a.Value, 0)).Outcome == Outcome.Contraindicated);
    });

    [Fact]
    public void A_limit_that_is_drawn_tighter_never_lets_more_patients_pass() => ForAllPatients(facts =>
    {
        var before = Favour(Ask(facts).Outcome);
        return Tightened.All(tighter => Favour(Ask(facts, rules: tighter).Outcome) <= before);
    }, times: 40);

    // Each set has one limit less favourable, by a fifth or a whole unit: that the data say truly which way is tighter.
    static readonly IReadOnlyList<RuleSet> Tightened =
    [
        .. from rule in RuleSet.Shipped.Rules
           from limit in rule.Limits
           select RuleSet.Shipped with
           {
               Rules =
               [
                   .. RuleSet.Shipped.Rules.Select(r => r != rule ? r : rule with
                   {
                       Limits = rule.Limits.ToDictionary(l => l.Key, l => l.Key == limit.Key ? Tighter(l.Value) : l.Value),
                   }),
               ],
           },
    ];

    static Limit Tighter(Limit limit)
    {
        var step = limit.Unit is "d" or "mo" or "a" ? 1 : 0.2 * limit.Value;
        return limit with { Value = limit.Tighter == Hormesis.Clinic.Screening.Tighter.Higher ? limit.Value + step : limit.Value - step };
    }

    // What lies after the day is left out: it would come into sight. A bound on reticulocytes that tells nothing lapses (CI-04).
    [Fact]
    public void Ageing_a_result_never_makes_an_answer_clear() => ForAllPatients(chart =>
    {
        var facts = chart with
        {
            Results = [.. chart.Results.Where(r => !(r.Taken?.Latest > On) && (r.Analyte != "reticulocytes" || r.Bound == Bound.Exact))],
        };
        var before = Ask(facts);
        return ((int[])[1, 7, 31, 400]).All(days =>
        {
            var after = Ask(facts with { Results = [.. facts.Results.Select(r => r with { Taken = Older(r.Taken, days) })] });
            return before.Findings.Zip(after.Findings).All(pair =>
                pair.Second.Answer != Answer.Clear || pair.First.Answer == Answer.Clear);
        });
    });

    static FactDate? Older(FactDate? date, int days) =>
        date is { } d ? new FactDate(d.Earliest.AddDays(-days), d.Latest.AddDays(-days)) : null;

    [Fact]
    public void Ageing_a_questionnaire_never_makes_an_answer_clear() => ForAllPatients(chart =>
    {
        var facts = chart with { Histories = [.. chart.Histories.Where(h => !(h.Answered?.Latest > On))] };
        var before = Ask(facts);
        return ((int[])[1, 31, 400]).All(days =>
        {
            var older = facts.Histories.Select(h => h with { Answered = Older(h.Answered, days) });
            var after = Ask(facts with { Histories = [.. older] });
            return before.Findings.Zip(after.Findings).All(pair => pair.Second.Answer != Answer.Clear || pair.First.Answer == Answer.Clear);
        });
    });

    // Of every question by itself: with all its results and answers gone, what says clear says so of something else.
    [Fact]
    public void With_every_piece_of_evidence_gone_no_question_is_clear() => ForAllPatients(facts =>
        Ask(facts with { Results = [], Histories = [] }).Findings.SelectMany(f => f.Parts)
            .Where(p => p.Answer == Answer.Clear && p.Origin is null)
            .All(p => p.Value is "alive" || (p.Observed is { } seen && seen == facts.Born)
                || p.Explanation.StartsWith("Does not apply", StringComparison.Ordinal)));
}
