using System.Globalization;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.Protocol;

/// <summary>Says in sentences what a draft decided and why.</summary>
sealed record Explanation(Draft Draft)
{
    public const string OfPredictions = "Only what follows from physics is predicted. Effects on patients default to what controlled trials"
        + " support, and for this route that is none.";

    ClinicalProfile Profile => Draft.Profile;
    PlanningRules Rules => Draft.Rules;

    public IEnumerable<Reason> Cautions() => Draft.Verdict.Findings.Where(f => f.Answer == Answer.Caution)
        .Select(f => Planning.Because(f) with { What = $"To be accepted, {f.Rule}: {f.Explanation}" });

    public IEnumerable<Reason> Volume()
    {
        var (pass, share) = (Profile.Caps[Caps.BloodPerPass], Profile.Caps[Caps.BloodShare]);
        yield return new(
            $"Estimated blood volume {Text(Draft.Estimated.Litres)} L at {Draft.Body.Weight} and {Draft.Body.Height}; of it a pass takes"
            + $" the lower of {Text(pass.Recommended)} mL and {Text(share.Recommended)} %, rounded down to {Rules.BloodStep.Number} mL.",
            Blood, $"≤ {Text(pass.Recommended)} mL, ≤ {Text(share.Recommended)} %",
            $"{Rules.BloodSource}; {pass.Source}", Rules.BloodCertainty);
        if (!Draft.IsAnaemic) yield break;
        var anaemia = Rules.BloodShareInAnaemia;
        yield return new($"Haemoglobin is in the caution band (CI-07): {anaemia.Number} of the blood is taken.",
            Blood, $"× {anaemia.Number}", anaemia.Source, anaemia.Certainty);
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

    public IEnumerable<Reason> Dose(Course course) => [Draft.IsLowTier ? Held(course) : Rising(course), Mass(course)];

    Reason Held(Course course)
    {
        var (schedule, mix) = (Profile.Schedule, course.Sessions[0].Concentration);
        return new($"G6PD activity is only just sufficient (CI-03): every session stays at the lowest step, {mix}.",
            mix.ToString(), $"≤ {Text(schedule.Bands[0].Low)} {schedule.Step.Unit}", schedule.Source, schedule.Certainty);
    }

    Reason Rising(Course course)
    {
        var schedule = Profile.Schedule;
        var (first, last) = (course.Sessions[0].Concentration, course.Sessions[^1].Concentration);
        return new(
            $"The concentration starts at {first} and rises by {schedule.Step} after every {schedule.SessionsForStep.Number} uneventful"
            + $" sessions, never above the session's band; the last session has {last}.",
            $"{Text(first.MicrogramsPerNormalMillilitre)} to {Text(last.MicrogramsPerNormalMillilitre)} {schedule.Step.Unit}",
            $"step ≤ {schedule.Step}", schedule.Source, schedule.Certainty);
    }

    Reason Mass(Course course)
    {
        var (perBlood, perSession) = (Profile.Caps[Caps.DosePerBlood], Profile.Caps[Caps.DosePerSession]);
        var (first, last) = (course.Sessions[0], course.Sessions[^1]);
        return new(
            $"The dose is a mass, concentration times normal gas volume: {first.Dose} in the first and {last.Dose} in the last session.",
            last.DosePerBlood.ToString(),
            $"≤ {Text(perBlood.Recommended)} {perBlood.Unit}, ≤ {Text(perSession.Recommended)} {perSession.Unit}",
            perBlood.Source, perBlood.Certainty);
    }

    public IEnumerable<Reason> Pressure(Filling filling) =>
        [filling.WhyThisPressure(), filling.WithoutOverpressure(Draft.Mixes[0]), Anticoagulant(filling)];

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
