using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomeCourses;
using static Hormesis.Tests.Clinic.Protocol.SomePlans;

namespace Hormesis.Tests.Clinic.Protocol;

/// <summary>How the sessions that were decide on those to come.</summary>
public class CourseSoFarTests
{
    static double Next(PatientFacts facts, int sessions = 10) =>
        Math.Round(Planned(facts, sessions).Course.Sessions[0].Concentration.MicrogramsPerNormalMillilitre, 6);

    static PatientFacts LastIs(Func<PastSession, PastSession> change)
    {
        var facts = FourSessions();
        return facts with { Sessions = [.. facts.Sessions.SkipLast(1), change(facts.Sessions[^1])] };
    }

    [Fact]
    public void A_course_goes_on_where_it_was()
    {
        var plan = Planned(FourSessions());

        Assert.Equal([5, 6, 7, 8, 9, 10], plan.Course.Sessions.Select(s => s.Session));
        Assert.Equal(25, Next(FourSessions()));
        Assert.Equal(4, plan.SoFar.Sessions.Count);
        Assert.Equal(Outcome.Eligible, plan.Outcome);
    }

    [Fact]
    public void A_step_waits_for_two_uneventful_sessions_at_one_concentration() =>
        Assert.Equal(20, Next(Man().Had(Session(11, 15), Session(8, 15), Session(4, 20))));

    // Each of these is one thing that the last session does not show to have been as it should.
    public static TheoryData<string> Doubts => [.. Doubted.Keys];

    static readonly Dictionary<string, Func<PastSession, PastSession>> Doubted = new()
    {
        ["not completed"] = s => s with { IsCompleted = false },
        ["breath not written down"] = s => s with { Breath = BreathEvent.Unknown },
        ["slowed"] = s => s with { Breath = BreathEvent.Advise },
        ["haemolysis not measured"] = s => s with { BagHaemolysisPercent = null },
        ["haemolysis no number"] = s => s with { BagHaemolysisPercent = double.NaN },
        ["methaemoglobin not measured"] = s => s with { BagMethaemoglobinPercent = null },
    };

    [Theory, MemberData(nameof(Doubts))]
    public void Nothing_is_raised_on_a_session_that_is_not_shown_to_be_uneventful(string doubt)
    {
        var plan = Plan(LastIs(Doubted[doubt])) as PlanOutcome.Planned;

        Assert.True(plan!.Course.Sessions[0].Concentration.MicrogramsPerNormalMillilitre <= 20.0001);
    }

    [Fact]
    public void A_session_of_unknown_concentration_is_followed_by_the_lowest()
    {
        Assert.Equal(15, Next(LastIs(s => s with { Concentration = null })));
    }

    public static TheoryData<string> Events => [.. StepsDown.Keys];

    static readonly Dictionary<string, PatientFacts> StepsDown = new()
    {
        ["paused"] = LastIs(s => s with { Breath = BreathEvent.Pause }),
        ["ended"] = LastIs(s => s with { Breath = BreathEvent.Abort }),
        ["haemolysis just above"] = LastIs(s => s with { BagHaemolysisPercent = 0.41 }),
        ["haemolysis to discard"] = LastIs(s => s with { BagHaemolysisPercent = 0.8 }),
        ["methaemoglobin"] = LastIs(s => s with { BagMethaemoglobinPercent = 3.1 }),
        ["a new symptom"] = FourSessions().Suffered(Event(2, Severity.Mild)),
        ["a symptom without a date"] = FourSessions().Suffered(Event(null, Severity.Moderate)),
        ["a symptom of the day of the session"] = FourSessions().Suffered(Event(4, Severity.Mild)),
    };

    [Theory, MemberData(nameof(Events))]
    public void An_event_is_followed_by_one_step_down_and_says_so(string which)
    {
        var plan = Planned(StepsDown[which]);

        Assert.Equal(15, Math.Round(plan.Course.Sessions[0].Concentration.MicrogramsPerNormalMillilitre, 6));
        Assert.Contains(plan.Reasons, r => r.What.Contains("one step down", StringComparison.Ordinal));
    }

    [Fact]
    public void At_the_bounds_of_the_bag_nothing_steps_down() => Assert.Equal(
        25, Next(LastIs(s => s with { BagHaemolysisPercent = 0.4, BagMethaemoglobinPercent = 3 })));

