using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// What the actuators shall do until the next tick. Every member is named so that its default is the safe one: a zeroed
/// block closes both clamps, stops the gas and the high voltage, and opens the vent.
/// </summary>
public readonly record struct Commands
{
    public bool DrawClampOpen { get; init; }
    public bool ReturnClampOpen { get; init; }

    /// <summary>The gas valve towards the bottle.</summary>
    public bool GasToBottle { get; init; }

    /// <summary>The bypass towards the ozone destruct.</summary>
    public bool GasToDestruct { get; init; }
    public bool HighVoltageOn { get; init; }

    /// <summary>Closes the normally open vent of the bottle.</summary>
    public bool VentClosed { get; init; }
    public bool VacuumOn { get; init; }
    public bool MixerOn { get; init; }

    /// <summary>Saline through the return line to waste, upstream of the clamp.</summary>
    public bool PrimeOn { get; init; }

    /// <summary>Saline past the closed clamp to the patient, by gravity.</summary>
    public bool FlushOn { get; init; }

    /// <summary>Generator power, of its maximum.</summary>
    public Fraction Power { get; init; }
    public NormalFlow OxygenFlow { get; init; }

    /// <summary>The vacuum regulator holds the bottle here while <see cref="VacuumOn"/>.</summary>
    public GaugePressure VacuumTarget { get; init; }

    /// <summary>Opening of the throttled vent towards the destruct.</summary>
    public Fraction SlowVentOpening { get; init; }

    /// <summary>Opening of the drip regulator in the return line.</summary>
    public Fraction ReturnOpening { get; init; }

    public bool HeaterOn { get; init; }

    /// <summary>Sends a test pulse through the air detectors.</summary>
    public bool AirTestPulse { get; init; }

    /// <summary>The alarm's sound is on now.</summary>
    public bool BuzzerOn { get; init; }

    /// <summary>
    /// Advances while every task of the device has advanced and its outputs were read back. The watchdog, the generator and the
    /// pressure unit each make themselves safe when it stands still.
    /// </summary>
    public uint Beat { get; init; }

    /// <summary>Closes the watchdog's relay again; without effect while the beat stands still.</summary>
    public bool RelayReset { get; init; }
}
