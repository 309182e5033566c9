using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Device.Controller;

/// <summary>
/// What the controller is given for one session and never changes: the plan, the device it runs on, the limits it keeps, and
/// what follows from these. Made once, before the first tick.
/// </summary>
public sealed class ControllerSetup
{
    /// <exception cref="InputException">The plan asks for what this controller or this device cannot do.</exception>
    public ControllerSetup(SessionPlan plan, DeviceProfile profile, LimitTable limits)
    {
        (Plan, Profile, Limits) = (plan, profile, limits);
        Refuse(plan.Passes != 1, "passes", $"{plan.Passes} passes", "this controller runs one pass in a session; plan one");
        Refuse(!(plan.Dose > OzoneMass.Zero), "doseUg", $"a dose of {plan.Dose}", "plan a dose above zero");
        Refuse(!(plan.Concentration.MicrogramsPerNormalMillilitre < ConcentrationMaximum), "concentrationUgPerMl",
            $"{plan.Concentration}", $"this device reaches {profile.Gas.ConcentrationMaximum}");
        Refuse(!(plan.BloodVolume + plan.AnticoagulantVolume < profile.Bottle.Volume), "bloodVolumeMl",
            $"{plan.BloodVolume} of blood", $"the bottle holds {profile.Bottle.Volume}");
        Refuse(!(plan.Reinfusion > ActualFlow.Zero), "reinfusionMlPerMin", $"{plan.Reinfusion}", "plan a flow above zero");
        PowerForOrder = PowerFor(plan.Concentration);
        PowerPerMicrogram = (PowerFor(OneMore(plan.Concentration)).Value - PowerForOrder.Value) / 1;
        WallDecayPerSecond = Math.Log(2) / profile.Bottle.WallHalfLife.TotalSeconds;
    }

    public SessionPlan Plan { get; }
    public DeviceProfile Profile { get; }
    public LimitTable Limits { get; }

    /// <summary>Power that gives the ordered concentration if the generator is as its profile says.</summary>
    public Fraction PowerForOrder { get; }

    /// <summary>Power for one more µg/NmL, at the ordered concentration.</summary>
    public double PowerPerMicrogram { get; }

    public double WallDecayPerSecond { get; }

    double ConcentrationMaximum => Profile.Gas.ConcentrationMaximum.MicrogramsPerNormalMillilitre;

    /// <summary>The inverse of c = cmax (1 - exp(-k P / Q)).</summary>
    Fraction PowerFor(OzoneConcentration concentration)
    {
        var share = concentration.MicrogramsPerNormalMillilitre / ConcentrationMaximum;
        var flowOverYield = Profile.Gas.Flow.NormalLitresPerMinute / Profile.Gas.Yield.NormalLitresPerMinute;
        return Fraction.Clamped(-flowOverYield * Math.Log(1 - share));
    }

    static OzoneConcentration OneMore(OzoneConcentration c) =>
        OzoneConcentration.FromMicrogramsPerNormalMillilitre(c.MicrogramsPerNormalMillilitre + 1);

    static void Refuse(bool when, string place, string wrong, string remedy)
    {
        if (when) throw new InputException(place, wrong, remedy);
    }
}
