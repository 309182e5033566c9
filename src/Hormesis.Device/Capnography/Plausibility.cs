using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Capnography;

// RC-39
/// <summary>
/// Whether a frame with a right checksum can be true: ranges, fields against one another, and how far they moved since the last
/// frame that was believed (reference/device-safety, H53; 2.7). Each question asks for what is good.
/// </summary>
static class Plausibility
{
    // So many fields that jump in one frame are a frame that is shifted, not a patient.
    const int JumpsAtOnce = 2;

    public static bool IsPlausible(in Vitals v, in Vitals believed, bool hasBelieved, TimeSpan since, PlausibleVitals limits) =>
        v.Good && InRange(v, limits) && Agree(v, limits) && (!hasBelieved || Jumps(v, believed, since, limits) < JumpsAtOnce);

    public static bool InRange(in Vitals v, PlausibleVitals limits) =>
        v.HeartRate >= limits.HeartRateLowest && v.HeartRate <= limits.HeartRateHighest
        && v.RespiratoryRate.PerSecond >= 0 && v.RespiratoryRate <= limits.RespiratoryRateHighest
        && v.SpO2 >= limits.SpO2Lowest && v.SpO2 <= Fraction.Whole
        && v.Diastolic >= limits.DiastolicLowest && v.Systolic <= limits.SystolicHighest
        && v.EtCO2.Pascal >= 0 && v.EtCO2 <= limits.EtCO2Highest
        && v.Quality >= Fraction.None && v.Quality <= Fraction.Whole;

    public static bool Agree(in Vitals v, PlausibleVitals limits) => v.Systolic - v.Diastolic >= limits.PulsePressureLowest;

    /// <summary>Fields that moved further than a patient's do; silence allows the step again each second, a few times.</summary>
    public static int Jumps(in Vitals v, in Vitals believed, TimeSpan since, PlausibleVitals limits)
    {
        var steps = Math.Clamp(since.TotalSeconds, 1, limits.StepGrows.TotalSeconds);
        return Count(v.HeartRate.PerMinute - believed.HeartRate.PerMinute, steps * limits.HeartRateStep.PerMinute)
            + Count(v.SpO2.Value - believed.SpO2.Value, steps * limits.SpO2Step.Value)
            + Count(v.Systolic.MmHg - believed.Systolic.MmHg, steps * limits.SystolicStep.MmHg)
            + Count(v.Diastolic.MmHg - believed.Diastolic.MmHg, steps * limits.SystolicStep.MmHg);
    }

    static int Count(double change, double most) => Math.Abs(change) <= most ? 0 : 1;
}
