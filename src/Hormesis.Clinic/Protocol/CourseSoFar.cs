using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// The sessions that a patient has had in the course under way. A session counts whatever it was for and wherever it was done,
/// for the blood does not know. It tells; what follows from it is for planning.
/// </summary>
/// <param name="Sessions">Oldest first. Of one that nobody dated the time is not known.</param>
/// <param name="HasEarlierCourse">An earlier course ended so long ago that this is another one.</param>
public sealed record CourseSoFar(IReadOnlyList<PastSession> Sessions, bool HasEarlierCourse)
{
    public PastSession? Last => Sessions.Count > 0 ? Sessions[^1] : null;

    public bool IsDated => Sessions.All(s => s.Done is not null);

    internal static CourseSoFar Of(PatientFacts facts, DateOnly on, PlanningRules rules) => Of(facts, on, on, rules);

    /// <summary>The course under way, or the newest that was, however long ago it ended: what follow-up looks back on.</summary>
    internal static CourseSoFar Newest(PatientFacts facts, DateOnly on, PlanningRules rules) => Of(facts, on, null, rules);

    // Without a day until which it goes on the newest course has not ended.
    static CourseSoFar Of(PatientFacts facts, DateOnly on, DateOnly? until, PlanningRules rules)
    {
        var past = facts.Sessions.Where(s => !Dates.IsAfter(s.Done, on)).OrderBy(s => s.Done?.Latest ?? on).ToList();
        var begins = 0;
        for (var i = 0; i < past.Count; i++)
        {
            var next = i + 1 < past.Count ? past[i + 1].Done?.Earliest : until;
            // Surely apart: from the latest day of the one to the earliest of the other. What has no date is taken as near.
            if (next?.DayNumber - past[i].Done?.Latest.DayNumber > rules.CourseGap.Value) begins = i + 1;
        }
        return new([.. past.Skip(begins)], begins > 0);
    }

    /// <summary>Days of the course that is planned from <paramref name="on"/> as day 1: today is 1, yesterday 0.</summary>
    internal IReadOnlyList<int> Days(DateOnly on) =>
        [.. Sessions.Select(s => (s.Done is { } done && done.Latest < on ? done.Latest : on).DayNumber - on.DayNumber + 1)];

    /// <summary>Whether a day is before each session or so many hours after it. By days: two days after a session are 48 h.</summary>
    internal bool IsAway(FactDate day, double hours) => Sessions.All(s => s.Done is { } done
        && (day.Earliest.DayNumber - done.Latest.DayNumber) is var days && (days < 0 || days * HoursInDay >= hours));

    const int HoursInDay = 24;

    /// <summary>
    /// Done to its end, not a word from breath and vital signs, blood in the bottle as it should be. What was not looked
    /// at or not written down is not uneventful.
    /// </summary>
    internal static bool IsUneventful(PastSession session, PlanningRules rules) =>
        session is { IsCompleted: true, Breath: BreathEvent.None }
        && session.BagHaemolysisPercent <= rules.BagHaemolysisUneventful.Value
        && session.BagMethaemoglobinPercent <= rules.BagMethaemoglobinUneventful.Value;

    /// <summary>What kept a session from counting as uneventful; the end of a sentence.</summary>
    internal static string WhyNotUneventful(PastSession session, PlanningRules rules) => session switch
    {
        { IsCompleted: false } => "it is not known to have been completed",
        { Breath: BreathEvent.Unknown } => "nobody wrote down what breath and vital signs said",
        { Breath: not BreathEvent.None } => $"breath and vital signs said {session.Breath.ToString().ToLowerInvariant()}",
        { BagHaemolysisPercent: null } => "haemolysis in the bottle was not measured",
        { BagMethaemoglobinPercent: null } => "methaemoglobin in the bottle was not measured",
        _ when IsUneventful(session, rules) => "",
        _ => "haemolysis or methaemoglobin in the bottle was too high",
    };

    /// <summary>What was offered, as far as the records say; what they do not say counts as the most that a session may offer.</summary>
    internal static OzoneMass Offered(PastSession session, ClinicalProfile profile) =>
        session.Offered ?? OzoneMass.FromMicrograms(MicrogramsPerMilligram * profile.Caps[Caps.DosePerSession].Absolute);

    /// <summary>Blood of all passes; what is not known counts as the most.</summary>
    internal static ActualVolume Drawn(PastSession session, ClinicalProfile profile) =>
        (session.Passes ?? (int)profile.Caps[Caps.Passes].Absolute)
        * (session.Blood ?? ActualVolume.FromMillilitres(profile.Caps[Caps.BloodPerPass].Absolute));

    const double MicrogramsPerMilligram = 1e3;
}
