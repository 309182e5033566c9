using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>What the device reports of the absorbed ozone: a value and the interval that holds the true one in 95 of 100 sessions.</summary>
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
