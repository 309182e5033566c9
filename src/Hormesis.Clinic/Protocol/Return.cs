using System.Globalization;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// How fast blood with its anticoagulant is given back: the profile's rate, or slower where citrate asks for it, which a light
/// body breaks down less of.
/// </summary>
sealed record Return(ClinicalProfile Profile, PlanningRules Rules, ActualVolume Blood, Mass Weight, bool HasAceInhibitor)
{
    ActualVolume Anticoagulant => Profile.Anticoagulant.VolumeFor(Blood);
    ActualVolume Mixture => Blood + Anticoagulant;

    /// <summary>Rounded down, so that no cap is passed by rounding.</summary>
    public ActualFlow Flow => ActualFlow.FromMillilitresPerMinute(
        Math.Floor(Share * Math.Min(Profile.Reinfusion.Value, FlowAtCitrateCap) / Rules.ReinfusionStep.Value) * Rules.ReinfusionStep.Value);

    public CitrateRate Rate => RateAt(Flow);

    public CitrateRate RateAt(ActualFlow flow) =>
        CitrateRate.Of(Profile.Anticoagulant.CitrateIn(Anticoagulant), Weight, flow.TimeFor(Mixture));

    double Share => HasAceInhibitor ? Rules.ReinfusionShareWithAceInhibitor.Value : 1;

    /// <summary>mL/min; without end for an anticoagulant that holds no citrate.</summary>
    double FlowAtCitrateCap => Profile.Caps[Caps.CitrateRate].Recommended * Weight.Kilograms
        / (Profile.Anticoagulant.CitrateIn(Anticoagulant).Milligrams / Mixture.Millilitres);

    public IReadOnlyList<Reason> Why()
    {
        var citrate = Profile.Caps[Caps.CitrateRate];
        var rate = new Reason(
            $"{Text(Mixture.Millilitres)} mL of blood with {Profile.Anticoagulant.Name} given back at {Flow} bring citrate at {Rate} to"
            + $" {Weight}; the profile gives back at {Profile.Reinfusion}, and citrate allows {Text(FlowAtCitrateCap)} mL/min.",
            Rate.ToString(), $"≤ {Text(citrate.Recommended)} {citrate.Unit}", citrate.Source, citrate.Certainty);
        if (!HasAceInhibitor) return [rate];
        var slow = Rules.ReinfusionShareWithAceInhibitor;
        return
        [
            rate,
            new($"An ACE inhibitor is in use: blood is given back at {slow.Number} of the rate, and the blood pressure is watched.",
                Flow.ToString(), $"× {slow.Number}", slow.Source, slow.Certainty),
        ];
    }

    static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
