using Hormesis.Device.Capnography;
using Hormesis.Device.Profiles;
using Hormesis.Device.Twin;
using Hormesis.Model.Numerics;

namespace Hormesis.Device.Faults;

/// <summary>What is tried on a random patient: reference/clinical 7.2, validation in silico.</summary>
public enum BreathCase : byte
{
    Quiet = 0,

    /// <summary>0.5 to 1 mL/kg of gas within 10 to 30 s.</summary>
    Embolism,

    /// <summary>0.1 to 0.5 mL/kg: below what a capnograph is said to see.</summary>
    SmallEmbolism,
    Vasovagal,
    Hyperventilation,
    CannulaOff,
    Talking,
}

/// <summary>
/// One random patient on his monitor through a return of half an hour, judged by the rules of breathing and nothing else.
/// </summary>
/// <param name="HasBaseline">Without one the session would not have begun; nothing else is said then.</param>
/// <param name="Gravest">The highest level from the event on; of a quiet patient in all of the return.</param>
/// <param name="Before">The highest level before the event: false alarms.</param>
/// <param name="HeldAfterSeconds">From the event's beginning to the first pause or abort; not a number without one.</param>
/// <param name="EndedAfterSeconds">The same to the abort.</param>
/// <param name="LastsSeconds">How long the gas took to enter; 0 for other cases.</param>
public readonly record struct BreathTrial(
    bool HasBaseline, CapnographyAction Gravest, CapnographyAction Before, double HeldAfterSeconds, double EndedAfterSeconds,
    double LastsSeconds)
{
    const double RestSeconds = 240, EventEarliest = 180, EventLatest = 900, ReturnSeconds = 1800;
    const double FrameSeconds = 1;
    const ulong Stream = 21;

    /// <summary>The patient of this seed, in this case.</summary>
    public static BreathTrial Run(PlantOfTrial plant, BreathCase @case, ulong seed, CapnographyLimits limits)
    {
        RandomSource chance = new(seed, Stream);
        var patient = Patient.From(plant.Constants, seed);
        var p = plant.Constants.Patient;
        var (at, lasts, mlPerKg) = Gas(@case, chance);
        CapnographyState state = default;
        var (before, gravest, held, ended) = (CapnographyAction.None, CapnographyAction.None, double.NaN, double.NaN);
        for (var t = 0.0; t < RestSeconds + ReturnSeconds; t += FrameSeconds)
        {
            var since = t - RestSeconds - at;
            if (since == 0 && EventOf(@case) is { } kind) patient.Begin(kind, p);
            patient.Step(p, since >= 0 && since < lasts ? mlPerKg * p.WeightKg / lasts * FrameSeconds : 0, isShifted: false, FrameSeconds);
            CapnographyContext context = new() { Reinfusing = t >= RestSeconds };
            (state, var verdict) = CapnographyRules.Step(state, patient.Vitals, context, limits, TimeSpan.FromSeconds(t));
            if (since < 0) before = Max(before, verdict.Action);
            else gravest = Max(gravest, verdict.Action);
            if (since >= 0 && double.IsNaN(held) && verdict.Action >= CapnographyAction.Pause) held = since;
            if (since >= 0 && double.IsNaN(ended) && verdict.Action == CapnographyAction.Abort) ended = since;
        }
        return new(state.HasBaseline, @case == BreathCase.Quiet ? Max(before, gravest) : gravest, before, held, ended, lasts);
    }

    static (double At, double Lasts, double MlPerKg) Gas(BreathCase @case, RandomSource chance)
    {
        var at = Math.Round(chance.NextBetween(EventEarliest, EventLatest));
        var lasts = Math.Round(chance.NextBetween(10, 30));
        return @case switch
        {
            BreathCase.Embolism => (at, lasts, chance.NextBetween(0.5, 1)),
            BreathCase.SmallEmbolism => (at, lasts, chance.NextBetween(0.1, 0.5)),
            _ => (at, 0, 0),
        };
    }

    static PatientEvent? EventOf(BreathCase @case) => @case switch
    {
        BreathCase.Vasovagal => PatientEvent.Vasovagal,
        BreathCase.Hyperventilation => PatientEvent.Hyperventilation,
        BreathCase.CannulaOff => PatientEvent.CannulaOff,
        BreathCase.Talking => PatientEvent.Talking,
        _ => null,
    };

    static CapnographyAction Max(CapnographyAction a, CapnographyAction b) => a >= b ? a : b;
}

/// <summary>What all trials share.</summary>
public sealed class PlantOfTrial(DeviceProfile profile)
{
    internal PlantConstants Constants { get; } = new(profile);
}
