using FsCheck;
using FsCheck.Fluent;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomePlans;

namespace Hormesis.Tests.Clinic.Protocol;

/// <summary>What holds for every plan.</summary>
public class PlanLawsTests
{
    static void ForAllPatients(int times, Func<PatientFacts, Verdict, bool> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var (facts, verdict) = ByChance(seed);
            return law(facts, verdict);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    static PlanOutcome Plan(PatientFacts facts, Verdict verdict, int sessions = 10) => Planning.Plan(facts, verdict, Any, HbMah, sessions);

    [Fact]
    public void No_plan_of_ten_thousand_goes_beyond_a_cap() => ForAllPatients(10_000, (facts, verdict) =>
        Plan(facts, verdict, Sessions(facts)) switch
        {
            PlanOutcome.Planned plan => plan.AboveRecommended.Count == 0 && IsWithinCaps(plan.Course, facts),
            PlanOutcome.NotPlanned none => none.Reasons.Count > 0,
            _ => false,
        });

    // Virtual people of the population with courses so far: events, gaps in the record, too many sessions, too little distance.
    [Fact]
    public void No_plan_of_ten_thousand_courses_under_way_goes_beyond_a_cap_or_lacks_a_reason()
    {
        var (first, further) = (0, 0);
        Assert.All(Enumerable.Range(0, 10_000), index =>
        {
            var facts = SomeCourses.ByChance(index);
            var verdict = Ask(facts);
            var plan = Plan(facts, verdict, 15);

            Assert.NotEmpty(plan.Reasons);
            Assert.All(plan.Reasons, r => Assert.False(string.IsNullOrWhiteSpace(r.What) || string.IsNullOrWhiteSpace(r.Source)));
            var again = Plan(facts, verdict, 15);
            Assert.True(plan.Outcome == again.Outcome && plan.Reasons.SequenceEqual(again.Reasons));
            if (plan is not PlanOutcome.Planned planned) return;
            Assert.True(planned.Course.Sessions.SequenceEqual(((PlanOutcome.Planned)again).Course.Sessions));
            Assert.True(IsWithinCaps(planned, facts), $"virtual patient {index}");
            if (planned.SoFar.Sessions.Count > 0) further++;
            else first++;
        });
        Assert.True(first > 500 && further > 1_000, $"{first} first courses and {further} courses under way are too few to show anything");
    }

    static bool IsWithinCaps(PlanOutcome.Planned plan, PatientFacts facts)
    {
        var (weight, metres) = (ValueOf(facts, "body-weight"), ValueOf(facts, "body-height") / 100);
        var litres = facts.Sex == Sex.Male
            ? 0.3669 * metres * metres * metres + 0.03219 * weight + 0.6041
            : 0.3561 * metres * metres * metres + 0.03308 * weight + 0.1833;
        var before = plan.SoFar.Sessions;
        var days = before.Select(s => s.Done!.Value.Latest.DayNumber - On.DayNumber + 1).Concat(plan.Course.Sessions.Select(s =>
            s.Day)).ToList();
        var last = before.Count > 0 ? before[^1].Concentration?.MicrogramsPerNormalMillilitre ?? 15 : 15;
        return days.Count <= 15
            && days.Zip(days.Skip(1)).All(p => p.Second < 1 || p.Second - p.First >= 3)
            && days.Zip(days.Skip(2)).All(p => p.Second < 1 || p.Second - p.First >= 7)
            && plan.Course.Sessions[0].Concentration.MicrogramsPerNormalMillilitre <= Math.Max(15, last + 5) + 1e-6
            && plan.Course.Sessions.All(s => IsWithinCaps(s, weight, litres * 1000));
    }

    // By hand from the table of reference/clinical 8, not by the code that planning uses.
    static bool IsWithinCaps(Course course, PatientFacts facts)
    {
        var weight = ValueOf(facts, "body-weight");
        var metres = ValueOf(facts, "body-height") / 100;
        var litres = facts.Sex == Sex.Male
            ? 0.3669 * metres * metres * metres + 0.03219 * weight + 0.6041
            : 0.3561 * metres * metres * metres + 0.03308 * weight + 0.1833;
        return course.Sessions.Count is >= 10 and <= 15
            && course.Sessions.Zip(course.Sessions.Skip(1)).All(p => p.Second.Day - p.First.Day >= 3)
            && course.Sessions.Zip(course.Sessions.Skip(2)).All(p => p.Second.Day - p.First.Day >= 7)
            && course.Sessions.All(s => IsWithinCaps(s, weight, litres * 1000));
    }

    static bool IsWithinCaps(SessionPlan s, double kilograms, double bloodMl)
    {
        const double Roundings = 1 + 1e-12;
        var citrateMg = s.AnticoagulantVolume.Millilitres * 610 / 25;
        var minutes = (s.BloodVolume + s.AnticoagulantVolume).Millilitres / s.Reinfusion.MillilitresPerMinute;
        return s.DosePerBlood.MicrogramsPerMillilitre <= 40 * Roundings
            && s.Dose.Milligrams * s.Passes <= 8
            && s.Concentration.MicrogramsPerNormalMillilitre * Roundings is >= 10 and <= 40.0001
            && s.OverpressurePredicted <= s.OverpressureCeiling && s.OverpressureCeiling.Bar <= 0.5 * Roundings
            && s.BloodVolume.Millilitres is >= 49.999 and <= 100.0001 && s.BloodVolume.Millilitres <= 0.05 * bloodMl * Roundings
            && s.Reinfusion.MillilitresPerMinute is > 0 and <= 20
            && citrateMg / kilograms / minutes <= 0.7 * Roundings
            && s.Passes == 1;
    }

    [Fact]
    public void The_dose_is_concentration_times_gas_and_nothing_else() => ForAllPatients(300, (facts, verdict) =>
        Plan(facts, verdict) is not PlanOutcome.Planned plan
        || plan.Course.Sessions.All(s => s.Dose == s.Concentration * s.GasVolume
            && Math.Abs(s.GasVolume.NormalMillilitres - s.BloodVolume.Millilitres) < 1e-9));

    [Fact]
    public void The_heavier_patient_is_never_given_back_more_slowly() => ForAllPatients(500, (facts, verdict) =>
    {
        var weight = ValueOf(facts, "body-weight");
        return Plan(facts, verdict) is not PlanOutcome.Planned lighter
            || Plan(facts.With("body-weight", weight * 1.3), verdict) is not PlanOutcome.Planned heavier
            || heavier.Course.Sessions[0].Reinfusion >= lighter.Course.Sessions[0].Reinfusion;
    });

    [Fact]
    public void Of_two_weights_the_lower_sets_the_citrate() => ForAllPatients(300, (facts, verdict) =>
        Plan(facts, verdict) is not PlanOutcome.Planned lighter
        || (Plan(facts.Also("body-weight", ValueOf(facts, "body-weight") * 1.5), verdict) is PlanOutcome.Planned both
            && both.Course.Sessions.SequenceEqual(lighter.Course.Sessions)));

    [Fact]
    public void The_concentration_never_rises_by_more_than_five_within_two_sessions() => ForAllPatients(100, (facts, verdict) =>
        Plan(facts, verdict, 15) is not PlanOutcome.Planned plan
        || Enumerable.Range(0, 13).All(i => Mix(plan, i + 2) - Mix(plan, i) <= 5.0001 && Mix(plan, i + 1) >= Mix(plan, i)));

    static double Mix(PlanOutcome.Planned plan, int session) => plan.Course.Sessions[session].Concentration.MicrogramsPerNormalMillilitre;

    [Fact]
    public void A_longer_course_begins_as_a_shorter_one_does() => ForAllPatients(100, (facts, verdict) =>
        Plan(facts, verdict, 15) is not PlanOutcome.Planned longer || Plan(facts, verdict) is not PlanOutcome.Planned shorter
        || longer.Course.Sessions.Take(10).SequenceEqual(shorter.Course.Sessions));

    [Fact]
    public void The_caps_of_the_profile_are_those_of_the_reference()
    {
        (string Id, double Recommended, double Absolute)[] table =
        [
            (Caps.DosePerBlood, 40, 60), (Caps.DosePerSession, 8, 12), (Caps.Concentration, 40, 80), (Caps.Overpressure, 0.5, 0.8),
            (Caps.BloodPerPass, 100, 200), (Caps.BloodShare, 5, 10), (Caps.Reinfusion, 20, 60), (Caps.CitrateRate, 0.7, 1.0),
            (Caps.SessionsInWeek, 2, 3), (Caps.HoursBetween, 72, 48), (Caps.SessionsInCourse, 15, 15),
            (Caps.Passes, 1, 1), (Caps.AirPastClamp, 0, 1),
            // By hand: two sessions of 8 mg and three of 12; fifteen of each; two of 100 mL and three of 200.
            (Caps.DosePerWeek, 16, 36), (Caps.DosePerCourse, 120, 180), (Caps.BloodPerWeek, 200, 600),
        ];

        Assert.Equal(table.OrderBy(c => c.Id), HbMah.Caps.Select(c => (c.Key, c.Value.Recommended, c.Value.Absolute)).OrderBy(c => c.Key));
        Assert.Equal((10, 10), (HbMah.Caps[Caps.Concentration].RecommendedFrom, HbMah.Caps[Caps.SessionsInCourse].RecommendedFrom));
    }

    [Fact]
    public void What_is_not_a_number_is_within_no_cap() => Assert.All(HbMah.Caps.Values, cap =>
        Assert.False(cap.Allows(double.NaN) || cap.Recommends(double.NaN)));

    [Fact]
    public void A_cap_holds_on_both_sides_of_its_height() => Assert.All(HbMah.Caps.Values, cap =>
    {
        var further = cap.IsFloor ? -0.01 : 0.01;
        Assert.True(cap.Allows(cap.Absolute) && cap.Recommends(cap.Recommended));
        Assert.False(cap.Allows(cap.Absolute + further) || cap.Recommends(cap.Recommended + further));
    });

    [Fact]
    public void A_plan_above_a_cap_is_found() // one way for each cap that a session can break
    {
        var session = Planned(Man()).Course.Sessions[0];
        (string Cap, SessionPlan Plan)[] broken =
        [
            (Caps.DosePerBlood, session with { GasVolume = NormalVolume.FromNormalMillilitres(500) }),
            (Caps.DosePerSession, session with { Concentration = OzoneConcentration.FromMicrogramsPerNormalMillilitre(130) }),
            (Caps.Concentration, session with { Concentration = OzoneConcentration.FromMicrogramsPerNormalMillilitre(81) }),
            (Caps.Overpressure, session with { OverpressurePredicted = GaugePressure.FromBar(0.81) }),
            (Caps.Overpressure, session with { OverpressureCeiling = GaugePressure.FromBar(0.81) }),
            (Caps.BloodPerPass, session with { BloodVolume = ActualVolume.FromMillilitres(201) }),
            (Caps.BloodShare, session with { BloodVolume = ActualVolume.FromMillilitres(490) }),
            (Caps.Reinfusion, session with { Reinfusion = ActualFlow.FromMillilitresPerMinute(61) }),
            (Caps.CitrateRate, session with { AnticoagulantVolume = ActualVolume.FromMillilitres(25) }),
            (Caps.Passes, session with { Passes = 2 }),
        ];

        Assert.All(Check(session), check => Assert.True(check.IsAllowed && check.IsRecommended));
        Assert.All(broken, b => Assert.Contains(Check(b.Plan), c => c.Id == b.Cap && !c.IsAllowed));
    }

    static IReadOnlyList<CapCheck> Check(SessionPlan session) =>
        Guardrails.Check(session, HbMah, Mass.FromKilograms(70), ActualVolume.FromLitres(4.8));

    static int Sessions(PatientFacts facts) => 10 + (int)ValueOf(facts, "body-weight") % 6;

    // ByChance gives each of them once, as a number.
    static double ValueOf(PatientFacts facts, string analyte) => facts.Results.Single(r => r.Analyte == analyte).Value ?? double.NaN;
}
