using System.Globalization;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.Protocol;

/// <summary>Says in sentences what a draft decided and why.</summary>
sealed record Explanation(Draft Draft)
{
    public const string OfPredictions = "Bottle and headspace follow from physics.";

    ClinicalProfile Profile => Draft.Profile;
    PlanningRules Rules => Draft.Rules;

    public IEnumerable<Reason> Cautions() => Draft.Verdict.Findings.Where(f => f.Answer == Answer.Caution)
        .Select(f => Planning.Because(f) with { What = $"To be accepted, {f.Rule}: {f.Explanation}" });

    public IReadOnlyList<Review> Reviews()
    {
        List<Review> reviews = [];
        if (Draft.Response.NeedsReview)
            reviews.Add(new("response-review", Draft.Response.Reasons[0] with
            {
                What = $"To be accepted, response-review: {Draft.Response.Reasons[0].What}",
            }));
        if (Draft.SoFar.HasEarlierCourse)
        {
            var cap = Profile.Caps[Caps.SessionsInCourse];
            reviews.Add(new("course-review", new(
                "To be accepted, course-review: an earlier course has ended, and another is begun only after its review.",
                "an earlier course", $"≤ {Text(cap.Recommended)} sessions, then review", cap.Source, cap.Certainty)));
        }
        return reviews;
    }

    /// <summary>What the sessions that were say of the next.</summary>
    public IEnumerable<Reason> SoFar()
    {
        if (Draft.SoFar.Last is not { } last) yield break;
        foreach (var reason in Draft.Response.NeedsReview ? Draft.Response.Reasons.Skip(1) : Draft.Response.Reasons) yield return reason;
        var schedule = Profile.Schedule;
        var mix = last.Concentration?.ToString() ?? "an unknown concentration";
        var why = CourseSoFar.WhyNotUneventful(last, Rules);
        yield return new(
            Draft.IsStepDown ? $"Session {Draft.Next} goes one step down from {mix}."
            : why.Length > 0 ? $"The last session, at {mix}, does not count as uneventful: {why}. Nothing is raised on it."
            : $"The last session, at {mix}, was uneventful.",
            mix, $"{Draft.Individual.SessionsForStep} uneventful sessions for a step", schedule.Source, schedule.Certainty);
    }

    public Reason Volume()
    {
        var (pass, share) = (Profile.Caps[Caps.BloodPerPass], Profile.Caps[Caps.BloodShare]);
        return new(
            $"Estimated blood volume {Text(Draft.Estimated.Litres)} L at {Draft.Body.Weight} and {Draft.Body.Height}; of it a pass takes"
            + $" the lower of {Text(pass.Recommended)} mL and {Text(share.Recommended)} %, rounded down to {Rules.BloodStep.Number} mL.",
            Blood, $"≤ {Text(pass.Recommended)} mL, ≤ {Text(share.Recommended)} %",
            $"{Rules.BloodSource}; {pass.Source}", Rules.BloodCertainty);
    }

    public Reason TooLittleBlood() => new(
        $"{Blood} of blood is less than a pass is done for: this profile has no plan for this patient.",
        Blood, $"≥ {Rules.BloodLeast}", Rules.BloodLeast.Source, Rules.BloodLeast.Certainty);

    public Reason TooMuchPressure(Filling filling)
    {
        var cap = Profile.Caps[Caps.Overpressure];
        return new(
            $"Filling would raise the bottle to {filling.Rise}, above the ceiling: the session is refused. Less gas would be another dose.",
            filling.Rise.ToString(), $"≤ {filling.Ceiling}", cap.Source, cap.Certainty);
    }

    public Reason NothingLower(double least)
    {
        var cap = Profile.Caps[Caps.Concentration];
        return new($"One step down would be below {Text(least)} {cap.Unit}, the least that a session is done with: the course ends here.",
            Draft.SoFar.Last?.Concentration?.ToString() ?? "unknown", $"≥ {Text(least)} {cap.Unit}", cap.Source, cap.Certainty);
    }

    public Reason Rising(Course course)
    {
        var (schedule, individual) = (Profile.Schedule, Draft.Individual);
        var (first, last) = (course.Sessions[0].Concentration, course.Sessions[^1].Concentration);
        var how = individual.IsHeld
            ? "The concentration stays at the lowest step"
            : $"The concentration rises by {schedule.Step} after every {individual.SessionsForStep} uneventful sessions, never above the"
                + " session's band";
        return new(
            $"{how}: {first} in session {course.Sessions[0].Session}, {last} in session {course.Sessions[^1].Session} if nothing happens.",
            $"{Text(first.MicrogramsPerNormalMillilitre)} to {Text(last.MicrogramsPerNormalMillilitre)} {schedule.Step.Unit}",
            $"step ≤ {schedule.Step}", schedule.Source, schedule.Certainty);
    }

    public Reason Mass(Course course)
    {
        var (perBlood, perSession) = (Profile.Caps[Caps.DosePerBlood], Profile.Caps[Caps.DosePerSession]);
        var (first, last) = (course.Sessions[0], course.Sessions[^1]);
        return new(
            $"The dose is a mass, concentration times normal gas volume: {first.Dose} in the first and {last.Dose} in the last session"
            + $"{(last.Passes > 1 ? ", for each pass" : "")}.",
            last.DosePerBlood.ToString(),
            $"≤ {Text(perBlood.Recommended)} {perBlood.Unit}, ≤ {Text(perSession.Recommended)} {perSession.Unit}",
            perBlood.Source, perBlood.Certainty);
    }

    public IEnumerable<Reason> Pressure(Filling filling, OzoneConcentration? mix) =>
    [
        filling.WhyThisPressure(),
        .. Profile.Pressurised && mix is { } first ? [filling.WithoutOverpressure(first)] : (IReadOnlyList<Reason>)[],
        Anticoagulant(filling),
    ];

    Reason Anticoagulant(Filling filling)
    {
        var parts = Profile.Anticoagulant.BloodParts;
        return new($"{Profile.Anticoagulant.Name}: 1 part to {parts.Number} parts of blood.",
            filling.Anticoagulant.ToString(), $"1 : {parts.Number}", parts.Source, parts.Certainty);
    }

    public Reason Days()
    {
        var (week, hours) = (Profile.Caps[Caps.SessionsInWeek], Profile.Caps[Caps.HoursBetween]);
        var course = Profile.Caps[Caps.SessionsInCourse];
        return new(
            $"{Draft.Sessions} sessions, at most {Text(week.Recommended)} a week and {Text(hours.Recommended)} hours apart; then a review,"
            + " and no renewal without it.",
            $"{Draft.Sessions} sessions", $"{Text(course.RecommendedFrom)} to {Text(course.Recommended)}", course.Source, course.Certainty);
    }

    public static Reason Beyond(CapCheck check)
    {
        var (cap, limit) = (check.Cap, check.IsAllowed ? check.Cap.Recommended : check.Cap.Absolute);
        return new(
            check.IsAllowed
                ? $"Beyond what is recommended for {cap.Name}: a second person has to agree."
                : $"Beyond the absolute cap for {cap.Name}: refused.",
            $"{Text(check.Value)} {cap.Unit}", $"{(cap.IsFloor ? "≥" : "≤")} {Text(limit)} {cap.Unit}", cap.Source, cap.Certainty);
    }

    string Blood => Draft.Blood.ToString();

    static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
