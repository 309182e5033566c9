using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using static Hormesis.Tests.Clinic.FollowUp.SomeFollowUps;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomeCourses;

namespace Hormesis.Tests.Clinic.FollowUp;

/// <summary>Outcome measures and stopping rules of the programmes in a course under way.</summary>
public class ProgrammeFollowUpTests
{
    public static TheoryData<string> Codes { get; } = [.. Programmes.All.Select(p => p.Code)];

    static StopFinding Rule(PatientFacts facts, string code, string rule, int sessions = 15) =>
        Report(facts, code, sessions).Programme!.Rules.Single(r => r.Rule.Id == rule); // a programme was named

    static OutcomeChange Outcome(PatientFacts facts, string code, string analyte) =>
        Report(facts, code).Programme!.Outcomes.Single(o => o.Measure.Analyte == analyte); // a programme was named

    [Theory, MemberData(nameof(Codes))]
    public void What_was_not_measured_is_missing_and_never_unchanged(string code)
    {
        var all = Five().Measured(Programmes.Get(code));
        Assert.All(Programmes.Get(code).Measures, m =>
        {
            Assert.Empty(Outcome(all, code, m.Analyte).MissingAt);
            var outcome = Outcome(all.WithoutNow(m.Analyte), code, m.Analyte);

            Assert.Equal("session-5", Assert.Single(outcome.MissingAt).Dates.Visit.When);
            Assert.Equal((Movement.CannotTell, Importance.CannotTell), (outcome.Movement, outcome.Importance));
            Assert.Null(outcome.Change);
            Assert.True(outcome.WhyNoMovement.Length > 0 && outcome.WhyNoImportance.Length > 0);
        });
    }

    // At the limit itself a change matters; a thousandth below it does not.
    [Theory, MemberData(nameof(Codes))]
    public void A_change_matters_from_the_smallest_one_that_does_either_way(string code) =>
        Assert.All(Programmes.Get(code).Measures.Where(m => m.Important is not null), m =>
        {
            var before = Middle(m);
            var limit = m.Important!.Unit == "%" ? before * m.Important.Value / 100 : m.Important.Value; // filtered
            var good = m.Better == Hormesis.Clinic.Protocol.Better.Lower ? -1 : 1;
            Importance Of(double change) => Outcome(Five().Measured(m.Analyte, before, before + change), code, m.Analyte).Importance;

            Assert.Equal(Importance.Better, Of(good * limit));
            Assert.Equal(Importance.TooSmall, Of(good * limit * 0.999));
            Assert.Equal(Importance.TooSmall, Of(0));
            Assert.Equal(Importance.TooSmall, Of(-good * limit * 0.999));
            Assert.Equal(Importance.Worse, Of(-good * limit));
        });

    [Fact]
    public void One_baseline_judges_neither_noise_nor_importance()
    {
        var facts = Now("pain", 1);
        var outcome = Outcome(facts with { Results = [.. facts.Results.Where(r => r.Analyte != "pain" || r.Taken != DaysAgo(40))] },
            "chronic-pain", "pain");

        Assert.Equal((Movement.CannotTell, Importance.CannotTell), (outcome.Movement, outcome.Importance));
        Assert.Equal(-5, outcome.Change);
        Assert.Contains("1 of 2", outcome.WhyNoImportance);
    }

    [Theory]
    [InlineData(9, 6, StopAnswer.NotYet)]
    [InlineData(10, 6, StopAnswer.Fires)]
    [InlineData(10, 5, StopAnswer.Fires)]
    [InlineData(10, 8, StopAnswer.Fires)]
    [InlineData(10, 1, StopAnswer.Clear)]
    public void Without_improvement_beyond_noise_a_course_stops_after_its_session(int sessions, double pain, StopAnswer answer)
    {
        var facts = Of(sessions).Now("pain", pain);

        Assert.Equal(answer, Rule(facts, "chronic-pain", "no-improvement").Answer);
        if (answer == StopAnswer.Fires) Assert.Equal(Step.Stop, Report(facts, "chronic-pain").Decision.Step);
    }

    [Theory]
    [InlineData(10, 4.9, StopAnswer.Clear)]
    [InlineData(10, 5, StopAnswer.Clear)]
    [InlineData(10, 5.1, StopAnswer.Fires)]
    public void An_ulcer_has_to_be_half_as_large(double before, double now, StopAnswer answer) =>
        Assert.Equal(answer, Rule(Of(8).Measured("wound-area", before, now), "diabetic-ulcer", "no-improvement").Answer);

