using Hormesis.Device.Alarms;

namespace Hormesis.Tests.Device.Alarms;

/// <summary>The samples of a burst against its definition, worked out here a second time for each sample.</summary>
public class AlarmSoundTests
{
    const int Rate = 8_000;

    static readonly SignalTable Signals = SignalTable.Shipped;

    [Theory, InlineData(Priority.High), InlineData(Priority.Medium), InlineData(Priority.Low)]
    public void Each_sample_is_envelope_times_fundamental_with_harmonics(Priority priority)
    {
        var pattern = Signals.Of(priority);
        var notes = Signals.Melodies.Single(m => m.Kind == MelodyKind.Ventilation).FundamentalsHz;
        var samples = Rendered(priority, MelodyKind.Ventilation, AlarmSound.LengthOf(pattern, Rate));

        var begins = new List<double> { 0 };
        foreach (var gap in pattern.SpacingsSeconds) begins.Add(begins[^1] + pattern.Pulse.TotalSeconds + gap);
        var inside = Math.Floor(pattern.Pulse.TotalSeconds * Rate) - 1;
        for (var i = 0; i < samples.Length; i++)
        {
            var pulse = begins.FindLastIndex(b => Math.Floor(b * Rate) <= i);
            var k = i - Math.Floor(begins[pulse] * Rate);
            if (k <= inside) Assert.Equal(Wave(pattern, notes[pattern.Notes[pulse]], k / Rate), samples[i], 1e-9);
            else if (k > inside + 2) Assert.Equal(0, samples[i]);
        }
    }

    [Fact]
    public void A_burst_is_as_long_as_its_pattern_and_no_longer_buffer_is_touched_beyond()
    {
        var pattern = Signals.Of(Priority.Low);
        Assert.Equal((int)(pattern.Burst.TotalSeconds * Rate), AlarmSound.LengthOf(pattern, Rate));
        var length = AlarmSound.LengthOf(pattern, Rate);

        var longer = Rendered(Priority.Low, MelodyKind.General, length + 500);
        var cut = Rendered(Priority.Low, MelodyKind.General, 100);

        Assert.All(longer[(length + 1)..], s => Assert.Equal(0, s));
        Assert.Equal(longer[..100], cut);
    }

    [Fact]
    public void A_pulse_rises_in_its_stated_time_and_falls_as_it_rose()
    {
        var pattern = Signals.Of(Priority.Medium);
        var ramp = pattern.Rise / 0.8;

        Assert.Equal(0.1, Envelope(pattern, 0.1 * ramp.TotalSeconds), 1e-9);
        Assert.Equal(pattern.Rise.TotalSeconds, (0.9 - 0.1) * ramp.TotalSeconds, 1e-9);
        Assert.Equal(Envelope(pattern, 0.01), Envelope(pattern, pattern.Pulse.TotalSeconds - 0.01), 1e-9);
    }

    // What was in the buffer before is overwritten.
    static double[] Rendered(Priority priority, MelodyKind melody, int length)
    {
        var samples = Enumerable.Repeat(7.0, length).ToArray();
        AlarmSound.Render(Signals, priority, melody, Rate, samples);
        return samples;
    }

    // A trapezium of the pulse's length whose slopes take 1/0.8 of the time from 10 to 90 %.
    static double Envelope(SignalPattern p, double t)
    {
        var slope = 0.8 / p.Rise.TotalSeconds;
        return Math.Max(0, new[] { 1, slope * t, slope * (p.Pulse.TotalSeconds - t) }.Min());
    }

    static double Wave(SignalPattern p, double hz, double t)
    {
        double[] levels = [1, .. Signals.HarmonicsDb.Select(db => Math.Exp(db * Math.Log(10) / 20))];
        return Envelope(p, t) * levels.Select((level, n) => level * Math.Sin(2 * Math.PI * (n + 1) * hz * t)).Sum() / levels.Sum();
    }
}
