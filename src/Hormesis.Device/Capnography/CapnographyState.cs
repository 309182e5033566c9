using Hormesis.Device.Controller;

namespace Hormesis.Device.Capnography;

/// <summary>
/// All that the rules remember between two ticks, as a value: the breaths, which change once a breath, and the rest, which changes in
/// every tick and is kept small for that. The default has no baseline, and so lets nothing flow.
/// </summary>
public record struct CapnographyState
{
    internal Breaths breaths;
    internal Watch watch;

    /// <summary>EtCO2 before venepuncture, in mmHg; not above zero while there is none.</summary>
    public readonly double BaselineMmHg => watch.BaselineMmHg;
    public readonly bool HasBaseline => watch.HasBaseline;

    /// <summary>L3 was reached: it is left by no later reading.</summary>
    public readonly bool Aborted => watch.Aborted;

    /// <summary>L2 was reached and the patient is not back at the baseline for long enough.</summary>
    public readonly CapnographySign PausedFor => watch.PausedFor;
}

/// <summary>What the rules have seen, without the breaths themselves.</summary>
record struct Watch
{
    public TimeSpan Now { get; set; }

    /// <summary>EtCO2 before venepuncture, in mmHg; not above zero while there is none.</summary>
    public double BaselineMmHg { get; set; }
    public readonly bool HasBaseline => BaselineMmHg > 0;

    /// <summary>Highest slow median of EtCO2 before venepuncture, in mmHg.</summary>
    public double HighestMmHg { get; set; }

    /// <summary>L3 was reached: it is left by no later reading.</summary>
    public bool Aborted { get; set; }

    /// <summary>L2 was reached and the patient is not back at the baseline for long enough.</summary>
    public CapnographySign PausedFor { get; set; }

    public bool Started { get; set; }

    /// <summary>Venepuncture has been: the baseline moves no more.</summary>
    public bool Punctured { get; set; }
    public Vitals Believed { get; set; }
    public bool HasBelieved { get; set; }
    public TimeSpan BelievedAt { get; set; }
    public TimeSpan BreathAt { get; set; }
    public uint Frame { get; set; }
    public uint Breath { get; set; }
    public Circulation Resting { get; set; }
    public Circulation Quick { get; set; }
    public Circulation Slow { get; set; }
    public Features Features { get; set; }
    public Waits Waits { get; set; }

    /// <summary>When an abrupt fall and a second sign were last seen.</summary>
    public TimeSpan? AbruptAt { get; set; }
    public TimeSpan? SecondSignAt { get; set; }
}

/// <summary>Heart rate in 1/min, systolic pressure in mmHg and saturation: one moment, or a mean.</summary>
readonly record struct Circulation(double HeartRate, double Systolic, double SpO2)
{
    public static Circulation Of(in Vitals v) => new(v.HeartRate.PerMinute, v.Systolic.MmHg, v.SpO2.Value);

    /// <summary>At rest a patient may be treated like this.</summary>
    public bool IsFit(CapnographyLimits limits) => SpO2 >= limits.RestingSpO2Lowest.Value
        && HeartRate >= limits.RestingHeartRateLowest.PerMinute && HeartRate <= limits.RestingHeartRateHighest.PerMinute
        && Systolic >= limits.RestingSystolicLowest.MmHg && Systolic <= limits.RestingSystolicHighest.MmHg;

    public Circulation Towards(in Circulation other, double share) => new(
        HeartRate + share * (other.HeartRate - HeartRate),
        Systolic + share * (other.Systolic - Systolic),
        SpO2 + share * (other.SpO2 - SpO2));
}

/// <summary>What is read out of the breaths, in mmHg; worked out again with each frame.</summary>
readonly record struct Features(
    double Median, double AbruptFall, double SteepFall, double Scatter, double RespiratoryRate, double SlowMedian);

/// <summary>How long each of the slow rules has been broken.</summary>
readonly record struct Waits(
    TimeSpan Advise, TimeSpan Falling, TimeSpan Rising, TimeSpan Saturation, TimeSpan HeartRate, TimeSpan BloodPressure, TimeSpan Level);
