using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Loops;

/// <summary>
/// Holds the ozone concentration with two degrees of freedom (reference/device-safety 5.1; docs/control.md): the inverse of the
/// generator's model as feed-forward of a filtered order, and what the photometer shows against what the delayed model lets expect.
/// While the gas still goes to the destruct gain and lag are learnt from that; from then on a slow integral follows what drifts.
/// </summary>
public readonly record struct OzoneLoop
{
    GasLine Line { get; init; }
    LagBank Bank { get; init; }

    /// <summary>Filtered flow, NL/min.</summary>
    float Flow { get; init; }

    /// <summary>The filtered order, as the concentration that the model must make at gain 1 for it, µg/NmL.</summary>
    float Reference { get; init; }

    /// <summary>Where the model is heading at gain 1, µg/NmL.</summary>
    float GoesTo { get; init; }

    /// <summary>The model at gain 1, filtered as the photometer is for control, µg/NmL.</summary>
    float Modelled { get; init; }

    /// <summary>What was learnt: true gain over the model's, its standard deviation, and the logarithm of the generator's lag.</summary>
    public double Gain { get; private init; }
    public double Deviation { get; private init; }
    double LagLogarithm { get; init; }

    /// <summary>What the integral action has added to the gain since.</summary>
    public double Trim { get; private init; }

    /// <summary>Power for the generator while it runs, of its maximum.</summary>
    public double Power { get; private init; }

    /// <summary>There is a photometer to go by and it is good, or the device has none and goes by its table.</summary>
    public bool MayRun { get; private init; }

    /// <summary>The generator's lag, as learnt.</summary>
    public TimeSpan Lag => TimeSpan.FromSeconds(Math.Exp(LagLogarithm));

    /// <summary>Nothing learnt yet, nothing in the line.</summary>
    internal static OzoneLoop Begin(ControllerSetup setup)
    {
        var bank = LagBank.Unlearnt(setup.Lags, setup.Profile.OzoneControl.GainSpread.Value);
        var (gain, deviation, lag) = bank.Verdict(setup.Lags);
        var control = setup.Profile.OzoneControl;
        gain += setup.HasPhotometer ? Math.Max(0, control.CautionDeviations * deviation - control.CautionWaived.Value) : 0;
        return new() { Bank = bank, Gain = gain, Deviation = deviation, LagLogarithm = lag };
    }

    /// <summary>What the photometer, filtered for control, should show for each unit of gain.</summary>
    internal double ModelledMicrograms => Modelled;

    /// <summary>The concentration at the gas valve is where it shall be, as far as the model knows.</summary>
    internal bool IsSettled(ControllerSetup setup) =>
        GoesTo > 0 && Math.Abs(Shown(setup) - GoesTo) <= setup.Profile.OzoneControl.SettledWithin.Value * GoesTo;

    /// <summary>The gain is known well enough.</summary>
    internal bool IsLearnt(ControllerSetup setup) => Deviation <= setup.Profile.OzoneControl.LearntWithin.Value * Gain;

    /// <summary>One tick: the model follows, a new sample is learnt from or followed, and the power moves.</summary>
    /// <param name="s">With this tick's time and estimates, and the commands of the tick before.</param>
    internal OzoneLoop Follow(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var next = FollowModel(s, r, setup) with { MayRun = !setup.HasPhotometer || IsGood(r, setup) };
        if (next.MayRun && setup.HasPhotometer && s.Issued.HighVoltageOn && s.Estimates.SampleAt == s.Now)
            next = next.Sampled(s, r, setup);
        return next.Drive(s, setup);
    }

    OzoneLoop FollowModel(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var control = setup.Profile.OzoneControl;
        var seconds = s.Elapsed.TotalSeconds;
        var flow = Flow + s.Elapsed / (control.FlowFilter + s.Elapsed) * (r.OxygenFlow.NormalLitresPerMinute - Flow);
        if (!double.IsFinite(flow)) flow = 0; // and so no power, until the sensor is back
        var made = s.Issued.HighVoltageOn ? setup.Curve.Concentration(s.Issued.Power.Value, flow) : 0;
        var line = Line.Push((r.OxygenFlow * s.Elapsed).CubicMetres / control.Line.CubicMetres, made);
        return this with
        {
            Flow = (float)flow,
            GoesTo = (float)made,
            Line = line,
            Bank = Bank.Follow(line.Outlet, seconds, setup.Lags, control.Cell.TotalSeconds),
        };
    }

    OzoneLoop Sampled(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var filter = setup.Profile.Gas.ControlFilter;
        var since = s.Estimates.SampledAfter;
        var shown = Shown(setup);
        var next = this with { Modelled = (float)(Modelled + since / (filter + since) * (shown - Modelled)) };
        return s.Phase <= Phase.Prime ? next.Learn(r, setup) : next.Track(s, r, setup, shown, since);
    }

    OzoneLoop Learn(in Readings r, ControllerSetup setup)
    {
        var noise = setup.SampleNoise.MicrogramsPerNormalMillilitre;
        var bank = Bank.Learn(Sample(r, setup), noise, setup.Profile.OzoneControl.Misfit.Value, GoesTo);
        var (gain, deviation, lag) = bank.Verdict(setup.Lags);
        var control = setup.Profile.OzoneControl;
        var band = control.DoubtDeviations * deviation;
        gain += Math.Max(0, control.CautionDeviations * deviation - control.CautionWaived.Value);
        return this with { Bank = bank, Gain = Math.Clamp(Gain, gain - band, gain + band), Deviation = deviation, LagLogarithm = lag };
    }

    // Integral action on the gain: zero only where sample and delayed reference agree. Not while the power stands at an end.
    OzoneLoop Track(in ControllerState s, in Readings r, ControllerSetup setup, double shown, TimeSpan since)
    {
        var control = setup.Profile.OzoneControl;
        var expected = Gain * (1 + Trim) * shown;
        if (!IsSettled(setup) || !(s.Issued.Power < Fraction.Whole)) return this;
        var largest = control.TrimLargest.Value;
        return this with { Trim = Math.Clamp(Trim + since / control.Integral * (Sample(r, setup) / expected - 1), -largest, largest) };
    }

    // The filtered order with its slope times the generator's lag, through the inverse of the curve, at the flow that is measured.
    OzoneLoop Drive(in ControllerState s, ControllerSetup setup)
    {
        var control = setup.Profile.OzoneControl;
        if (!s.Issued.HighVoltageOn) return this with { Reference = 0, Power = 0 };

        var wanted = setup.Plan.Concentration.MicrogramsPerNormalMillilitre / (Gain * (1 + Trim));
        var reference = Reference + s.Elapsed / (control.Reference + s.Elapsed) * (wanted - Reference);
        var lead = Math.Exp(LagLogarithm) / control.Reference.TotalSeconds * (wanted - reference);
        var power = setup.Curve.Power(reference + lead, Flow);
        var most = control.PowerPerSecond.Value * s.Elapsed.TotalSeconds;
        var moved = Math.Clamp(power, Power - most, Power + most);
        return this with { Reference = (float)reference, Power = Math.Clamp(moved, 0, 1) };
    }

    double Shown(ControllerSetup setup) => setup.Lags.At(Bank.Shown, LagLogarithm);

    static bool IsGood(in Readings r, ControllerSetup setup) => r.PhotometerGood && !r.Machine.PhotometerZeroing
        && double.IsFinite(Sample(r, setup));

    /// <summary>Of two channels the mean is nearer to the truth than either.</summary>
    static double Sample(in Readings r, ControllerSetup setup) => Estimates.BothChannels(r, setup).MicrogramsPerNormalMillilitre;
}
