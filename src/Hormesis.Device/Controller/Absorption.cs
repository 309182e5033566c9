using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>The absorbed ozone as the device reports it: a value, and the interval meant to hold the true one 95 times in 100.</summary>
public readonly record struct Absorption(OzoneMass Value, OzoneMass Low, OzoneMass High)
{
    public static Absorption Of(in ControllerState state, ControllerSetup setup)
    {
        var (value, half) = (state.Dose.Absorbed, HalfWidth(state, setup));
        return new(value, value - half, value + half);
    }

    internal static OzoneMass HalfWidth(in ControllerState state, ControllerSetup setup) =>
        state.Dose.HalfWidth(setup.Profile.Accuracy, setup.Plan.GasVolume, state.Residual.AtStart, setup.Profile.Gas.DoseFilter);
}
