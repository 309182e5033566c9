using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Device.Controller;

// RC-36
/// <summary>
/// The order's critical values as a person read them from the device's display when confirming: what a slip of the decimal point or a
/// swapped order would change. Four numbers of half length: a display shows fewer digits. The default is no order's.
/// </summary>
public readonly record struct ReadBack
{
    readonly float doseUg, concentrationUgPerNMl, bloodMl, returnMlPerMin;

    public ReadBack(OzoneMass dose, OzoneConcentration concentration, ActualVolume blood, ActualFlow giveBack)
    {
        (doseUg, concentrationUgPerNMl) = ((float)dose.Micrograms, (float)concentration.MicrogramsPerNormalMillilitre);
        (bloodMl, returnMlPerMin) = ((float)blood.Millilitres, (float)giveBack.MillilitresPerMinute);
    }

    ReadBack(ulong first, ulong second)
    {
        (doseUg, concentrationUgPerNMl) = (Low(first), High(first));
        (bloodMl, returnMlPerMin) = (Low(second), High(second));
    }

    /// <summary>What the device shows.</summary>
    public static ReadBack Of(SessionPlan plan) => new(plan.Dose, plan.Concentration, plan.BloodVolume, plan.Reinfusion);

    /// <summary>As two words of a recording, bit for bit.</summary>
    public (ulong First, ulong Second) Words => (Word(doseUg, concentrationUgPerNMl), Word(bloodMl, returnMlPerMin));

    public static ReadBack FromWords(ulong first, ulong second) => new(first, second);

    /// <summary>Every one of the four is the plan's, but for the rounding of the display.</summary>
    public bool IsOf(SessionPlan plan, Fraction within)
    {
        var shown = Of(plan);
        return Near(doseUg, shown.doseUg, within) && Near(concentrationUgPerNMl, shown.concentrationUgPerNMl, within)
            && Near(bloodMl, shown.bloodMl, within) && Near(returnMlPerMin, shown.returnMlPerMin, within);
    }

    static bool Near(float read, float shown, Fraction within) => shown > 0 && Math.Abs(read - shown) <= within.Value * shown;

    static ulong Word(float low, float high) => BitConverter.SingleToUInt32Bits(low) | (ulong)BitConverter.SingleToUInt32Bits(high) << 32;

    static float Low(ulong word) => BitConverter.UInt32BitsToSingle((uint)word);

    static float High(ulong word) => BitConverter.UInt32BitsToSingle((uint)(word >> 32));
}
