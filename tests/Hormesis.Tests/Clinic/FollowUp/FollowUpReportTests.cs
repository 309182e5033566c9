using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Body;
using Hormesis.Model.Treatment;
using static Hormesis.Tests.Clinic.FollowUp.SomeFollowUps;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomeCourses;

namespace Hormesis.Tests.Clinic.FollowUp;

/// <summary>What follow-up makes of a course so far.</summary>
public class FollowUpReportTests
{
    static readonly string[] Panel = [.. FollowUpTable.Shipped.Panel];

    static FollowUpReport Of(PatientFacts facts) => FollowUpReport.Of(facts, On);

    static MarkerChange Change(PatientFacts facts, string analyte) => Of(facts).Changes.Single(c => c.Marker.Analyte == analyte);

    [Fact]
    public void An_unchanged_patient_goes_on()
    {
        var report = Of(Five());

        Assert.Equal(Step.AsScheduled, report.Decision.Step);
        Assert.All(report.Changes.Where(c => Usual.ContainsKey(c.Marker.Analyte)), c => Assert.Equal(Movement.Within, c.Movement));
        Assert.Equal(0, report.Redox.Redox!.Value, 1e-9);
    }

    [Theory]
    [InlineData("mda", 2, Step.Down)]
    [InlineData("d-roms", 400, Step.Down)]
    [InlineData("f2-isoprostanes", 900, Step.Down)]
    [InlineData("gsh", 1500, Step.Down)]
    [InlineData("haemoglobin", 11.5, Step.Pause)]
    [InlineData("mda", 1.3, Step.AsScheduled)]
    [InlineData("gsh", 1560, Step.AsScheduled)]
    [InlineData("gpx", 100, Step.AsScheduled)]
    [InlineData("pain", 0, Step.AsScheduled)]
    public void A_marker_moves_the_course_only_downwards(string analyte, double value, Step step)
    {
        var decision = Of(Now(analyte, value)).Decision;

        Assert.Equal(step, decision.Step);
        Assert.Equal(step == Step.AsScheduled, decision.Reasons.Count == 0);
        Assert.All(decision.Reasons, r => Assert.False(string.IsNullOrWhiteSpace(r.Source) || string.IsNullOrWhiteSpace(r.Value)));
    }

    [Fact]
    public void Lost_cells_stop_the_course_and_one_sign_of_them_does_not()
    {
        var lost = Now("ldh", 400);

        Assert.Equal(Step.AsScheduled, Of(lost).Decision.Step);
        lost = lost with { Results = [.. lost.Results.Where(r => r.Analyte != "haptoglobin" || r.Taken != DaysAgo(1))] };
        Assert.Equal(Step.Stop, Of(lost.Also("haptoglobin", 0.3, 1)).Decision.Step);
    }

    [Fact]
    public void Without_its_panel_the_course_waits_and_says_for_what() => Assert.All(Panel, analyte =>
    {
        var facts = Five();
        facts = facts with { Results = [.. facts.Results.Where(r => r.Analyte != analyte || r.Taken != DaysAgo(1))] };

        Assert.Equal(Step.Pause, Of(facts).Decision.Step);
        Assert.Contains(Analytes.Get(analyte).Name, Of(facts).Decision.Reasons[0].What);
        Assert.Contains(Of(facts).Visits, v => v is { Dates.Visit.When: "session-5", IsOpen: true } && v.Missing.Contains(analyte));
    });

    [Fact]
    public void One_baseline_never_judges() => Assert.All(Usual.Keys, analyte =>
    {
        var facts = Now(analyte, Usual[analyte] * 9);
        facts = facts with { Results = [.. facts.Results.Where(r => r.Analyte != analyte || r.Taken != DaysAgo(40))] };

        Assert.Equal(Movement.CannotTell, Change(facts, analyte).Movement);
        Assert.Contains("1 of 2", Change(facts, analyte).Why);
    });

    // What is taken away is never to the course's advantage.
    [Fact]
    public void Taking_any_result_away_never_lets_a_course_go_on_that_did_not()
    {
        PatientFacts[] courses = [Now("mda", 2), Now("gsh", 1500), Now("haemoglobin", 11.5), Five()];
        foreach (var facts in courses)
        {
            var step = Of(facts).Decision.Step;
            foreach (var result in facts.Results.Where(r => Panel.Contains(r.Analyte) && r.Taken == DaysAgo(1)))
            {
                var fewer = facts with { Results = [.. facts.Results.Where(r => r != result)] };
                Assert.True(Of(fewer).Decision.Step <= step, $"{result.Analyte}: {step} became {Of(fewer).Decision.Step}");
            }
        }
    }

    [Fact]
    public void A_result_on_the_day_after_a_session_is_of_the_session()
    {
        var facts = Five().Had(Session(1, 15));

        Assert.Equal(Movement.CannotTell, Change(facts, "mda").Movement);
    }

    [Fact]
    public void The_index_falls_with_injury_rises_with_defence_and_needs_two_of_each()
    {
        double? Redox(PatientFacts facts) => Of(facts).Redox.Redox;

        Assert.True(Redox(Now("mda", 1.5)) < 0);
        Assert.True(Redox(Now("gpx", 70)) > 0);
        var one = Five();
        one = one with { Results = [.. one.Results.Where(r => r.Analyte is not ("gpx" or "sod" or "catalase"))] };
        Assert.Null(Redox(one));
        Assert.Contains("1 markers of defence", Of(one).Redox.Why);
    }

    [Fact]
    public void A_suggestion_is_graded_and_never_an_order()
    {
        var suggestion = Assert.Single(Of(Five().With("ascorbate", 8)).Suggestions);

        Assert.Equal("D", suggestion.Grade);
        Assert.Empty(Of(Five().With("ascorbate", 11)).Suggestions);
        Assert.Empty(Of(Five()).Suggestions);
    }

    [Fact]
    public void Under_no_effect_an_unchanged_patient_fits_what_the_model_expects()
    {
        var facts = Five();
        var (expected, why) = FollowUpExpectation.Of(facts, Of(facts), Indications.Get("chronic-pain"), HbMah, On);

        Assert.Empty(why);
        Assert.Equal(3, expected.Select(e => e.Effects).Distinct().Count());
        Assert.True(expected.Single(e => e is { Effects: EffectSet.Null, Analyte: "gpx" }).Fits);
        Assert.True(expected.Single(e => e is { Effects: EffectSet.Null, Analyte: "haemoglobin" }).Fits);
    }

    [Fact]
    public void The_table_names_what_the_model_and_the_clinic_know() => Assert.All(FollowUpTable.Shipped.Markers, m =>
    {
        Assert.NotNull(Analytes.Get(m.Analyte));
        Assert.Contains(BodyModel.Declaration.Observables, o => o.Name == m.Model);
    });
}
