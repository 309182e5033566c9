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
    const int DaysInWeek = 7;

    /// <param name="weight">The patient's.</param>
    /// <param name="blood">The patient's estimated blood volume.</param>
    public static IReadOnlyList<CapCheck> Check(Course course, ClinicalProfile profile, Mass weight, ActualVolume blood) =>
    [
        .. course.Sessions.SelectMany(s => Check(s, profile, weight, blood)),
        Of(profile, Caps.SessionsInCourse, course.Sessions.Count),
        Of(profile, Caps.SessionsInWeek, course.Sessions.Max(s => InWeekFrom(s.Day, course))),
        .. course.Sessions.Zip(course.Sessions.Skip(1), (a, b) => Of(profile, Caps.HoursBetween, (b.Day - a.Day) * HoursInDay)),
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

    static int InWeekFrom(int day, Course course) => course.Sessions.Count(s => s.Day >= day && s.Day < day + DaysInWeek);

    static CitrateRate Citrate(SessionPlan session, ClinicalProfile profile, Mass weight) => CitrateRate.Of(
        profile.Anticoagulant.CitrateIn(session.AnticoagulantVolume), weight,
        session.Reinfusion.TimeFor(session.BloodVolume + session.AnticoagulantVolume));

    static CapCheck Of(ClinicalProfile profile, string cap, double value) => new(cap, profile.Caps[cap], value);
}
