namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// What is read off a capnogram: rate, EtCO2, slope of phase III and area of its breaths. It judges nothing; alarms and rules are
/// the device's.
/// </summary>
/// <param name="RatePerMin">0 without breaths.</param>
/// <param name="EtCo2MmHg">Mean of the breaths; not a number without any, like those below.</param>
/// <param name="SlopeThreeMmHgPerS">Rise of the plateau over time.</param>
/// <param name="AreaMmHgS">Under one breath.</param>
public sealed record CapnogramFeatures(int Breaths, double RatePerMin, double EtCo2MmHg, double SlopeThreeMmHgPerS, double AreaMmHgS)
{
    const double SecondsPerMinute = 60;

    static readonly double LeastBreath = CapnogramShape.Number("leastBreath"), Edge = CapnogramShape.Number("edge");
    static readonly double PlateauFrom = CapnogramShape.Number("plateauFrom"), PlateauTo = CapnogramShape.Number("plateauTo");

    static readonly CapnogramFeatures None = new(0, 0, double.NaN, double.NaN, double.NaN);

    /// <summary>Of the breaths that are whole: from one rise to the next.</summary>
    /// <param name="samples">mmHg, one after another.</param>
    public static CapnogramFeatures Of(ReadOnlySpan<double> samples, double intervalSeconds)
    {
        var (low, high) = Ends(samples);
        if (!(high - low >= LeastBreath)) return None;
        var rises = Crossings(samples, low + Edge * (high - low), rising: true);
        var falls = Crossings(samples, low + Edge * (high - low), rising: false);
        if (rises.Count < 2) return None;

        var (breaths, peaks, slopes, area) = (rises.Count - 1, 0.0, 0.0, 0.0);
        for (var i = 0; i < breaths; i++)
        {
            var fall = falls.Find(f => f > rises[i]);
            var breath = samples[rises[i]..fall];
            peaks += Ends(breath).High;
            slopes += Slope(breath[(int)(PlateauFrom * breath.Length)..(int)(PlateauTo * breath.Length)], intervalSeconds);
            foreach (var sample in samples[rises[i]..rises[i + 1]]) area += sample * intervalSeconds;
        }
        var seconds = (rises[^1] - rises[0]) * intervalSeconds;
        return new(breaths, SecondsPerMinute * breaths / seconds, peaks / breaths, slopes / breaths, area / breaths);
    }

    static (double Low, double High) Ends(ReadOnlySpan<double> samples)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sample in samples) (low, high) = (Math.Min(low, sample), Math.Max(high, sample));
        return (low, high);
    }

    // The first samples on the other side of a level.
    static List<int> Crossings(ReadOnlySpan<double> samples, double level, bool rising)
    {
        List<int> found = [];
        for (var i = 1; i < samples.Length; i++)
        {
            var (was, now) = (samples[i - 1] >= level, samples[i] >= level);
            if (was != now && now == rising) found.Add(i);
        }
        return found;
    }

    // Of the straight line through the samples, least squares.
    static double Slope(ReadOnlySpan<double> samples, double intervalSeconds)
    {
        var middle = 0.5 * (samples.Length - 1);
        var (above, below) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            above += (i - middle) * samples[i];
            below += (i - middle) * (i - middle);
        }
        return above / (below * intervalSeconds);
    }
}
