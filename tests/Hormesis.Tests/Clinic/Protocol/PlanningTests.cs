using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomePlans;

namespace Hormesis.Tests.Clinic.Protocol;

public class PlanningTests
{
    [Fact]
    public void An_eligible_patient_gets_a_course()
    {
        var plan = Planned(Man());
        var first = plan.Course.Sessions[0];

        Assert.Equal(Outcome.Eligible, plan.Outcome);
        Assert.Equal(("chronic-pain", "hb-mah", 10), (plan.Course.Indication, plan.Course.Profile, plan.Course.Sessions.Count));
        Assert.Equal(100, first.BloodVolume.Millilitres, 1e-9);
        Assert.Equal(100, first.GasVolume.NormalMillilitres, 1e-9);
        Assert.Equal(15, first.Concentration.MicrogramsPerNormalMillilitre, 1e-9);
        Assert.Equal(1500, first.Dose.Micrograms, 1e-6);
        Assert.Equal(100 / 9.0, first.AnticoagulantVolume.Millilitres, 1e-9);
        Assert.Equal(15, first.Reinfusion.MillilitresPerMinute, 1e-9);
        Assert.Equal(0.5, first.OverpressureCeiling.Bar, 1e-9);
        Assert.Equal((1, "normal", "sodium citrate 3.8 %"), (first.Passes, first.Basis, first.Anticoagulant));
        Assert.Empty(plan.AboveRecommended);
    }

    [Fact]
    public void A_contraindicated_patient_gets_none_and_is_told_why()
    {
        var plan = NotPlanned(Man().With("platelets", 50).With("haemoglobin", 7));

        Assert.Equal(Outcome.Contraindicated, plan.Outcome);
        Assert.Equal(["CI-06", "CI-07"], plan.Reasons.Select(r => r.What[..5]));
        Assert.Contains(plan.Reasons, r => (r.Value, r.Limit) == ("50 10*3/uL", "≥ 100"));
    }

    [Fact]
    public void A_patient_of_whom_something_is_missing_gets_none_and_is_told_what()
    {
        var plan = NotPlanned(Man().Without("platelets"));

        Assert.Equal(Outcome.Incomplete, plan.Outcome);
        Assert.StartsWith("CI-06: No platelets result", Assert.Single(plan.Reasons).What);
    }

    [Fact]
    public void With_cautions_the_course_is_the_one_that_holds_if_they_are_accepted()
    {
        var plan = Planned(Man().With("platelets", 120).Takes("warfarin"));

        Assert.Equal(Outcome.Conditional, plan.Outcome);
        Assert.Equal(["To be accepted, CI-06", "To be accepted, CI-11"], plan.Reasons.Take(2).Select(r => r.What[..21]));
    }

    [Theory]
    [InlineData("body-weight")]
    [InlineData("body-height")]
    public void Without_weight_or_height_there_is_no_course(string analyte)
    {
        var plan = NotPlanned(Man().Without(analyte));

        Assert.Equal(Outcome.Incomplete, plan.Outcome);
        Assert.Contains(analyte.Replace('-', ' '), Assert.Single(plan.Reasons).What);
    }

    [Fact]
    public void A_weight_counts_for_180_days_and_an_adults_height_for_good()
    {
        Planned(Man().With("body-weight", 70, 180).With("body-height", 175, 9000));
        NotPlanned(Man().With("body-weight", 70, 181));
        NotPlanned(Man().Without("body-weight").Also(Result("body-weight", 70, null)));
        NotPlanned(Man().With("body-weight", 70, -1));
        NotPlanned(Man().With("body-weight", 70, bound: Bound.Below));
        Planned(Man().With("body-height", 175, On.DayNumber - new DateOnly(1998, 6, 1).DayNumber));
        NotPlanned(Man().With("body-height", 175, On.DayNumber - new DateOnly(1998, 5, 31).DayNumber));
    }

