using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 9: the pressure is let down slowly through the destruct, because of foam, and the ozone that was not taken up is
/// measured on its way. The return clamp stays closed until the bottle is at ambient.
/// </summary>
static class Vent
{
    const byte Begin = 0, Slow = 1;

    /// <summary>Fully open: where a stopped session enters, whose gas is out already.</summary>
    public const byte Open = 2;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        switch (s.Stage)
        {
            case Begin:
                return s.EnterStage(Slow) with
                {
                    Mark = r.Bottle,
                    Residual = new(0, 0, r.VentPhotometerSample, setup.Headspace(s).GasAt(setup.Gas(r.Bottle))),
                };
            case Slow:
                var sampled = Sample(s, r, setup);
                return r.Bottle <= cycle.VentOpen ? sampled.EnterStage(Open) : sampled;
            case Open:
                var held = Sample(s, r, setup).Hold(r.Bottle.Magnitude <= cycle.Vented);
                return held.GoodFor >= cycle.Settling ? Account(held, setup).Enter(Phase.Settle) : held;
            default:
                return s.Fail();
        }
    }

    public static Commands Commands(in ControllerState s, in Readings r, ControllerSetup setup) => s.Stage switch
    {
        Begin => new() { VentClosed = true },
        Slow => new() { VentClosed = true, SlowVentOpening = Opening(s, r, setup) },
        _ => default,
    };

    // The vent photometer has its own line and cell: early samples are of old gas.
    static ControllerState Sample(in ControllerState s, in Readings r, ControllerSetup setup) =>
        r.VentPhotometerGood && r.VentPhotometerSample != s.Residual.LastSample && s.InPhase >= setup.Profile.Cycle.VentSampleAfter
            ? s with { Residual = s.Residual.Add(r.VentPhotometer, r.VentPhotometerSample) }
            : s;

    // After a stop the account was made when the vent opened.
    static ControllerState Account(in ControllerState s, ControllerSetup setup)
    {
        if (s.Stop != StopReason.None) return s;
        var (held, ambient) = (s.Residual.AtStart, setup.Headspace(s).GasAt(setup.Gas(GaugePressure.Zero)));
        var letOut = held > ambient ? held - ambient : NormalVolume.Zero; // into a bottle below ambient air comes, and nothing leaves
        var stays = held - letOut;
        var measured = s.Residual.Samples > 0;
        var residual = measured
            ? s.Residual.Mean
            : OzoneConcentration.FromMicrogramsPerNormalMillilitre(s.Dose.InGas.Micrograms / s.Residual.AtStart.NormalMillilitres);
        return s with { Dose = s.Dose.Vent(residual, letOut, stays, measured) };
    }

    // RC-41
    // The valve opens with the distance between the pressure and a ramp that it shall follow.
    static Fraction Opening(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        var ratePerSecond = Math.Min(1, s.Mark / cycle.VentPerSecond / cycle.VentShortest.TotalSeconds) * cycle.VentPerSecond;
        var ramp = s.Mark - s.InStage.TotalSeconds * ratePerSecond;
        return Fraction.Clamped((r.Bottle - ramp) / cycle.VentLag);
    }
}
