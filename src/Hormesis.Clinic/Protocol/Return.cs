using System.Globalization;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// How fast blood with its anticoagulant is given back: the profile's rate, or slower where citrate asks for it, which a light
/// body breaks down less of. <paramref name="Share"/> is what the patient makes of that rate.
/// </summary>
sealed record Return(ClinicalProfile Profile, PlanningRules Rules, ActualVolume Blood, Mass Weight, double Share)
{
    ActualVolume Anticoagulant => Profile.Anticoagulant.VolumeFor(Blood);
    ActualVolume Mixture => Blood + Anticoagulant;

    /// <summary>Rounded down, so that no cap is passed by rounding.</summary>
    public ActualFlow Flow => ActualFlow.FromMillilitresPerMinute(
        Math.Floor(Share * Math.Min(Profile.Reinfusion.Value, FlowAtCitrateCap) / Rules.ReinfusionStep.Value) * Rules.ReinfusionStep.Value);

    public CitrateRate Rate => RateAt(Flow);

    public CitrateRate RateAt(ActualFlow flow) =>
        CitrateRate.Of(Profile.Anticoagulant.CitrateIn(Anticoagulant), Weight, flow.TimeFor(Mixture));

    /// <summary>mL/min; without end for an anticoagulant that holds no citrate.</summary>
    double FlowAtCitrateCap => Profile.Caps[Caps.CitrateRate].Recommended * Weight.Kilograms
        / (Profile.Anticoagulant.CitrateIn(Anticoagulant).Milligrams / Mixture.Millilitres);

    public Reason Why()
    {
        var citrate = Profile.Caps[Caps.CitrateRate];
        return new(
            $"{Text(Mixture.Millilitres)} mL of blood with {Profile.Anticoagulant.Name} given back at {Flow} bring citrate at {Rate} to"
            + $" {Weight}; the profile gives back at {Profile.Reinfusion}, and citrate allows {Text(FlowAtCitrateCap)} mL/min.",
            Rate.ToString(), $"≤ {Text(citrate.Recommended)} {citrate.Unit}", citrate.Source, citrate.Certainty);
    }

    static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
