using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>The absorbed ozone as the device reports it: a value, and the interval meant to hold the true one 95 times in 100.</summary>
public readonly record struct Absorption(OzoneMass Value, OzoneMass Low, OzoneMass High)
{
    /// <summary>Of the present pass.</summary>
    public static Absorption Of(in ControllerState state, ControllerSetup setup)
    {
        var (value, half) = (state.Dose.Absorbed, HalfWidth(state, setup));
        return new(value, value - half, value + half);
    }

    /// <summary>Of the session so far. The same instruments measure every pass, so their errors add up and do not cancel.</summary>
    public static Absorption OfSession(in ControllerState state, ControllerSetup setup) => state.AbsorbedBefore + Of(state, setup);

    public static Absorption operator +(Absorption a, Absorption b) => new(a.Value + b.Value, a.Low + b.Low, a.High + b.High);

    internal static OzoneMass HalfWidth(in ControllerState state, ControllerSetup setup) =>
        state.Dose.HalfWidth(
            setup.Profile.Accuracy, setup.Plan.GasVolume, state.Residual.AtStart, setup.Profile.Gas.DoseFilter, setup.Channels,
            setup.Profile.Bottle.UptakeSpread);
}
