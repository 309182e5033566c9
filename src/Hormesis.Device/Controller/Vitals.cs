using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// One frame of the patient monitor, as it arrived. A default frame is none: not good, and nothing in it is to be used. That a
/// frame passed its checksum does not make it true (reference/device-safety, H53): its plausibility is judged by who uses it.
/// </summary>
public readonly record struct Vitals
{
    /// <summary>The frame's checksum was right.</summary>
    public bool Good { get; init; }

    /// <summary>Counts the frames; a number that stands still is a silent monitor.</summary>
    public uint Frame { get; init; }
    public Frequency HeartRate { get; init; }
    public Frequency RespiratoryRate { get; init; }
    public Fraction SpO2 { get; init; }
    public GaugePressure Systolic { get; init; }
    public GaugePressure Diastolic { get; init; }

    /// <summary>Of the newest breath.</summary>
    public AbsolutePressure EtCO2 { get; init; }

    /// <summary>Quality of the CO2 waveform, 0 to 1.</summary>
    public Fraction Quality { get; init; }

    /// <summary>Counts the breaths that the capnograph has seen.</summary>
    public uint Breath { get; init; }

    /// <summary>The patient pressed the button: cough, chest pain, numbness, feeling faint.</summary>
    public bool Complaint { get; init; }
}
