using Hormesis.Device.Controller;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Capnography;

/// <summary>
/// A patient on a monitor, one frame a second, with natural variation and one event. Not physiology, only shapes: a gas embolus
/// takes 10 mmHg of EtCO2 for each mL/kg while it enters (its detection limit of 0.5 mL/kg is then a fall of 5 mmHg), the rest in
/// proportion; the other shapes are those of reference/clinical 7.2.
/// </summary>
public sealed class BreathTrace(ulong seed)
{
    readonly RandomSource chance = new(seed, 7);
    double nextBreath;
    double etCO2 = 38, heart, pressure;
    uint breath, frame;

    public enum Kind { Quiet, Embolism, Vasovagal, Anxious, CannulaOff, Talking, Apnoea, Bradypnoea }

    public Kind Event { get; init; }

    /// <summary>When the event begins.</summary>
    public double At { get; init; } = 600;

    public double MlPerKg { get; init; } = 0.5;
    public double GasSeconds { get; init; } = 20;
    public double DeclineSeconds { get; init; } = 240;
    public double Decline { get; init; } = 0.2;
    public bool Complains { get; init; }

    /// <summary>The frame of this second.</summary>
    public Vitals Frame(double t)
    {
        var on = Math.Max(0, t - At);
        var gas = Event == Kind.Embolism ? MlPerKg * Math.Clamp(on / GasSeconds, 0, 1) : 0;
        var late = Event == Kind.Embolism ? MlPerKg * Math.Clamp((on - 15) / GasSeconds, 0, 1) : 0;
        var faint = Event == Kind.Vasovagal ? Math.Clamp(on / DeclineSeconds, 0, 1) : 0;
        var anxious = Event == Kind.Anxious ? Math.Clamp(on / 60, 0, 1) : 0;
        var rate = 14 + 14 * anxious - (Event == Kind.Bradypnoea && on > 0 ? 8 : 0);
        var off = Event == Kind.CannulaOff && on > 0;
        var talks = Event == Kind.Talking && on > 0 && on % 12 < 5; // sentences: no 15 s without a breath between them
        var still = Event == Kind.Apnoea && on > 0;

        heart = 0.9 * heart + chance.NextNormal();
        pressure = 0.9 * pressure + chance.NextNormal();
        if (t >= nextBreath && !still)
        {
            breath++;
            nextBreath = t + 60 / rate * (1 + 0.1 * chance.NextNormal());
            etCO2 = 38 * (1 - Decline * faint - 0.22 * anxious) - 10 * gas + 0.7 * chance.NextNormal();
        }
        var systolic = (124 + pressure) * (1 - 0.3 * faint - 0.2 * late);
        return new()
        {
            Good = true,
            Frame = ++frame,
            HeartRate = Frequency.FromPerMinute(74 + heart + 20 * anxious + 40 * late - 28 * faint),
            RespiratoryRate = Frequency.FromPerMinute(still ? 0 : rate + 0.5 * chance.NextNormal()),
            SpO2 = Fraction.FromPercent(Math.Round(97 + 0.3 * chance.NextNormal() - 6 * late)),
            Systolic = GaugePressure.FromMmHg(systolic),
            Diastolic = GaugePressure.FromMmHg(0.62 * systolic),
            EtCO2 = AbsolutePressure.FromMmHg(off ? 0 : talks ? 0.6 * etCO2 : etCO2),
            Quality = Fraction.FromValue(off ? 0.05 : talks ? 0.5 : 0.95),
            Breath = breath,
            Complaint = Complains && faint > 0.5 && t % 30 < 2,
        };
    }
}