    // Of function no reference change value is known. What is no better at all is no better beyond noise, however large that is.
    [Theory]
    [InlineData(4, StopAnswer.Fires)]
    [InlineData(3, StopAnswer.Fires)]
    [InlineData(9, StopAnswer.CannotBeJudged)]
    public void Where_noise_is_not_known_an_improvement_is_for_a_physician(double now, StopAnswer answer)
    {
        var facts = Of(10).Measured("function", 4, now);

        Assert.Equal(answer, Rule(facts, "post-trauma", "no-improvement").Answer);
        Assert.True(Report(facts, "post-trauma").Decision.NeedsReview);
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_deciding_measure_is_waited_for(string code)
    {
        var programme = Programmes.Get(code);
        var facts = Of(10).Measured(programme).WithoutNow(programme.Measures[0].Analyte);
        var report = Report(facts, code);

        foreach (var rule in report.Programme!.Rules.Where(r => r.Rule.Kind is StopKind.NoImprovement or StopKind.Worsening)) // named
            Assert.Equal((StopAnswer.CannotBeJudged, true), (rule.Answer, rule.CanBeMeasured));
        Assert.Equal(Step.Pause, report.Decision.Step);
        Assert.Contains(report.Decision.Reasons, r => r.What.Contains("cannot be judged before it is measured", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8.9, StopAnswer.Clear)]
    [InlineData(9.1, StopAnswer.Fires)]
    public void A_deciding_measure_that_is_worse_beyond_noise_stops_the_course(double pain, StopAnswer answer)
    {
        var facts = Now("pain", pain);
        var noise = Outcome(facts, "chronic-pain", "pain").Marker!.Noise!.Value; // measured

        Assert.InRange(noise.High, 8.9, 9.1);
        Assert.Equal(answer, Rule(facts, "chronic-pain", "worse").Answer);
    }

    [Fact]
    public void What_no_measure_shows_is_asked_and_a_measure_may_answer_it_only_for_the_worse()
    {
        var unchanged = Five().Measured("wound-area", 10, 10);

        Assert.Equal(StopAnswer.CannotBeJudged, Rule(unchanged, "wound", "infection").Answer);
        Assert.Equal(StopAnswer.CannotBeJudged, Rule(Five().Measured("wound-area", 10, 1), "wound", "infection").Answer);
        Assert.Equal(StopAnswer.Fires, Rule(Five().Measured("wound-area", 10, 40), "wound", "infection").Answer);
        Assert.Equal((Step.AsScheduled, true), (Report(unchanged, "wound").Decision.Step, Report(unchanged, "wound").Decision.NeedsReview));
    }

    [Theory]
    [InlineData(Severity.Mild, false, Causality.Possible, StopAnswer.Clear)]
    [InlineData(Severity.Mild, true, Causality.Possible, StopAnswer.Fires)]
    [InlineData(Severity.Mild, true, Causality.Unknown, StopAnswer.Fires)]
    [InlineData(Severity.Mild, true, Causality.Unlikely, StopAnswer.Clear)]
    [InlineData(Severity.Severe, false, Causality.Possible, StopAnswer.Fires)]
    [InlineData(Severity.Mild, null, Causality.Possible, StopAnswer.CannotBeJudged)]
    public void A_serious_event_of_the_course_stops_it_though_sessions_went_on(
        Severity severity, bool? serious, Causality causality, StopAnswer answer) =>
        Assert.Equal(answer, Rule(Five().Suffered(Event(14, severity, serious, causality)), "chronic-pain", "adverse-event").Answer);

    [Theory]
    [InlineData(BreathEvent.None, StopAnswer.Clear)]
    [InlineData(BreathEvent.Abort, StopAnswer.Fires)]
    [InlineData(BreathEvent.Unknown, StopAnswer.CannotBeJudged)]
    public void An_ended_session_stops_the_course_and_one_that_nobody_wrote_down_is_no_pass(BreathEvent breath, StopAnswer answer) =>
        Assert.Equal(answer, Rule(Last(s => s with { Breath = breath }), "chronic-pain", "adverse-event").Answer);

    [Theory]
    [InlineData(0.79, 3.0, StopAnswer.Clear)]
    [InlineData(0.8, 1.0, StopAnswer.Fires)]
    [InlineData(0.1, 3.1, StopAnswer.Fires)]
    [InlineData(null, 1.0, StopAnswer.CannotBeJudged)]
    [InlineData(0.1, null, StopAnswer.CannotBeJudged)]
    [InlineData(double.NaN, 1.0, StopAnswer.Fires)]
    public void What_was_in_the_bottle_is_judged_at_its_limits(double? haemolysis, double? methaemoglobin, StopAnswer answer)
    {
        var facts = Last(s => s with { BagHaemolysisPercent = haemolysis, BagMethaemoglobinPercent = methaemoglobin });

        Assert.Equal(answer, Rule(facts, "chronic-pain", "bag").Answer);
    }

    [Fact]
    public void A_plan_ends_where_a_rule_by_a_measure_fires_and_not_where_it_waits()
    {
        PlanOutcome Plan(PatientFacts facts) => Planning.Plan(facts, Ask(facts), Indications.Get("chronic-pain"), HbMah, 15);
        var (better, same) = (Of(10).Now("pain", 1), Of(10).Now("pain", 6));

        Assert.IsType<PlanOutcome.Planned>(Plan(better));
        Assert.Contains(Assert.IsType<PlanOutcome.NotPlanned>(Plan(same)).Reasons,
            r => r.What.StartsWith("Stopping rule no-improvement", StringComparison.Ordinal));
        Assert.IsType<PlanOutcome.Planned>(Plan(Of(10).WithoutNow("pain")));
    }

    [Fact]
    public void A_course_ends_with_its_last_session_and_before_the_first_no_rule_is_asked()
    {
        Assert.Equal(StopAnswer.NotYet, Rule(Of(9), "chronic-pain", "end", 10).Answer);
        Assert.Equal(StopAnswer.Fires, Rule(Of(10), "chronic-pain", "end", 10).Answer);
        Assert.Equal(Step.Stop, Report(Of(10), "chronic-pain", 10).Decision.Step);
        var broken = FollowUpReport.Of(Of(6), On.AddDays(60), Programmes.Get("chronic-pain"), 10); // off for nine weeks
        Assert.Equal((6, Step.Stop), (broken.SoFar.Sessions.Count, broken.Decision.Step));
        Assert.All(Report(Of(0), "chronic-pain").Programme!.Rules, r => Assert.Equal(StopAnswer.NotYet, r.Answer)); // named
    }

    // Over every programme, well, badly and unchanged: no rule is passed by knowing less.
    [Theory, MemberData(nameof(Codes))]
    public void Taking_any_result_away_never_lets_a_rule_pass_that_did_not(string code)
    {
        var programme = Programmes.Get(code);
        foreach (var factor in (double[])[0.1, 0.6, 1, 1.9])
        {
            var deciding = programme.Measures[0];
            var facts = Of(10).Measured(programme).Now(deciding.Analyte, factor * Middle(deciding));
            var before = Report(facts, code);
            foreach (var result in facts.Results)
            {
                var after = Report(facts with { Results = [.. facts.Results.Where(r => r != result)] }, code);
                Assert.All(before.Programme!.Rules.Zip(after.Programme!.Rules), r => // both were named
                    Assert.True(r.Second.Answer != StopAnswer.Clear || r.First.Answer == StopAnswer.Clear, $"{result} {r.First}"));
                Assert.True(before.Decision is { Step: Step.AsScheduled, NeedsReview: false }
                    || after.Decision is not { Step: Step.AsScheduled, NeedsReview: false }, $"{result}");
            }
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_reason_has_its_source_and_nothing_raises(string code)
    {
        var report = Report(Of(10).Measured(Programmes.Get(code)), code);

        Assert.True(report.Decision.Step <= FollowUpReport.Of(Of(10), On).Decision.Step);
        Assert.All(report.Decision.Reasons, r => Assert.True(r.Source.Length > 0 && r.What.EndsWith('.'), r.What));
    }

    static PatientFacts Last(Func<PastSession, PastSession> change)
    {
        var facts = Five();
        return facts with { Sessions = [.. facts.Sessions.SkipLast(1), change(facts.Sessions[^1])] };
    }
}
