using System.Runtime.CompilerServices;
using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>
/// A frame of the patient monitor in bytes: heart rate, SpO2, respiratory rate, EtCO2, systolic, diastolic, quality in percent,
/// count of breaths; checksum by exclusive or. Shifted by one byte, each field shows what the next one is, and the sender's
/// checksum over what it sends is right (seen on real hardware: reference/device-safety 2.7).
/// </summary>
struct PatientFrame
{
    public const int Length = 8;

    const int HeartRate = 0, SpO2 = 1, Breathing = 2, EtCO2 = 3, Systolic = 4, Diastolic = 5, Quality = 6, Breaths = 7;

    Bytes bytes;
    byte checksum;

    /// <summary>The values of one moment, in the frame's units, rounded.</summary>
    public static PatientFrame Of(
        double heartRate, double spO2, double breathing, double etCO2, double systolic, double diastolic, double quality, uint breaths)
    {
        PatientFrame frame = default;
        frame.bytes[HeartRate] = Byte(heartRate);
        frame.bytes[SpO2] = Byte(spO2);
        frame.bytes[Breathing] = Byte(breathing);
        frame.bytes[EtCO2] = Byte(etCO2);
        frame.bytes[Systolic] = Byte(systolic);
        frame.bytes[Diastolic] = Byte(diastolic);
        frame.bytes[Quality] = Byte(quality * 100);
        frame.bytes[Breaths] = (byte)breaths;
        frame.checksum = frame.Sum();
        return frame;
    }

    /// <summary>The same bytes from the second on; the last is the old checksum.</summary>
    public readonly PatientFrame Shifted()
    {
        PatientFrame shifted = default;
        for (var i = 0; i + 1 < Length; i++) shifted.bytes[i] = bytes[i + 1];
        shifted.bytes[Length - 1] = checksum;
        shifted.checksum = shifted.Sum();
        return shifted;
    }

    /// <summary>As a receiver reads it.</summary>
    /// <param name="number">Counts the frames.</param>
    /// <param name="breaths">Breaths before this frame: the byte in the frame is the low end of the count.</param>
    public readonly Vitals Read(uint number, uint breaths, bool complaint) => new()
    {
        Good = Sum() == checksum,
        Frame = number,
        HeartRate = Frequency.FromPerMinute(bytes[HeartRate]),
        RespiratoryRate = Frequency.FromPerMinute(bytes[Breathing]),
        SpO2 = Fraction.FromPercent(bytes[SpO2]),
        Systolic = GaugePressure.FromMmHg(bytes[Systolic]),
        Diastolic = GaugePressure.FromMmHg(bytes[Diastolic]),
        EtCO2 = AbsolutePressure.FromMmHg(bytes[EtCO2]),
        Quality = Fraction.FromPercent(bytes[Quality]),
        Breath = breaths + (byte)(bytes[Breaths] - (byte)breaths),
        Complaint = complaint,
    };

    readonly byte Sum()
    {
        byte sum = 0;
        for (var i = 0; i < Length; i++) sum ^= bytes[i];
        return sum;
    }

    static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    [InlineArray(Length)]
    struct Bytes
    {
        byte first;
    }
}