    [Fact]
    public void Of_two_weights_that_may_both_be_the_newest_the_lower_counts()
    {
        var light = Planned(Man().With("body-weight", 45)).Course.Sessions[0];

        Assert.Equal(light, Planned(Man().With("body-weight", 45).Also("body-weight", 90)).Course.Sessions[0]);
        Assert.Equal(light, Planned(Man().With("body-weight", 90, 50).Also("body-weight", 45, 5)).Course.Sessions[0]);
        Assert.NotEqual(light, Planned(Man().With("body-weight", 45, 50).Also("body-weight", 90, 5)).Course.Sessions[0]);
    }

    [Fact]
    public void A_weight_that_may_be_old_and_may_be_the_newest_has_to_be_measured_again() => NotPlanned(
        Man().With("body-weight", 80, 110).Also(Result("body-weight", 70, new(new(2025, 1, 1), new(2025, 12, 31)))));

    [Theory]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(0)]
    public void A_course_has_ten_to_fifteen_sessions(int sessions)
    {
        var wrong = Assert.Throws<InputException>(() => Plan(Man(), sessions));

        Assert.Equal("--sessions", wrong.Place);
        Assert.Equal(10, Planned(Man(), 10).Course.Sessions.Count);
        Assert.Equal(15, Planned(Man(), 15).Course.Sessions.Count);
    }

    [Fact]
    public void Sessions_are_72_hours_apart_and_two_a_week() =>
        Assert.Equal([1, 4, 8, 11, 15, 18, 22, 25, 29, 32, 36, 39, 43, 46, 50], Planned(Man(), 15).Course.Sessions.Select(s => s.Day));

    [Fact]
    public void In_anaemia_the_blood_is_halved()
    {
        var plan = Planned(Man().With("haemoglobin", 10));

        Assert.Equal(50, plan.Course.Sessions[0].BloodVolume.Millilitres, 1e-9);
        Assert.Contains(plan.Reasons, r => r.What.Contains("CI-07", StringComparison.Ordinal) && r.Limit == "× 0.5");
    }

    // 0.3561 × 1.4³ + 0.03308 × 25 + 0.1833 = 1.987 L, 5 % of it 99 mL, halved 49.7, rounded down 45: less than 50.
    [Fact]
    public void Where_so_little_blood_can_be_taken_there_is_no_course()
    {
        var plan = NotPlanned(Woman().Measuring(25, 140).With("haemoglobin", 10));

        Assert.Equal(Outcome.Contraindicated, plan.Outcome);
        Assert.Contains(plan.Reasons, r => (r.Value, r.Limit) == ("45 mL", "≥ 50 mL"));
    }

    [Fact]
    public void Under_an_ACE_inhibitor_blood_is_given_back_at_half_the_rate()
    {
        Assert.Equal(7.5, Planned(Man().Takes("ramipril")).Course.Sessions[0].Reinfusion.MillilitresPerMinute, 1e-9);
        Assert.Contains(Planned(Man().Takes("ramipril")).Reasons, r => r.What.StartsWith("An ACE inhibitor", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bottle_that_filling_would_overpressure_is_refused()
    {
        var small = HbMah with { Bottle = HbMah.Bottle with { Value = 250 } };

        var plan = NotPlanned(Man(), profile: small);

        Assert.Equal(Outcome.Contraindicated, plan.Outcome);
        Assert.Contains(plan.Reasons, r => r.What.Contains("refused", StringComparison.Ordinal) && r.Limit == "≤ 0.5 bar gauge");
        Assert.IsType<PlanOutcome.NotPlanned>(Plan(Man(), profile: HbMah with { Bottle = HbMah.Bottle with { Value = 100 } }));
    }

    [Fact]
    public void A_profile_above_an_absolute_cap_is_refused_and_above_a_recommended_one_needs_a_second_person()
    {
        var strong = Planned(Man(), profile: Capped(Caps.DosePerBlood, recommended: 20, absolute: 60));

        Assert.Equal([Caps.DosePerBlood], strong.AboveRecommended);
        Assert.Contains(strong.Reasons, r => r.What.Contains("a second person", StringComparison.Ordinal));
        Assert.Equal(Outcome.Contraindicated, NotPlanned(Man(), profile: Capped(Caps.DosePerBlood, recommended: 10, absolute: 20)).Outcome);
    }

    static ClinicalProfile Capped(string id, double recommended, double absolute)
    {
        var cap = HbMah.Caps[id] with { Recommended = recommended, Absolute = absolute };
        return HbMah with { Caps = HbMah.Caps.ToDictionary(c => c.Key, c => c.Key == id ? cap : c.Value) };
    }

    [Fact]
    public void A_verdict_on_another_patient_or_under_another_profile_is_no_ground_for_a_plan()
    {
        Assert.Throws<ArgumentException>(() => Planning.Plan(Man(), Ask(Man()), Any, HbMah with { Id = "other" }));
        Assert.Throws<ArgumentException>(() => Planning.Plan(Man(), Ask(Woman()), Any, HbMah));
    }

    [Fact]
    public void Every_reason_has_a_value_and_a_source() =>
        Assert.All(Planned(Woman().Takes("ramipril").With("haemoglobin", 10).With("g6pd", 75)).Reasons, r =>
        {
            Assert.EndsWith(".", r.What);
            Assert.False(string.IsNullOrWhiteSpace(r.Value) || string.IsNullOrWhiteSpace(r.Source), r.What);
        });

    [Fact]
    public void Planning_itself_predicts_the_bottle_and_no_more()
    {
        var plan = Planned(Man());

        Assert.Equal(
            ["bottle overpressure", "ozone in the headspace, first session", "ozone in the headspace, last session"],
            plan.Predicted.Select(p => p.Marker));
        Assert.All(plan.Predicted, p => Assert.True(p.Low <= p.Mid && p.Mid <= p.High));
    }

    [Fact]
    public void Every_other_way_that_was_looked_at_says_why_it_was_not_taken()
    {
        var plan = Planned(Man());

        Assert.Contains(plan.Alternatives, a => a.What.StartsWith("no ozone", StringComparison.Ordinal));
        Assert.Contains(plan.Alternatives, a => a.What.StartsWith("30 to 40", StringComparison.Ordinal));
        Assert.Equal(ClinicalProfiles.All.Count - 1, plan.Alternatives.Count(a => a.What.StartsWith("profile ", StringComparison.Ordinal)));
        Assert.All(plan.Alternatives, a => Assert.False(string.IsNullOrWhiteSpace(a.Why.What) || string.IsNullOrWhiteSpace(a.Why.Source)));
    }

    [Fact]
    public void Without_overpressure_the_same_mass_is_offered_at_ambient_pressure()
    {
        var (pressed, ambient) = (Planned(Man()).Course.Sessions, Planned(Man(), profile: ClinicalProfiles.Get("nb-mah")).Course.Sessions);

        Assert.Equal(pressed.Select(s => s.Dose), ambient.Select(s => s.Dose));
        Assert.All(ambient, s => Assert.Equal(0, s.OverpressurePredicted.Bar));
        Assert.All(ambient, s => Assert.True(s.OverpressureCeiling.Bar <= 0.05));
    }

    [Fact]
    public void Several_passes_begin_with_two_and_grow_by_two_and_need_a_second_person()
    {
        var plan = Planned(Man(), profile: ClinicalProfiles.Get("oht-n"));

        Assert.Equal([2, 4, 6, 8, 10, 10], plan.Course.Sessions.Take(6).Select(s => s.Passes));
        Assert.Contains(Caps.Passes, plan.AboveRecommended);
        Assert.True(ClinicalProfiles.Get("oht-n").SimulationOnly);
    }

    [Fact]
    public void Each_indication_can_be_planned_and_shows_its_evidence() =>
        Assert.All(Indications.All, indication =>
        {
            var plan = Planning.Plan(Man(), Ask(Man()), indication, HbMah);

            Assert.Equal(indication.Evidence, plan.Evidence);
            Assert.Equal(indication.Code, Assert.IsType<PlanOutcome.Planned>(plan).Course.Indication);
        });
}
