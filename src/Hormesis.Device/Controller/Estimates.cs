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

    /// <summary>
    /// For the dose: both channels, and slow, so that their noise is averaged out. While the gas is not settled it is the newest sample.
    /// </summary>
    public OzoneConcentration ConcentrationSteady { get; private init; }

    /// <summary>Second channel, filtered as for control.</summary>
    public OzoneConcentration Second { get; private init; }

    public uint Sample { get; private init; }

    /// <summary>Samples since the gas has been settled, as far as that matters.</summary>
    byte Settled { get; init; }

    /// <summary>From the sample before to the newest.</summary>
    public TimeSpan SampledAfter { get; private init; }

    /// <summary>Samples in a row that showed the very same number.</summary>
    public int SameSamples { get; private init; }
    OzoneConcentration Newest { get; init; }
    public TimeSpan SampleAt { get; private init; }

    /// <summary>Filters that have seen one reading and nothing before.</summary>
    public static Estimates From(in Readings r, ControllerSetup setup, TimeSpan now) =>
        new(r.Weight, r.Weight, r.Weight, setup.Profile.Blood)
        {
            Concentration = r.Photometer,
            ConcentrationSteady = BothChannels(r, setup),
            Second = r.PhotometerSecond,
            Newest = r.Photometer,
            Sample = r.PhotometerSample,
            SampleAt = now,
        };

    /// <summary>What the photometer shows now: the mean of its channels where it has two. One that is not a number makes it none.</summary>
    public static OzoneConcentration BothChannels(in Readings r, ControllerSetup setup) => setup.Profile.Equipment.PhotometerChannels > 1
        ? Mean(r.Photometer, r.PhotometerSecond)
        : r.Photometer;

    /// <summary>The same, filtered for control.</summary>
    public OzoneConcentration BothChannels(ControllerSetup setup) =>
        setup.Profile.Equipment.PhotometerChannels > 1 ? Mean(Concentration, Second) : Concentration;

    /// <param name="r">This tick's.</param>
    /// <param name="setup">The session's.</param>
    /// <param name="settled">The gas at the photometer is where it shall be, as far as the generator's model knows.</param>
    /// <param name="now">Since the session began.</param>
    /// <param name="elapsed">Since the tick before.</param>
    public Estimates Follow(in Readings r, ControllerSetup setup, bool settled, TimeSpan now, TimeSpan elapsed)
    {
        var blood = setup.Profile.Blood;
        var next = new Estimates(
            Toward(Weight, r.Weight, blood.WeightFilter, elapsed),
            Toward(slopeFast, r.Weight, blood.SlopeFast, elapsed),
            Toward(slopeSlow, r.Weight, blood.SlopeSlow, elapsed),
            blood);
        return r.PhotometerSample == Sample ? next.WithConcentrationsOf(this) : next.WithConcentrationsOf(Sampled(r, setup, settled, now));
    }

    /// <summary>The same, with the filters for control started anew from the newest reading.</summary>
    public Estimates WithFreshConcentration(in Readings r) => this with
    {
        Concentration = r.Photometer,
        Second = r.PhotometerSecond,
    };

    Estimates Sampled(in Readings r, ControllerSetup setup, bool settled, TimeSpan now)
    {
        var (gas, since) = (setup.Profile.Gas, now - SampleAt);
        // A mean of all samples until it is as slow as its filter: where it began from does not matter then.
        var count = settled ? Math.Min(Settled + 1, byte.MaxValue) : 0;
        var steady = Math.Max(Weigh(gas.DoseFilter, since), 1.0 / Math.Max(1, count));
        return this with
        {
            Concentration = Toward(Concentration, r.Photometer, gas.ControlFilter, since),
            ConcentrationSteady = Toward(ConcentrationSteady, BothChannels(r, setup), steady),
            Second = Toward(Second, r.PhotometerSecond, gas.ControlFilter, since),
            Settled = (byte)count,
            SampledAfter = since,
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
        Settled = other.Settled,
        SampledAfter = other.SampledAfter,
        Sample = other.Sample,
        SampleAt = other.SampleAt,
        SameSamples = other.SameSamples,
        Newest = other.Newest,
    };

    static double Weigh(TimeSpan filter, TimeSpan elapsed) => elapsed / (filter + elapsed);

    static Mass Toward(Mass from, Mass to, TimeSpan filter, TimeSpan elapsed) =>
        Mass.FromKilograms(from.Kilograms + Weigh(filter, elapsed) * (to.Kilograms - from.Kilograms));

    static OzoneConcentration Toward(OzoneConcentration from, OzoneConcentration to, TimeSpan filter, TimeSpan elapsed) =>
        Toward(from, to, Weigh(filter, elapsed));

    static OzoneConcentration Toward(OzoneConcentration from, OzoneConcentration to, double share) =>
        OzoneConcentration.FromMicrogramsPerNormalMillilitre(from.MicrogramsPerNormalMillilitre
            + share * (to.MicrogramsPerNormalMillilitre - from.MicrogramsPerNormalMillilitre));

    static OzoneConcentration Mean(OzoneConcentration a, OzoneConcentration b) => Toward(a, b, 0.5);
}
