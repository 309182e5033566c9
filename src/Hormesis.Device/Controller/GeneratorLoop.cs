using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// Holds the ozone concentration: the inverse of the generator's model as feed-forward, a slow integral on the filtered
/// photometer for what the model does not know. Runs while gas goes to the destruct, and on while it goes to the bottle.
/// </summary>
static class GeneratorLoop
{
    /// <summary>Brings the generator to the order: integral on the fast filter.</summary>
    public static ControllerState Adapt(in ControllerState s, ControllerSetup setup) =>
        Integrate(s, setup, s.Estimates.Concentration, setup.Profile.Gas.IntegralTime);

    /// <summary>Keeps it there: slow integral on the slow filter, so that the photometer's noise does not become the gas's.</summary>
    public static ControllerState Keep(in ControllerState s, ControllerSetup setup) =>
        Integrate(s, setup, s.Estimates.ConcentrationSteady, setup.Profile.Gas.KeepIntegralTime);

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
        HighVoltageOn = true,
        OxygenFlow = setup.Profile.Gas.Flow,
        Power = Fraction.Clamped(setup.PowerForOrder.Value + s.PowerTrim),
    };

    // Once for each sample of the photometer, and not before the gas in the line is that of the present command.
    static ControllerState Integrate(in ControllerState s, ControllerSetup setup, OzoneConcentration measured, TimeSpan integralTime)
    {
        if (!setup.HasPhotometer || s.Estimates.SampleAt != s.Now || s.GasOnFor < setup.Profile.Gas.OpenLoop) return s;

        var missing = setup.Plan.Concentration.MicrogramsPerNormalMillilitre - measured.MicrogramsPerNormalMillilitre;
        var step = setup.PowerPerMicrogram * missing * (setup.Profile.Accuracy.PhotometerSample / integralTime);
        var largest = setup.Profile.Gas.TrimLargest.Value * setup.PowerForOrder.Value;
        return s with { PowerTrim = Math.Clamp(s.PowerTrim + step, -largest, largest) };
    }
}
