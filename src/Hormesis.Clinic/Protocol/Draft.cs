using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// A course in the making, for one body. Decides volumes, concentrations and days, and refuses what a cap forbids; it does not
/// look for another way round a cap.
/// </summary>
/// <param name="Sessions">Of the whole course, those that were included.</param>
sealed record Draft(
    Verdict Verdict, Indication Indication, ClinicalProfile Profile, PlanningRules Rules, Body Body, int Sessions,
    CourseSoFar SoFar, Individual Individual, Response Response)
{
    public ActualVolume Estimated { get; } = Body.Blood(Rules);

    public bool IsStepDown => Response.Step == Step.Down;

    /// <summary>Which session comes next, from 1.</summary>
    public int Next => SoFar.Sessions.Count + 1;

    /// <summary>The lower of the cap and the share of the patient's blood; less in anaemia; rounded down.</summary>
    public ActualVolume Blood
    {
        get
        {
            var share = Profile.Caps[Caps.BloodShare].Recommended / 100 * Estimated.Millilitres;
            var most = Math.Min(Profile.Caps[Caps.BloodPerPass].Recommended, share) * Individual.BloodShare;
            return ActualVolume.FromMillilitres(Math.Floor(most / Rules.BloodStep.Value) * Rules.BloodStep.Value);
        }
    }

    public PlanOutcome Finish()
    {
        var explain = new Explanation(this);
        if (Blood < ActualVolume.FromMillilitres(Rules.BloodLeast.Value)) return Refuse([explain.Volume(), explain.TooLittleBlood()]);
        var filling = new Filling(Profile, Rules, Blood);
        if (!filling.IsWithinCeiling)
            return Refuse([explain.Volume(), explain.TooMuchPressure(filling), .. explain.Pressure(filling, null)]);
        var least = Profile.Caps[Caps.Concentration].RecommendedFrom;
        if (new Escalation(Profile.Schedule, Individual, Rules, least).Path(SoFar, Sessions, IsStepDown) is not { } mixes)
            return Refuse([.. Response.Reasons, explain.NothingLower(least)]);

        var back = new Return(Profile, Rules, Blood, Body.Weight, Individual.ReturnShare);
        var course = new Course(Indication.Code, Profile.Id, Plans(mixes, filling, back));
        var checks = Guardrails.Check(course, Profile, Body.Weight, Estimated, SoFar, Verdict.On);
        var beyond = checks.Where(c => !c.IsRecommended).DistinctBy(c => c.Id).ToList();
        if (checks.Where(c => !c.IsAllowed).DistinctBy(c => c.Id).ToList() is { Count: > 0 } forbidden)
            return Refuse([.. forbidden.Select(Explanation.Beyond)]);
        var reviews = explain.Reviews();
        return new PlanOutcome.Planned
        {
            Outcome = reviews.Count > 0 ? Outcome.Conditional : Verdict.Outcome,
            Course = course,
            Body = new(Body.Weight, Estimated, Profile.Anticoagulant.CitrateIn(ActualVolume.FromMillilitres(1))),
            SoFar = SoFar,
            Predicted = filling.Predict(mixes),
            PredictedNote = Explanation.OfPredictions,
            AboveRecommended = [.. beyond.Select(c => c.Id)],
            Reviews = reviews,
            Visits = FollowUpCalendar.Of([.. SoFar.Sessions.Select(s => s.Done!.Value.Latest), // a course with one undated is not planned
                .. course.Sessions.Select(s => Verdict.On.AddDays(s.Day - 1))], isWhole: true),
            Evidence = Indication.Evidence,
            Alternatives = new Alternatives(this, course).All(),
            Reasons = [.. explain.Cautions(), .. reviews.Select(r => r.Why), .. explain.SoFar(), .. Individual.Reasons, explain.Volume(),
                explain.Rising(course), explain.Mass(course), .. explain.Pressure(filling, mixes[0]), back.Why(), explain.Days(),
                .. beyond.Select(Explanation.Beyond)],
        };
    }

    IReadOnlyList<SessionPlan> Plans(IReadOnlyList<OzoneConcentration> mixes, Filling filling, Return back)
    {
        var days = Calendar.Days(Profile, mixes.Count, SoFar.Days(Verdict.On));
        return
        [
            .. mixes.Select((mix, i) => new SessionPlan
            {
                Session = Next + i,
                Day = days[i],
                Profile = Profile.Id,
                Concentration = mix,
                GasVolume = filling.Gas,
                BloodVolume = Blood,
                OverpressureCeiling = filling.Ceiling,
                OverpressurePredicted = filling.Rise,
                Passes = Profile.Passes.Of(Next + i - 1),
                Anticoagulant = Profile.Anticoagulant.Name,
                AnticoagulantVolume = filling.Anticoagulant,
                Reinfusion = back.Flow,
                Breath = BreathProtocol.Shipped.Limits,
            }),
        ];
    }

    // A body that the profile has no safe plan for is one that it is contraindicated for.
    PlanOutcome Refuse(IReadOnlyList<Reason> reasons) => Planning.Not(Outcome.Contraindicated, Indication, reasons);
}
