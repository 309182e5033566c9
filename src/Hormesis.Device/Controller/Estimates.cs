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

    Estimates(Mass weight, Mass slopeFast, Mass slopeSlow, TimeSpan slopeApart)
    {
        Weight = weight;
        this.slopeFast = slopeFast;
        this.slopeSlow = slopeSlow;
        this.slopeApart = slopeApart;
    }

    public Mass Weight { get; private init; }

    /// <summary>Blood flowing into the bottle; negative when it leaves.</summary>
    public ActualFlow BloodIn =>
        ActualFlow.FromCubicMetresPerSecond((slopeFast - slopeSlow).AsBlood.CubicMetres / slopeApart.TotalSeconds);

    /// <summary>For control: follows within seconds.</summary>
    public OzoneConcentration Concentration { get; private init; }

    /// <summary>For the dose: slow, so that the photometer's noise is averaged out.</summary>
    public OzoneConcentration ConcentrationSteady { get; private init; }

    public uint Sample { get; private init; }
    public TimeSpan SampleAt { get; private init; }

    /// <summary>Filters that have seen one reading and nothing before.</summary>
    public static Estimates From(in Readings r, ControllerSetup setup, TimeSpan now) => new(r.Weight, r.Weight, r.Weight, Apart(setup))
    {
        Concentration = r.Photometer,
        ConcentrationSteady = r.Photometer,
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
            slopeApart);
        if (r.PhotometerSample == Sample)
        {
            return next with
            {
                Concentration = Concentration,
                ConcentrationSteady = ConcentrationSteady,
                Sample = Sample,
                SampleAt = SampleAt,
            };
        }

        var gas = setup.Profile.Gas;
        return next with
        {
            Concentration = Toward(Concentration, r.Photometer, gas.ControlFilter, now - SampleAt),
            ConcentrationSteady = Toward(ConcentrationSteady, r.Photometer, gas.DoseFilter, now - SampleAt),
            Sample = r.PhotometerSample,
            SampleAt = now,
        };
    }

    /// <summary>The same, with the concentration filters started anew from the newest reading.</summary>
    public Estimates WithFreshConcentration(in Readings r) =>
        this with { Concentration = r.Photometer, ConcentrationSteady = r.Photometer };

    static TimeSpan Apart(ControllerSetup setup) => setup.Profile.Blood.SlopeSlow - setup.Profile.Blood.SlopeFast;

    static double Weigh(TimeSpan filter, TimeSpan elapsed) => elapsed / (filter + elapsed);

    static Mass Toward(Mass from, Mass to, TimeSpan filter, TimeSpan elapsed) =>
        Mass.FromKilograms(from.Kilograms + Weigh(filter, elapsed) * (to.Kilograms - from.Kilograms));

    static OzoneConcentration Toward(OzoneConcentration from, OzoneConcentration to, TimeSpan filter, TimeSpan elapsed) =>
        OzoneConcentration.FromMicrogramsPerNormalMillilitre(from.MicrogramsPerNormalMillilitre
            + Weigh(filter, elapsed) * (to.MicrogramsPerNormalMillilitre - from.MicrogramsPerNormalMillilitre));
}
