using System.Globalization;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// Makes a course for a patient whom the rules let pass: volumes from the body, concentrations from the schedule, speed from
/// citrate, every number within its cap and with its reason. It neither judges the patient nor accepts a caution.
/// </summary>
public static class Planning
{
    /// <param name="verdict">Of this patient under this profile; its day is the plan's.</param>
    /// <param name="sessions">Null for as many as the indication says.</param>
    /// <exception cref="InputException">A course of so many sessions is not planned.</exception>
    public static PlanOutcome Plan(
        PatientFacts facts, Verdict verdict, Indication indication, ClinicalProfile profile, int? sessions = null)
    {
        if ((verdict.Patient, verdict.Profile) != (facts.Id, profile.Id))
            throw new ArgumentException($"the verdict is on {verdict.Patient} under {verdict.Profile}, not {facts.Id} under {profile.Id}");
        var count = Sessions(profile, sessions ?? (int)indication.Sessions.Value);
        if (verdict.Outcome is not (Outcome.Eligible or Outcome.Conditional))
            return Not(verdict.Outcome, indication, Blocking(verdict));

        var (body, missing) = BodyFacts.Of(facts, verdict.On, PlanningRules.Shipped);
        return body is null
            ? Not(Outcome.Incomplete, indication, missing)
            : new Draft(verdict, indication, profile, PlanningRules.Shipped, body, count).Finish();
    }

    internal static PlanOutcome Not(Outcome outcome, Indication indication, IReadOnlyList<Reason> reasons) =>
        new PlanOutcome.NotPlanned { Outcome = outcome, Reasons = reasons, Evidence = indication.Evidence };

    static int Sessions(ClinicalProfile profile, int sessions)
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
