using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.Protocol;

/// <summary>A cap and what a plan would do to it.</summary>
public sealed record CapCheck(string Id, Cap Cap, double Value)
{
    public bool IsAllowed => Cap.Allows(Value);
    public bool IsRecommended => Cap.Recommends(Value);
}

/// <summary>
/// Holds a course against every cap of its profile. It finds; what to do about a finding is for planning and for those who treat.
/// </summary>
public static class Guardrails
{
    const int HoursInDay = 24;

    /// <param name="weight">The patient's.</param>
    /// <param name="blood">The patient's estimated blood volume.</param>
    /// <param name="soFar">Sessions that the patient has had in this course.</param>
    /// <param name="on">Day 1 of the sessions to come.</param>
    public static IReadOnlyList<CapCheck> Check(
        Course course, ClinicalProfile profile, Mass weight, ActualVolume blood, CourseSoFar soFar, DateOnly on)
    {
        IReadOnlyList<Given> all =
        [
            .. soFar.Sessions.Zip(soFar.Days(on), (s, day) => new Given(
                day, CourseSoFar.Offered(s, profile).Milligrams, CourseSoFar.Drawn(s, profile).Millilitres)),
            .. course.Sessions.Select(s => new Given(s.Day, (s.Passes * s.Dose).Milligrams, s.Passes * s.BloodVolume.Millilitres)),
        ];
        // What was is no longer anybody's to hold: windows that end before today are left out.
        var weeks = all.Where(g => g.Day >= 1)
            .Select(last => all.Where(g => g.Day > last.Day - Calendar.DaysInWeek && g.Day <= last.Day).ToList());
        return
        [
            .. course.Sessions.SelectMany(s => Check(s, profile, weight, blood)),
            Of(profile, Caps.SessionsInCourse, all.Count),
            Of(profile, Caps.DosePerCourse, all.Sum(g => g.Milligrams)),
            .. weeks.SelectMany(w => Week(profile, w)),
            .. all.Zip(all.Skip(1)).Where(p => p.Second.Day >= 1)
                .Select(p => Of(profile, Caps.HoursBetween, (p.Second.Day - p.First.Day) * HoursInDay)),
        ];
    }

    /// <summary>What is due to a patient in a session on a day.</summary>
    sealed record Given(int Day, double Milligrams, double Millilitres);

    static IEnumerable<CapCheck> Week(ClinicalProfile profile, List<Given> week) =>
    [
        Of(profile, Caps.SessionsInWeek, week.Count),
        Of(profile, Caps.DosePerWeek, week.Sum(g => g.Milligrams)),
        Of(profile, Caps.BloodPerWeek, week.Sum(g => g.Millilitres)),
    ];

    public static IReadOnlyList<CapCheck> Check(SessionPlan session, ClinicalProfile profile, Mass weight, ActualVolume blood) =>
    [
        Of(profile, Caps.DosePerBlood, session.DosePerBlood.MicrogramsPerMillilitre),
        Of(profile, Caps.DosePerSession, (session.Passes * session.Dose).Milligrams),
        Of(profile, Caps.Concentration, session.Concentration.MicrogramsPerNormalMillilitre),
        Of(profile, Caps.Overpressure, session.OverpressurePredicted.Bar),
        Of(profile, Caps.Overpressure, session.OverpressureCeiling.Bar),
        Of(profile, Caps.BloodPerPass, session.BloodVolume.Millilitres),
        Of(profile, Caps.BloodShare, Fraction.FromValue(session.BloodVolume / blood).Percent),
        Of(profile, Caps.Reinfusion, session.Reinfusion.MillilitresPerMinute),
        Of(profile, Caps.CitrateRate, Citrate(session, profile, weight).MilligramsPerKilogramMinute),
        Of(profile, Caps.Passes, session.Passes),
    ];

    static CitrateRate Citrate(SessionPlan session, ClinicalProfile profile, Mass weight) => CitrateRate.Of(
        profile.Anticoagulant.CitrateIn(session.AnticoagulantVolume), weight,
        session.Reinfusion.TimeFor(session.BloodVolume + session.AnticoagulantVolume));

    static CapCheck Of(ClinicalProfile profile, string cap, double value) => new(cap, profile.Caps[cap], value);
}
