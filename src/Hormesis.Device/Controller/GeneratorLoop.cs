using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// The commands by which the generator runs, its gas led to the destruct or to the bottle; how strongly it runs is the
/// <see cref="Loops.OzoneLoop"/>'s. Without a photometer that is good there is no high voltage.
/// </summary>
static class GeneratorLoop
{
    /// <summary>Generator running at the ordered concentration, its gas led to the destruct.</summary>
    public static Commands ToDestruct(in ControllerState s, ControllerSetup setup) => Running(s, setup) with { GasToDestruct = true };

    /// <summary>The same, led into the closed bottle.</summary>
    public static Commands ToBottle(in ControllerState s, ControllerSetup setup) =>
        Running(s, setup) with { GasToBottle = true, VentClosed = true };

    /// <summary>The same commands without any ozone or oxygen.</summary>
    public static Commands Silenced(in Commands commands) => commands with
    {
        HighVoltageOn = false,
        Power = Fraction.None,
        GasToBottle = false,
        GasToDestruct = false,
        OxygenFlow = NormalFlow.Zero,
    };

    static Commands Running(in ControllerState s, ControllerSetup setup) => new()
    {
        HighVoltageOn = s.Ozone.MayRun,
        OxygenFlow = setup.GasFlow,
        Power = s.Ozone.MayRun ? Fraction.Clamped(s.Ozone.Power) : Fraction.None,
    };
}
