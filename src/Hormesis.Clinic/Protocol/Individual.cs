using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// What of this patient and this indication makes the course other than the profile's schedule. Every difference is towards less,
/// and each has its reason.
/// </summary>
sealed record Individual
{
    /// <summary>Every session stays at the lowest step.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>Uneventful sessions at one concentration before the next step.</summary>
    public required int SessionsForStep { get; init; }

    /// <summary>ug/NmL; without end where nothing asks for less than the schedule.</summary>
    public required double Ceiling { get; init; }

    /// <summary>Of what a pass would else take.</summary>
    public required double BloodShare { get; init; }

    /// <summary>Of the rate at which blood would else go back.</summary>
    public required double ReturnShare { get; init; }
    public required IReadOnlyList<Reason> Reasons { get; init; }

    public static Individual Of(PatientFacts facts, Verdict verdict, Indication indication, ClinicalProfile profile, PlanningRules rules)
    {
        List<Reason> reasons = [];
        bool Because(bool applies, Func<Reason> reason)
        {
            if (applies) reasons.Add(reason());
            return applies;
        }

        bool IsCaution(string rule) => verdict[rule].Parts.Any(p => p.Answer == Answer.Caution);
        var lowest = $"{Say.Number(profile.Schedule.Bands[0].Low)} {profile.Schedule.Step.Unit}";
        var isHeld = Because(IsCaution("CI-03"), () => new(
            $"G6PD activity is only just sufficient (CI-03): every session stays at the lowest step, {lowest}.",
            lowest, $"≤ {lowest}", profile.Schedule.Source, profile.Schedule.Certainty));
        foreach (var (analyte, limit) in new[] { ("ascorbate", rules.AscorbateLow), ("urate", rules.UrateLow) })
            isHeld |= Antioxidant(facts, verdict.On, analyte, limit, rules, lowest) is { } low && Because(true, () => low);

        var isOld = Because(Age(facts, verdict.On) is var age && age >= rules.OldFrom.Value, () => new(
            $"The patient is {age} years old: a step waits for {rules.MoreSessionsForStepWhenOld.Number} uneventful session more.",
            $"{age} years", $"< {rules.OldFrom}", rules.OldFrom.Source, rules.OldFrom.Certainty));
        var ceiling = rules.Ceilings.GetValueOrDefault(indication.Code);
        Because(ceiling is not null && ceiling.Value < profile.Schedule.Bands[^1].High, () => new(
            $"For {indication.Name} no session goes above {ceiling}.", ceiling!.ToString(), $"≤ {ceiling}",
            ceiling.Source, ceiling.Certainty));

        var isAnaemic = Because(IsCaution("CI-07"), () => new(
            $"Haemoglobin is in the caution band (CI-07): {rules.BloodShareInAnaemia.Number} of the blood is taken.",
            $"× {rules.BloodShareInAnaemia.Number}", $"× {rules.BloodShareInAnaemia.Number}",
            rules.BloodShareInAnaemia.Source, rules.BloodShareInAnaemia.Certainty));
        var slow = rules.ReinfusionShareWithAceInhibitor;
        var hasAceInhibitor = Because(HasAceInhibitor(verdict), () => new(
            $"An ACE inhibitor is in use: blood is given back at {slow.Number} of the rate, and the blood pressure is watched.",
            $"× {slow.Number}", $"× {slow.Number}", slow.Source, slow.Certainty));
        var failing = rules.ReinfusionShareInHeartFailure;
        var hasHeartFailure = Because(IsCaution("CI-22"), () => new(
            $"A heart failure is recorded (CI-22): blood is given back at {failing.Number} of the rate.",
            $"× {failing.Number}", $"× {failing.Number}", failing.Source, failing.Certainty));
        return new()
        {
            IsHeld = isHeld,
            SessionsForStep = (int)(profile.Schedule.SessionsForStep.Value + (isOld ? rules.MoreSessionsForStepWhenOld.Value : 0)),
            Ceiling = ceiling?.Value ?? double.PositiveInfinity,
            BloodShare = isAnaemic ? rules.BloodShareInAnaemia.Value : 1,
            ReturnShare = Math.Min(hasAceInhibitor ? slow.Value : 1, hasHeartFailure ? failing.Value : 1),
            Reasons = reasons,
        };
    }

    static bool HasAceInhibitor(Verdict verdict) =>
        verdict["CI-19"].Parts.Any(p => p is { Answer: Answer.Caution, Scope: Scope.Always });

    // The youngest that the patient may be is no ground to be quicker: the oldest counts.
    static int Age(PatientFacts facts, DateOnly on) => facts.Born is { } born ? Dates.YearsBetween(born.Earliest, on) : int.MaxValue;

    // A low value without a newer one asks for caution however old it is; none at all asks for nothing, for nobody must be measured.
    static Reason? Antioxidant(PatientFacts facts, DateOnly on, string analyte, Figure limit, PlanningRules rules, string lowest)
    {
        var known = facts.Results.Where(r => r.Analyte == analyte && r.Value is not null && !Dates.IsAfter(r.Taken, on)).ToList();
        bool IsEnough(LabResult r) => Interval.Of(r.Value!.Value, r.Bound).Low >= limit.Value; // known are numbers
        var low = known.Where(r => !IsEnough(r))
            .FirstOrDefault(r => !known.Any(newer => IsEnough(newer) && newer.Taken?.Earliest > r.Taken?.Latest
                && Dates.IsFresh(newer.Taken, on, (int)rules.AntioxidantValidity.Value)));
        return low is null ? null : new(
            $"{Say.Capital(Analytes.Get(analyte).Name)} is low: every session stays at the lowest step, {lowest}; replete it first.",
            Say.Dated(low), $"≥ {limit}", limit.Source, limit.Certainty);
    }
}
