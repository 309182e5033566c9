using Hormesis.Device.Profiles;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Device.Faults;

/// <summary>The sessions that faults are tried on: by seed out of what a clinic would order, or the one that enumeration uses.</summary>
public static class FaultPlans
{
    /// <summary>100 mL of blood at 30 µg/NmL, returned about as fast as gravity does it: the least time to notice anything.</summary>
    public static SessionPlan Fixed(DeviceProfile profile, int passes = 1) => Make(profile, 30, 100, 20, passes);

    /// <summary>A plan within the usual range (reference/clinical 1.4 and 8), known from the seed.</summary>
    public static SessionPlan Random(DeviceProfile profile, ulong seed, int passes)
    {
        RandomSource random = new(seed, Stream);
        var concentration = Math.Round(random.NextBetween(10, 40));
        var blood = 10 * Math.Round(random.NextBetween(5, 20));
        return Make(profile, concentration, blood, Math.Round(random.NextBetween(10, 20)), passes);
    }

    /// <summary>That of these sessions, so that a remote command could be let in.</summary>
    public const ulong Nonce = 0x5EED;

    const ulong Stream = 11;

    // As much gas as blood, or what the device can fill beside it.
    static SessionPlan Make(DeviceProfile profile, double concentration, double bloodMl, double returnMlPerMin, int passes)
    {
        var (range, ceiling) = (profile.Range(), profile.Bottle.FillHighest);
        PlanGuardrails guardrails = new(range, body: null, GuardrailTable.Shipped);
        var blood = Lower(ActualVolume.FromMillilitres(bloodMl), guardrails.Blood(passes, ceiling).Highest);
        var anticoagulant = guardrails.Anticoagulant(blood).Suggestion;
        var gas = guardrails.Gas(passes, ceiling, blood, anticoagulant).Suggestion;
        return new()
        {
            Session = 1,
            Day = 1,
            Profile = "hb-mah",
            Concentration = OzoneConcentration.FromMicrogramsPerNormalMillilitre(concentration),
            GasVolume = gas,
            BloodVolume = blood,
            OverpressureCeiling = ceiling,
            OverpressurePredicted = range.Evacuates
                ? GaugePressure.Zero
                : gas.RiseIn(profile.Bottle.Volume - blood - anticoagulant, profile.Bottle.Room),
            Passes = passes,
            Anticoagulant = "sodium citrate 3.8 %",
            AnticoagulantVolume = anticoagulant,
            Reinfusion = ActualFlow.FromMillilitresPerMinute(returnMlPerMin),
        };
    }

    static ActualVolume Lower(ActualVolume a, ActualVolume b) => a <= b ? a : b;
}
