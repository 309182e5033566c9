using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// A course in the making, for one body. Decides volumes, concentrations and days, and refuses what a cap forbids; it does not
/// look for another way round a cap.
/// </summary>
sealed record Draft(Verdict Verdict, Indication Indication, ClinicalProfile Profile, PlanningRules Rules, Body Body, int Sessions)
{
    public ActualVolume Estimated { get; } = Body.Blood(Rules);
    public IReadOnlyList<OzoneConcentration> Mixes { get; } = Escalation.Path(Profile.Schedule, Sessions, IsCaution(Verdict, "CI-03"));

    public bool IsLowTier => IsCaution(Verdict, "CI-03");
    public bool IsAnaemic => IsCaution(Verdict, "CI-07");

    /// <summary>The lower of the cap and the share of the patient's blood; less in anaemia; rounded down.</summary>
    public ActualVolume Blood
    {
        get
        {
            var share = Profile.Caps[Caps.BloodShare].Recommended / 100 * Estimated.Millilitres;
            var most = Math.Min(Profile.Caps[Caps.BloodPerPass].Recommended, share) * (IsAnaemic ? Rules.BloodShareInAnaemia.Value : 1);
            return ActualVolume.FromMillilitres(Math.Floor(most / Rules.BloodStep.Value) * Rules.BloodStep.Value);
        }
    }

    public PlanOutcome Finish()
    {
        var explain = new Explanation(this);
        if (Blood < ActualVolume.FromMillilitres(Rules.BloodLeast.Value)) return Refuse([.. explain.Volume(), explain.TooLittleBlood()]);
        var filling = new Filling(Profile, Rules, Blood);
        if (!filling.IsWithinCeiling) return Refuse([.. explain.Volume(), explain.TooMuchPressure(filling), .. explain.Pressure(filling)]);

        var back = new Return(Profile, Rules, Blood, Body.Weight, IsCaution(Verdict, "CI-19"));
        var course = new Course(Indication.Code, Profile.Id, Plans(filling, back));
        var checks = Guardrails.Check(course, Profile, Body.Weight, Estimated);
        var beyond = checks.Where(c => !c.IsRecommended).DistinctBy(c => c.Id).ToList();
        if (checks.Any(c => !c.IsAllowed)) return Refuse([.. beyond.Select(Explanation.Beyond)]);
        return new PlanOutcome.Planned
        {
            Outcome = Verdict.Outcome,
            Course = course,
            Body = new(Body.Weight, Estimated, Profile.Anticoagulant.CitrateIn(ActualVolume.FromMillilitres(1))),
            Predicted = filling.Predict(Mixes),
            PredictedNote = Explanation.OfPredictions,
            AboveRecommended = [.. beyond.Select(c => c.Id)],
            Evidence = Indication.Evidence,
            Reasons = [.. explain.Cautions(), .. explain.Volume(), .. explain.Dose(course), .. explain.Pressure(filling), .. back.Why(),
                explain.Days(), .. beyond.Select(Explanation.Beyond)],
        };
    }

    IReadOnlyList<SessionPlan> Plans(Filling filling, Return back) =>
    [
        .. Mixes.Zip(Calendar.Days(Profile, Sessions)).Select((session, i) => new SessionPlan
        {
            Session = i + 1,
            Day = session.Second,
            Profile = Profile.Id,
            Concentration = session.First,
            GasVolume = filling.Gas,
            BloodVolume = Blood,
            OverpressureCeiling = filling.Ceiling,
            OverpressurePredicted = filling.Rise,
            Passes = Profile.Passes,
            Anticoagulant = Profile.Anticoagulant.Name,
            AnticoagulantVolume = filling.Anticoagulant,
            Reinfusion = back.Flow,
        }),
    ];

    // A body that the profile has no safe plan for is one that it is contraindicated for.
    PlanOutcome Refuse(IReadOnlyList<Reason> reasons) => Planning.Not(Outcome.Contraindicated, Indication, reasons);

    static bool IsCaution(Verdict verdict, string rule) => verdict[rule].Parts.Any(p => p.Answer == Answer.Caution);
}
