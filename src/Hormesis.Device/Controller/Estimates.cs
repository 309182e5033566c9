using Hormesis.Device.Profiles;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// What the controller makes of its sensors from tick to tick: filtered weight and its slope, filtered concentration.
/// First-order filters by backward Euler, y += dt / (tau + dt) (x - y), which no step size makes unstable.
/// </summary>
public readonly record struct Estimates
{
    readonly Mass slopeFast;
    readonly Mass slopeSlow;
    readonly TimeSpan slopeApart;
    readonly TimeSpan quickApart;

    Estimates(Mass weight, Mass slopeFast, Mass slopeSlow, BloodProfile blood)
    {
        Weight = weight;
        this.slopeFast = slopeFast;
        this.slopeSlow = slopeSlow;
        slopeApart = blood.SlopeSlow - blood.SlopeFast;
        quickApart = blood.SlopeFast - blood.WeightFilter;
    }

    public Mass Weight { get; private init; }

    /// <summary>Blood flowing into the bottle; negative when it leaves.</summary>
    public ActualFlow BloodIn =>
        ActualFlow.FromCubicMetresPerSecond((slopeFast - slopeSlow).AsBlood.CubicMetres / slopeApart.TotalSeconds);

    /// <summary>The same from faster filters: follows within a second, with ten times the noise.</summary>
    public ActualFlow BloodInQuick =>
        ActualFlow.FromCubicMetresPerSecond((Weight - slopeFast).AsBlood.CubicMetres / quickApart.TotalSeconds);

    /// <summary>What the load cell showed about a second ago.</summary>
    public Mass WeightBefore => slopeFast;

    /// <summary>For control: follows within seconds.</summary>
    public OzoneConcentration Concentration { get; private init; }

    /// <summary>For the dose: slow, so that the photometer's noise is averaged out.</summary>
    public OzoneConcentration ConcentrationSteady { get; private init; }

    /// <summary>Second channel, filtered as for control and as for the dose.</summary>
    public OzoneConcentration Second { get; private init; }
    public OzoneConcentration SecondSteady { get; private init; }

    public uint Sample { get; private init; }

    /// <summary>Samples in a row that showed the very same number.</summary>
    public int SameSamples { get; private init; }
    OzoneConcentration Newest { get; init; }
    public TimeSpan SampleAt { get; private init; }

    /// <summary>Filters that have seen one reading and nothing before.</summary>
    public static Estimates From(in Readings r, ControllerSetup setup, TimeSpan now) =>
        new(r.Weight, r.Weight, r.Weight, setup.Profile.Blood)
        {
            Concentration = r.Photometer,
            ConcentrationSteady = r.Photometer,
            Second = r.PhotometerSecond,
            SecondSteady = r.PhotometerSecond,
            Newest = r.Photometer,
            Sample = r.PhotometerSample,
            SampleAt = now,
        };

    public Estimates Follow(in Readings r, ControllerSetup setup, TimeSpan now, TimeSpan elapsed)
    {
        var blood = setup.Profile.Blood;
        var next = new Estimates(
            Toward(Weight, r.Weight, blood.WeightFilter, elapsed),
            Toward(slopeFast, r.Weight, blood.SlopeFast, elapsed),
            Toward(slopeSlow, r.Weight, blood.SlopeSlow, elapsed),
            blood);
        return r.PhotometerSample == Sample ? next.WithConcentrationsOf(this) : next.WithConcentrationsOf(Sampled(r, setup, now));
    }

    /// <summary>The same, with the concentration filters started anew from the newest reading.</summary>
    public Estimates WithFreshConcentration(in Readings r) => this with
    {
        Concentration = r.Photometer,
        ConcentrationSteady = r.Photometer,
        Second = r.PhotometerSecond,
        SecondSteady = r.PhotometerSecond,
    };

    Estimates Sampled(in Readings r, ControllerSetup setup, TimeSpan now)
    {
        var (gas, since) = (setup.Profile.Gas, now - SampleAt);
        return this with
        {
            Concentration = Toward(Concentration, r.Photometer, gas.ControlFilter, since),
            ConcentrationSteady = Toward(ConcentrationSteady, r.Photometer, gas.DoseFilter, since),
            Second = Toward(Second, r.PhotometerSecond, gas.ControlFilter, since),
            SecondSteady = Toward(SecondSteady, r.PhotometerSecond, gas.DoseFilter, since),
            Sample = r.PhotometerSample,
            SampleAt = now,
            SameSamples = r.Photometer == Newest ? SameSamples + 1 : 0,
            Newest = r.Photometer,
        };
    }

    Estimates WithConcentrationsOf(in Estimates other) => this with
    {
        Concentration = other.Concentration,
        ConcentrationSteady = other.ConcentrationSteady,
        Second = other.Second,
        SecondSteady = other.SecondSteady,
        Sample = other.Sample,
        SampleAt = other.SampleAt,
        SameSamples = other.SameSamples,
        Newest = other.Newest,
    };

    static double Weigh(TimeSpan filter, TimeSpan elapsed) => elapsed / (filter + elapsed);

    static Mass Toward(Mass from, Mass to, TimeSpan filter, TimeSpan elapsed) =>
        Mass.FromKilograms(from.Kilograms + Weigh(filter, elapsed) * (to.Kilograms - from.Kilograms));

    static OzoneConcentration Toward(OzoneConcentration from, OzoneConcentration to, TimeSpan filter, TimeSpan elapsed) =>
        OzoneConcentration.FromMicrogramsPerNormalMillilitre(from.MicrogramsPerNormalMillilitre
            + Weigh(filter, elapsed) * (to.MicrogramsPerNormalMillilitre - from.MicrogramsPerNormalMillilitre));
}