    [Fact]
    public void After_a_pause_or_an_end_a_physician_looks_first()
    {
        foreach (var breath in new[] { BreathEvent.Pause, BreathEvent.Abort })
        {
            var plan = Planned(LastIs(s => s with { Breath = breath }));
            Assert.Equal((Outcome.Conditional, "response-review"), (plan.Outcome, Assert.Single(plan.Reviews).Id));
        }
    }

    [Fact]
    public void A_step_below_the_least_ends_the_course()
    {
        var none = NotPlanned(Man().Had(Session(4, 10) with { Breath = BreathEvent.Pause }));

        Assert.Equal(Outcome.Contraindicated, none.Outcome);
        Assert.Contains(none.Reasons, r => r.What.Contains("the course ends here", StringComparison.Ordinal));
        Assert.Equal(10, Next(Man().Had(Session(4, 15) with { Breath = BreathEvent.Pause })));
    }

    [Theory]
    [InlineData(Severity.Severe, false, Outcome.Contraindicated)]
    [InlineData(Severity.Mild, true, Outcome.Contraindicated)]
    [InlineData(Severity.Unknown, false, Outcome.Incomplete)]
    [InlineData(Severity.Unknown, null, Outcome.Incomplete)]
    public void A_grave_event_stops_and_one_of_unknown_gravity_waits(Severity severity, bool? serious, Outcome outcome) =>
        Assert.Equal(outcome, NotPlanned(FourSessions().Suffered(Event(1, severity, serious))).Outcome);

    [Fact]
    public void What_the_treatment_is_unlikely_to_have_caused_changes_nothing() =>
        Assert.Equal(25, Next(FourSessions().Suffered(Event(1, Severity.Severe, by: Causality.Unlikely))));

    [Fact]
    public void An_event_before_the_last_session_was_answered_by_that_session() =>
        Assert.Equal(25, Next(FourSessions().Suffered(Event(5, Severity.Mild))));

    [Fact]
    public void A_session_without_a_date_leaves_the_plan_incomplete() => Assert.Equal(
        Outcome.Incomplete, NotPlanned(Man().Had(Session(4, 15) with { Done = null })).Outcome);

    [Fact]
    public void A_course_that_has_had_its_sessions_is_reviewed()
    {
        PastSession[] ten = [.. Enumerable.Range(0, 10).Select(i => Session(40 - 4 * i, 15))];

        Assert.Equal(Outcome.Incomplete, NotPlanned(Man().Had(ten).Measured()).Outcome);
        Assert.Equal(11, Planned(Man().Had(ten).Measured(), 15).Course.Sessions[0].Session);
        Assert.Equal(Outcome.Incomplete, NotPlanned(Man().Had(ten), 15).Outcome);
    }

    [Fact]
    public void After_six_weeks_another_course_begins_at_the_start_and_after_a_review()
    {
        var again = Planned(Man().Had(Session(47, 25), Session(43, 25)));

        Assert.Equal((1, 15), (again.Course.Sessions[0].Session, Next(Man().Had(Session(43, 25)))));
        Assert.Equal((Outcome.Conditional, "course-review"), (again.Outcome, Assert.Single(again.Reviews).Id));
        Assert.Equal(2, Planned(Man().Had(Session(42, 15))).Course.Sessions[0].Session);
    }

    [Fact]
    public void Sessions_to_come_keep_their_distance_from_those_that_were()
    {
        Assert.Equal([4, 8], Days(Man().Had(Session(0, 15))));
        Assert.Equal([3, 7], Days(Man().Had(Session(1, 15))));
        Assert.Equal([1, 5], Days(Man().Had(Session(3, 15))));
        Assert.Equal([4, 7], Days(Man().Had(Session(4, 15), Session(1, 15))));

        static IEnumerable<int> Days(PatientFacts facts) => Planned(facts).Course.Sessions.Take(2).Select(s => s.Day);
    }

    [Fact]
    public void A_session_that_is_still_to_come_is_not_one_that_was() =>
        Assert.Equal(1, Planned(Man().Had(Session(-3, 30))).Course.Sessions[0].Session);

    [Fact]
    public void What_was_given_counts_in_the_week_and_in_the_course()
    {
        var strong = Session(6, 15) with { Offered = OzoneMass.FromMicrograms(15_000) };

        Assert.Contains(Caps.DosePerWeek, Planned(Man().Had(strong)).AboveRecommended);
        Assert.DoesNotContain(Caps.DosePerWeek, Planned(Man().Had(strong with { Done = DaysAgo(7) })).AboveRecommended);
    }
}
