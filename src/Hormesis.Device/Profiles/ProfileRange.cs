using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Device.Profiles;

/// <summary>What of a device profile bounds a plan.</summary>
public static class ProfileRange
{
    // Of what the vacuum draws in the longest time of a phase: for its ramp, a narrower cannula, and a draw that is slowed.
    const double DrawShare = 0.5;

    // Of the pressure that a filling pauses at: a ceiling must leave something to fill after it.
    const double AbovePause = 1.5;

    // Of the generator's power: the rest is for one that makes less than its model says.
    const double PowerShare = 0.7;

    public static DeviceRange Range(this DeviceProfile profile)
    {
        var (bottle, blood, cycle, above) = (profile.Bottle, profile.Blood, profile.Cycle, profile.Equipment.Overpressure);
        return new()
        {
            Bottle = bottle.Volume,
            Residual = blood.Residual,
            Gas = bottle.Room,
            FillHighest = bottle.FillHighest,
            // To ambient, the highest is what the errors of a filling come to.
            CeilingLowest = above ? AbovePause * cycle.PrePressure : bottle.FillHighest,
            EvacuateDeepest = above ? GaugePressure.Zero : cycle.EvacuateDeepest,
            ConcentrationHighest = Reached(profile.Gas),
            DrawMost = DrawShare * (blood.DrawFullFlow * cycle.PhaseLongest),
            ReturnSlowest = blood.ReturnSlowest,
            ReturnFastest = blood.ReturnFullFlow,
            // Draw, mixing and the waits for a person each at their longest.
            ReturnWithin = cycle.BloodOldest - cycle.PhaseLongest - cycle.MixingLongest - cycle.Settle - cycle.BloodStandsLongest,
        };
    }

    // By the generator's model, c = cmax (1 - exp(-k P / Q)).
    static OzoneConcentration Reached(GasProfile gas)
    {
        var share = 1 - Math.Exp(-PowerShare * gas.Yield.NormalLitresPerMinute / gas.Flow.NormalLitresPerMinute);
        return OzoneConcentration.FromMicrogramsPerNormalMillilitre(share * gas.ConcentrationMaximum.MicrogramsPerNormalMillilitre);
    }
}
