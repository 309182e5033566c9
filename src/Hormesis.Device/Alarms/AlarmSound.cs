namespace Hormesis.Device.Alarms;

/// <summary>
/// Turns a burst into samples: each pulse a note of the melody with its harmonics and a linear rise and fall. A pure function, so
/// that a test can measure what would be heard; it leaves loudness to the amplifier.
/// </summary>
public static class AlarmSound
{
    /// <summary>How many samples one burst has.</summary>
    public static int LengthOf(SignalPattern pattern, int samplesPerSecond) => (int)(pattern.Burst.TotalSeconds * samplesPerSecond);

    /// <summary>Fills the span with the burst from its start; full scale is 1.</summary>
    public static void Render(SignalTable signals, Priority priority, MelodyKind melody, int samplesPerSecond, Span<double> into)
    {
        var pattern = signals.Of(priority);
        var notes = signals.Melodies.Single(m => m.Kind == melody).FundamentalsHz;
        into.Clear();
        var start = 0.0;
        for (var pulse = 0; pulse < pattern.Pulses; pulse++)
        {
            var note = notes[pattern.Notes[pulse]];
            var from = (int)(start * samplesPerSecond);
            var length = (int)(pattern.Pulse.TotalSeconds * samplesPerSecond);
            for (var i = 0; i < length && from + i < into.Length; i++)
            {
                var t = (double)i / samplesPerSecond;
                into[from + i] = Envelope(pattern, t) * Tone(signals, note, t);
            }
            if (pulse < pattern.SpacingsSeconds.Count) start += pattern.Pulse.TotalSeconds + pattern.SpacingsSeconds[pulse];
        }
    }

    // From 10 to 90 % is eight tenths of the whole ramp.
    static double Envelope(SignalPattern pattern, double t)
    {
        var ramp = pattern.Rise.TotalSeconds / 0.8;
        return Math.Clamp(Math.Min(t, pattern.Pulse.TotalSeconds - t) / ramp, 0, 1);
    }

    static double Tone(SignalTable signals, double hz, double t)
    {
        var (sum, full) = (Math.Sin(2 * Math.PI * hz * t), 1.0);
        for (var i = 0; i < signals.HarmonicsDb.Count; i++)
        {
            var level = Math.Pow(10, signals.HarmonicsDb[i] / 20);
            sum += level * Math.Sin(2 * Math.PI * (i + 2) * hz * t);
            full += level;
        }
        return sum / full;
    }
}
