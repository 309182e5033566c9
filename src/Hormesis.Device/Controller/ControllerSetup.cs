using Hormesis.Device.Calibration;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller.Loops;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Device.Controller;

/// <summary>
/// What the controller is given for one session and never changes: the plan, the device it runs on, the limits it keeps, and
/// what follows from these. Made once, before the first tick.
/// </summary>
public sealed class ControllerSetup
{
    /// <param name="plan">What the session shall do.</param>
    /// <param name="profile">The device.</param>
    /// <param name="limits">What it is judged by.</param>
    /// <param name="nonce">This session's number, that remote commands must name; 0 takes none.</param>
    /// <param name="calibration">Whether the sensors may be believed; without it the device does not arm.</param>
    /// <exception cref="InputException">The plan asks for what this controller or this device cannot do.</exception>
    public ControllerSetup(
        SessionPlan plan, DeviceProfile profile, LimitTable limits, ulong nonce = 0, CalibrationStanding calibration = default)
    {
        (Plan, Profile, Limits, Nonce, Calibration) = (plan, profile, limits, nonce, calibration);
        (Curve, Lags) = (new(profile.Gas), new(profile.OzoneControl));
        GasFlow = FastestFill < profile.Gas.Flow ? FastestFill : profile.Gas.Flow;
        UptakeSlowness = Math.Exp(OneInTwenty * profile.Bottle.UptakeSpread.Value);
        Refuse(plan.Passes is < 1 or > byte.MaxValue, "passes", $"{plan.Passes} passes", "plan at least one");
        Refuse(!(plan.Dose > OzoneMass.Zero), "doseUg", $"a dose of {plan.Dose}", "plan a dose above zero");
        Refuse(!(plan.Concentration.MicrogramsPerNormalMillilitre < Curve.Maximum), "concentrationUgPerMl",
            $"{plan.Concentration}", $"this device reaches {profile.Gas.ConcentrationMaximum}");
        Refuse(!(Fullest < profile.Bottle.Volume), "bloodVolumeMl",
            $"{plan.BloodVolume} of blood", $"the bottle holds {profile.Bottle.Volume}");
        Refuse(!(plan.Reinfusion > ActualFlow.Zero), "reinfusionMlPerMin", $"{plan.Reinfusion}", "plan a flow above zero");
        Refuse(!profile.Equipment.Overpressure && !(EvacuateTo(profile.Bottle.Volume - Fullest) >= profile.Cycle.EvacuateDeepest),
            "gasVolumeNormalMl", $"{plan.GasVolume} of gas", "this device fills to ambient and cannot evacuate as far as that; plan less");
        Ceiling = plan.OverpressureCeiling <= profile.Bottle.FillHighest ? plan.OverpressureCeiling : profile.Bottle.FillHighest;
        NeedsSecondPerson = plan.SecondPerson | IsAboveRecommended();
        SampleNoise = OzoneConcentration.FromMicrogramsPerNormalMillilitre(
            profile.Accuracy.PhotometerNoise.MicrogramsPerNormalMillilitre / Math.Sqrt(Channels));
        WallDecayPerSecond = Math.Log(2) / profile.Bottle.WallHalfLife.TotalSeconds;
    }

    public SessionPlan Plan { get; }
    public DeviceProfile Profile { get; }
    public LimitTable Limits { get; }
    public CalibrationStanding Calibration { get; }

    /// <summary>What a remote command must name to be meant for this session.</summary>
    public ulong Nonce { get; }

    /// <summary>Flow while ozone is made and injected: the device's, or less where that would fill the headspace too fast.</summary>
    public NormalFlow GasFlow { get; }

    /// <summary>Standard deviation of one sample of the photometer, both channels together.</summary>
    internal OzoneConcentration SampleNoise { get; }
    internal GeneratorCurve Curve { get; }
    internal LagGrid Lags { get; }

    /// <summary>The photometer's channels that the dose goes by; at least 1, for a device without it has its table instead.</summary>
    internal int Channels => Math.Clamp(Profile.Equipment.PhotometerChannels, 1, 2);

    /// <summary>So much slower than usual is the uptake in one bottle of twenty.</summary>
    internal double UptakeSlowness { get; }

    public double WallDecayPerSecond { get; }

    /// <summary>The ozone that all passes together may offer.</summary>
    public OzoneMass SessionCeiling => Plan.Passes * Plan.Dose;

    /// <summary>The plan's ceiling, or the device's own where that is lower.</summary>
    internal GaugePressure Ceiling { get; }

    /// <summary>The plan goes beyond what is recommended, by its own word or by the device's guardrails.</summary>
    public bool NeedsSecondPerson { get; }

    /// <summary>The device sees its own gas; else the dose goes by the generator's table.</summary>
    internal bool HasPhotometer => Profile.Equipment.PhotometerChannels > 0;

    internal GaugePressure EvacuateTo(ActualVolume headspace) => -Plan.GasVolume.RiseIn(headspace, Profile.Bottle.Room);

    internal ActualVolume Headspace(in ControllerState s) => Profile.Bottle.Volume - s.Blood.Content(s.Estimates.Weight);

    /// <summary>The gas of the bottle at this pressure.</summary>
    internal ReferenceCondition Gas(GaugePressure pressure) => new(pressure.Over(Profile.Bottle.Ambient), Profile.Bottle.Room);

    /// <summary>What this pressure in the bottle draws from the vein.</summary>
    internal ActualFlow DrawFlow(GaugePressure bottle)
    {
        var blood = Profile.Blood;
        return Math.Max(0, (blood.Vein - bottle) / (blood.Vein - blood.DrawDeepest)) * blood.DrawFullFlow;
    }

    /// <summary>What the line's pressure should be while this much flows into the vein.</summary>
    internal GaugePressure LineAt(ActualFlow flow) =>
        Profile.Blood.Vein + flow / Profile.Blood.DrawFullFlow * (Profile.Blood.Vein - Profile.Blood.DrawDeepest);

    /// <summary>The generator's concentration by its model, µg/NmL.</summary>
    internal double ModelMicrograms(Fraction power, NormalFlow flow) => Curve.Concentration(power.Value, flow.NormalLitresPerMinute);

    const double OneInTwenty = 1.645; // standard deviations

    // The smallest headspace of the session at the steepest rise that the profile allows.
    NormalFlow FastestFill => NormalFlow.FromNormalLitresPerMinute(
        60 * (Profile.PressureControl.RisePerSecond / NormalVolume.FromNormalMillilitres(1e3)
            .RiseIn(Profile.Bottle.Volume - Fullest, Profile.Bottle.Room)));

    // By bounds that depend on one another: what the single refusals above let pass may still be too much together.
    bool IsAboveRecommended()
    {
        var guardrails = new PlanGuardrails(Profile.Range(), body: null, GuardrailTable.Shipped);
        var findings = guardrails.Check(Plan with { OverpressureCeiling = Ceiling });
        var last = findings[^1];
        var remedy = $"with the other settings it may be {last.Allowed}";
        Refuse(!last.Standing.IsAllowed(), last.Setting, $"{last.Value} for {last.Name}", remedy);
        return findings.Any(f => f.Standing == Standing.AboveRecommended);
    }

    // A later pass comes on top of what the one before has left.
    ActualVolume Fullest => Plan.BloodVolume + Plan.AnticoagulantVolume + (Plan.Passes > 1 ? Profile.Blood.Residual : ActualVolume.Zero);

    static void Refuse(bool when, string place, string wrong, string remedy)
    {
        if (when) throw new InputException(place, wrong, remedy);
    }
}
