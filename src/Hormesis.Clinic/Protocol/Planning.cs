using System.Globalization;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// Makes a course, or the rest of one, for a patient whom the rules let pass: volumes from the body, concentrations from the schedule,
/// the patient and the sessions that were, speed from citrate, every number within its cap and with its reason. It neither judges the
/// patient nor accepts a caution.
/// </summary>
public static class Planning
{
    /// <param name="verdict">Of this patient under this profile; its day is the plan's.</param>
    /// <param name="sessions">Of the whole course; null for as many as the indication says.</param>
    /// <exception cref="InputException">A course of so many sessions is not planned.</exception>
    public static PlanOutcome Plan(
        PatientFacts facts, Verdict verdict, Indication indication, ClinicalProfile profile, int? sessions = null)
    {
        if ((verdict.Patient, verdict.Profile) != (facts.Id, profile.Id))
            throw new ArgumentException($"the verdict is on {verdict.Patient} under {verdict.Profile}, not {facts.Id} under {profile.Id}");
        var count = Sessions(profile, sessions ?? (int)indication.Sessions.Value);
        if (verdict.Outcome is not (Outcome.Eligible or Outcome.Conditional))
            return Not(verdict.Outcome, indication, Blocking(verdict));

        var rules = PlanningRules.Shipped;
        var (body, missing) = BodyFacts.Of(facts, verdict.On, rules);
        var soFar = CourseSoFar.Of(facts, verdict.On, rules);
        var response = ResponseOf(facts, soFar, verdict.On, indication, count);
        if (Blocking(body, missing, soFar, count, profile) is { Count: > 0 } incomplete)
            return Not(Outcome.Incomplete, indication, incomplete);
        if (response.Step is Step.Pause) return Not(Outcome.Incomplete, indication, response.Reasons);
        if (response.Step is not (Step.Down or Step.AsScheduled)) return Not(Outcome.Contraindicated, indication, response.Reasons);
        var individual = Individual.Of(facts, verdict, indication, profile, rules);
        Draft draft = new(verdict, indication, profile, rules, body!, count, soFar, individual, response); // Blocking has seen the body
        return draft.Finish();
    }

    // What a rule of the programme still waits for is for the follow-up to ask; what fires ends the course here as well.
    static Response ResponseOf(PatientFacts facts, CourseSoFar soFar, DateOnly on, Indication indication, int sessions)
    {
        var response = FollowUpReport.Of(facts, on).Decision;
        return soFar.Sessions.Count > 0 && Programmes.All.FirstOrDefault(p => p.Code == indication.Code) is { } programme
            ? response.With(FollowUpReport.Of(facts, on, programme, sessions).Programme!.Stops) // one was named
            : response;
    }

    static IReadOnlyList<Reason> Blocking(
        Body? body, IReadOnlyList<Reason> missing, CourseSoFar soFar, int count, ClinicalProfile profile) =>
    [
        .. body is null ? missing : [],
        .. soFar.IsDated ? [] : (IReadOnlyList<Reason>)[Undated(profile)],
        .. soFar.Sessions.Count >= count ? [Complete(soFar, count, profile)] : (IReadOnlyList<Reason>)[],
    ];

    static Reason Undated(ClinicalProfile profile)
    {
        var cap = profile.Caps[Caps.HoursBetween];
        return new("An earlier session has no date, so nobody knows how long ago it was: find out.", "missing",
            $"≥ {cap.Recommended.ToString(CultureInfo.InvariantCulture)} {cap.Unit}", cap.Source, cap.Certainty);
    }

    static Reason Complete(CourseSoFar soFar, int count, ClinicalProfile profile)
    {
        var cap = profile.Caps[Caps.SessionsInCourse];
        return new("The course has had all its sessions: now it is reviewed, and none is renewed without that.",
            $"{soFar.Sessions.Count} sessions", $"{count} sessions", cap.Source, cap.Certainty);
    }

    internal static PlanOutcome Not(Outcome outcome, Indication indication, IReadOnlyList<Reason> reasons) =>
        new PlanOutcome.NotPlanned { Outcome = outcome, Reasons = reasons, Evidence = indication.Evidence };

    /// <returns>The same number, if a course may have so many.</returns>
    /// <exception cref="InputException">A course of so many sessions is not planned.</exception>
    public static int Sessions(ClinicalProfile profile, int sessions)
    {
        var cap = profile.Caps[Caps.SessionsInCourse];
        if (cap.Recommends(sessions)) return sessions;
        var range = string.Create(CultureInfo.InvariantCulture, $"{cap.RecommendedFrom} to {cap.Recommended}");
        throw new InputException("--sessions", $"a course has {range} sessions ({sessions})", $"give {range}; after them comes a review");
    }

    static IReadOnlyList<Reason> Blocking(Verdict verdict) =>
        [.. verdict.Findings.Where(f => f.Answer == Answer.Excluded || (f.Answer == Answer.Missing && f.Required)).Select(Because)];

    internal static Reason Because(Finding finding) => new(
        $"{finding.Rule}: {finding.Explanation}", $"{finding.Value} {finding.Unit}".Trim(), finding.Limit,
        finding.Source, finding.Certainty);
}
