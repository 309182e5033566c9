using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment;

/// <summary>
/// From where on a session is slowed (L1), paused (L2) or ended (L3) by the patient's breathing and circulation, and for how long he is
/// observed then: docs/reference/clinical.md 7.2. They come with a plan; a device holds limits of its own and takes no looser ones.
/// They can only take away: none of them is about dose, concentration, pressure or passes.
/// </summary>
public sealed record BreathLimits
{
    /// <summary>Which set of figures this is.</summary>
    public required string Version { get; init; }

    /// <summary>Quality of the CO2 waveform, 0 to 1, below which a breath does not count.</summary>
    [JsonPropertyName("qualityLowest"), JsonConverter(typeof(FractionAsValue))]
    public required Fraction QualityLowest { get; init; }

    /// <summary>The baseline is the median of the breaths in this time before venepuncture.</summary>
    [JsonPropertyName("baselineSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Baseline { get; init; }

    /// <summary>So many breaths make a baseline.</summary>
    public required int BaselineBreaths { get; init; }

    [JsonPropertyName("baselineLowestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure BaselineLowest { get; init; }

    [JsonPropertyName("baselineHighestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure BaselineHighest { get; init; }

    /// <summary>L1: EtCO2 below the baseline.</summary>
    [JsonPropertyName("adviseFallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction AdviseFall { get; init; }

    [JsonPropertyName("adviseRateHighestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency AdviseRateHighest { get; init; }

    [JsonPropertyName("adviseRateLowestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency AdviseRateLowest { get; init; }

    [JsonPropertyName("adviseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AdviseAfter { get; init; }

    /// <summary>Flow of draw and return while advising, of what was set.</summary>
    [JsonPropertyName("adviseFlow"), JsonConverter(typeof(FractionAsValue))]
    public required Fraction AdviseFlow { get; init; }

    /// <summary>L2: EtCO2 below the baseline.</summary>
    [JsonPropertyName("pauseFallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction PauseFall { get; init; }

    [JsonPropertyName("pauseLowestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure PauseLowest { get; init; }

    [JsonPropertyName("pauseFallSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PauseFallAfter { get; init; }

    [JsonPropertyName("pauseHighestMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure PauseHighest { get; init; }

    [JsonPropertyName("pauseRisePercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction PauseRise { get; init; }

    [JsonPropertyName("pauseRiseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan PauseRiseAfter { get; init; }

    /// <summary>Points of saturation.</summary>
    [JsonPropertyName("spO2FallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SpO2Fall { get; init; }

    [JsonPropertyName("spO2LowestPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SpO2Lowest { get; init; }

    [JsonPropertyName("heartRateLowestPerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency HeartRateLowest { get; init; }

    [JsonPropertyName("heartRateChangePerMin"), JsonConverter(typeof(FrequencyPerMinute))]
    public required Frequency HeartRateChange { get; init; }

    [JsonPropertyName("systolicFallPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction SystolicFall { get; init; }

    /// <summary>A fall that pauses without a second sign.</summary>
    [JsonPropertyName("steepFallMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure SteepFall { get; init; }

    /// <summary>So long without a believable breath pauses.</summary>
    [JsonPropertyName("lostSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan LostAfter { get; init; }

    /// <summary>L3: a fall that with a second sign is the pattern of an embolism.</summary>
    [JsonPropertyName("abruptFallMmHg"), JsonConverter(typeof(AbsoluteInMmHg))]
    public required AbsolutePressure AbruptFall { get; init; }

    /// <summary>L3 holds for so long after the return.</summary>
    [JsonPropertyName("afterReinfusionSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan AfterReinfusion { get; init; }

    /// <summary>A pause may end when EtCO2 has been so near to the baseline</summary>
    [JsonPropertyName("resumeWithinPercent"), JsonConverter(typeof(FractionAsPercent))]
    public required Fraction ResumeWithin { get; init; }

    /// <summary>for so long.</summary>
    [JsonPropertyName("resumeSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan ResumeAfter { get; init; }

    /// <summary>The patient is observed for so long after the return when there was a pause.</summary>
    [JsonPropertyName("observePauseMinutes"), JsonConverter(typeof(TimeInMinutes))]
    public required TimeSpan ObserveAfterPause { get; init; }

    /// <summary>The same, with a neurological check, when the session was ended.</summary>
    [JsonPropertyName("observeAbortMinutes"), JsonConverter(typeof(TimeInMinutes))]
    public required TimeSpan ObserveAfterAbort { get; init; }

    /// <summary>Every figure by its name, and which way is stricter.</summary>
    public static IReadOnlyList<BreathFigure> Figures { get; } =
    [
        new("qualityLowest", Stricter.Higher, l => l.QualityLowest.Value),
        new("baselineSeconds", Stricter.Neither, l => l.Baseline.TotalSeconds),
        new("baselineBreaths", Stricter.Higher, l => l.BaselineBreaths),
        new("baselineLowestMmHg", Stricter.Higher, l => l.BaselineLowest.MmHg),
        new("baselineHighestMmHg", Stricter.Lower, l => l.BaselineHighest.MmHg),
        new("adviseFallPercent", Stricter.Lower, l => l.AdviseFall.Percent),
        new("adviseRateHighestPerMin", Stricter.Lower, l => l.AdviseRateHighest.PerMinute),
        new("adviseRateLowestPerMin", Stricter.Higher, l => l.AdviseRateLowest.PerMinute),
        new("adviseSeconds", Stricter.Lower, l => l.AdviseAfter.TotalSeconds),
        new("adviseFlow", Stricter.Lower, l => l.AdviseFlow.Value),
        new("pauseFallPercent", Stricter.Lower, l => l.PauseFall.Percent),
        new("pauseLowestMmHg", Stricter.Higher, l => l.PauseLowest.MmHg),
        new("pauseFallSeconds", Stricter.Lower, l => l.PauseFallAfter.TotalSeconds),
        new("pauseHighestMmHg", Stricter.Lower, l => l.PauseHighest.MmHg),
        new("pauseRisePercent", Stricter.Lower, l => l.PauseRise.Percent),
        new("pauseRiseSeconds", Stricter.Lower, l => l.PauseRiseAfter.TotalSeconds),
        new("spO2FallPercent", Stricter.Lower, l => l.SpO2Fall.Percent),
        new("spO2LowestPercent", Stricter.Higher, l => l.SpO2Lowest.Percent),
        new("heartRateLowestPerMin", Stricter.Higher, l => l.HeartRateLowest.PerMinute),
        new("heartRateChangePerMin", Stricter.Lower, l => l.HeartRateChange.PerMinute),
        new("systolicFallPercent", Stricter.Lower, l => l.SystolicFall.Percent),
        new("steepFallMmHg", Stricter.Lower, l => l.SteepFall.MmHg),
        new("lostSeconds", Stricter.Lower, l => l.LostAfter.TotalSeconds),
        new("abruptFallMmHg", Stricter.Lower, l => l.AbruptFall.MmHg),
        new("afterReinfusionSeconds", Stricter.Higher, l => l.AfterReinfusion.TotalSeconds),
        new("resumeWithinPercent", Stricter.Lower, l => l.ResumeWithin.Percent),
        new("resumeSeconds", Stricter.Higher, l => l.ResumeAfter.TotalSeconds),
        new("observePauseMinutes", Stricter.Higher, l => l.ObserveAfterPause.TotalMinutes),
        new("observeAbortMinutes", Stricter.Higher, l => l.ObserveAfterAbort.TotalMinutes),
    ];

    /// <summary>Figures in which these limits would let pass what the others do not, or which are no numbers.</summary>
    public IReadOnlyList<BreathFigure> LooserThan(BreathLimits others) =>
        [.. Figures.Where(f => !f.IsAtLeastAsStrict(f.Of(this), f.Of(others)))];
}

/// <summary>Which way a figure is stricter.</summary>
public enum Stricter
{
    Lower,
    Higher,

    /// <summary>Another value is another rule: a longer baseline is steadier, and easier to get.</summary>
    Neither,
}

/// <summary>One figure of the limits, in the unit of its name.</summary>
public sealed record BreathFigure(string Name, Stricter Way, Func<BreathLimits, double> Of)
{
    // Limits come from files of twelve digits.
    const double Rounding = 1e-9;

    /// <summary>What to say before the value that it may not be looser than.</summary>
    public string Bound => Way switch { Stricter.Lower => "at most", Stricter.Higher => "at least", _ => "just" };

    /// <summary>Asks for what is good: a value that is no number is not strict.</summary>
    public bool IsAtLeastAsStrict(double value, double than)
    {
        var (low, high) = (than - Rounding * Math.Abs(than), than + Rounding * Math.Abs(than));
        return Way switch
        {
            Stricter.Lower => value >= 0 && value <= high,
            Stricter.Higher => value >= low,
            _ => value >= low && value <= high,
        };
    }
}
