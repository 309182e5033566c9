using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using static Hormesis.Tests.Clinic.FollowUp.SomeFollowUps;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomeCourses;

namespace Hormesis.Tests.Clinic.FollowUp;

/// <summary>When a course is followed up, and what of that is due.</summary>
public class FollowUpVisitTests
{
    static readonly DateOnly First = new(2026, 11, 2);

    /// <summary>Every third or fourth day, as twice a week.</summary>
    static IReadOnlyList<DateOnly> Days(int sessions) =>
        [.. Enumerable.Range(0, sessions).Select(i => First.AddDays(7 * (i / 2) + 3 * (i % 2)))];

    static string[] Visits(int sessions, bool isWhole) => [.. FollowUpCalendar.Of(Days(sessions), isWhole).Select(v => v.Visit.When)];

    [Fact]
    public void A_course_is_followed_up_before_in_the_middle_at_its_end_and_weeks_later()
    {
        Assert.Equal(["baseline-1", "baseline-2", "session-5", "session-10", "after"], Visits(10, true));
        Assert.Equal(["baseline-1", "baseline-2", "session-5", "session-10", "end", "after"], Visits(12, true));
        Assert.Equal(["baseline-1", "baseline-2", "session-5", "session-10", "session-15", "after"], Visits(15, true));
        Assert.Equal(["baseline-1", "baseline-2", "session-5"], Visits(6, false));
        Assert.Empty(FollowUpCalendar.Of([], true));
    }

    // reference/clinical 5.3: 48 h after a session, 4 to 6 weeks after the last.
    [Fact]
    public void Days_are_those_of_the_reference()
    {
        var (days, visits) = (Days(12), FollowUpCalendar.Of(Days(12), true));
        VisitDates Visit(string when) => visits.Single(v => v.Visit.When == when);

        Assert.Equal((days[^1].AddDays(28), days[^1].AddDays(42)), (Visit("after").From, Visit("after").To));
        Assert.Equal((days[4].AddDays(2), days[5]), (Visit("session-5").From, Visit("session-5").To));
        Assert.Equal(days[^1].AddDays(2), Visit("end").From);
        Assert.Equal(First, Visit("baseline-2").To);
        Assert.True(Visit("baseline-1").To <= First.AddDays(-7));
    }

    [Fact]
    public void A_course_a_year_later_is_followed_up_a_year_later() => Assert.Equal(
        FollowUpCalendar.Of(Days(15), true).Select(v => (v.From.AddDays(365), v.To.AddDays(365))),
        FollowUpCalendar.Of([.. Days(15).Select(d => d.AddDays(365))], true).Select(v => (v.From, v.To)));

    [Fact]
    public void A_plan_holds_the_days_of_the_whole_course()
    {
        var verdict = Ask(Man());
        var plan = Assert.IsType<PlanOutcome.Planned>(Planning.Plan(Man(), verdict, Indications.Get("chronic-pain"), HbMah, 12));
        var last = On.AddDays(plan.Course.Sessions[^1].Day - 1);

        Assert.Equal(last.AddDays(28), plan.Visits.Single(v => v.Visit.When == "after").From);
        Assert.Contains(plan.Visits, v => v.Visit.When == "end");
        Assert.All(plan.Visits, v => Assert.True(v.From <= v.To, v.Visit.When));
    }

    // The last session of ten was so many days ago; four weeks later nothing was measured.
    [Theory]
    [InlineData(4, VisitState.Upcoming)]
    [InlineData(27, VisitState.Upcoming)]
    [InlineData(28, VisitState.Due)]
    [InlineData(42, VisitState.Due)]
    [InlineData(43, VisitState.Overdue)]
    [InlineData(200, VisitState.Overdue)]
    public void The_visit_after_the_course_is_due_from_four_to_six_weeks_and_then_overdue(int daysAgo, VisitState state)
    {
        var report = FollowUpReport.Of(Of(10), On.AddDays(daysAgo - 4), Programmes.Get("chronic-pain"), 10);
        var visit = report.Visits.Single(v => v.Dates.Visit.When == "after");

        Assert.Equal((state, 10), (visit.State, report.SoFar.Sessions.Count));
        Assert.Contains("pain", visit.Missing);
        Assert.Contains("gsh", visit.Missing);
    }

    [Fact]
    public void A_visit_is_done_when_all_of_it_was_measured_in_its_days()
    {
        var (facts, on) = (Of(10).Measured(Programmes.Get("chronic-pain")), On.AddDays(26)); // 30 days after the last session
        var analytes = FollowUpTable.Shipped.Panel.Append("pain").Append("function").Append("sleep");
        VisitState State(PatientFacts f) => FollowUpReport.Of(f, on, Programmes.Get("chronic-pain"), 10).Visits[^1].State;
        var all = analytes.Aggregate(facts, (f, a) => f.Also(Result(a, 1, FactDate.Day(on.AddDays(-1)))));

        Assert.Equal(VisitState.Due, State(facts));
        Assert.Equal(VisitState.Done, State(all));
        Assert.All(analytes, a =>
        {
            var fewer = all.Results.Where(r => r.Analyte != a || r.Taken != FactDate.Day(on.AddDays(-1)));
            Assert.Equal(VisitState.Due, State(all with { Results = [.. fewer] }));
        });
    }

    [Fact]
    public void Before_the_course_baselines_are_due_one_by_one()
    {
        VisitState[] States(PatientFacts facts) => [.. Report(facts, "chronic-pain").Visits.Select(v => v.State)];
        var analytes = FollowUpTable.Shipped.Panel.Concat(["pain", "function", "sleep"]).ToList();
        var none = analytes.Aggregate(Man(), (f, a) => f.Without(a));
        var once = analytes.Aggregate(none, (f, a) => f.Also(a, 1, 12));

        Assert.Equal([VisitState.Due, VisitState.Due], States(none));
        Assert.Equal([VisitState.Done, VisitState.Due], States(once));
        Assert.Equal([VisitState.Done, VisitState.Done], States(analytes.Aggregate(once, (f, a) => f.Also(a, 1, 2))));
    }

    [Fact]
    public void What_was_not_measured_before_the_first_session_is_missed_and_a_course_without_dates_has_no_visits()
    {
        Assert.Equal(VisitState.Missed, Report(Five(), "chronic-pain").Visits[0].State); // function and sleep
        Assert.Empty(Report(Five().Had(Session(2, 15) with { Done = null }), "chronic-pain").Visits);
    }
}
