using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;

namespace Hormesis.Tests.Device.Alarms;

/// <summary>Every window of reference/device-safety A2 and A3, on the data and on what comes out over time.</summary>
public class SignalTests
{
    const int Rate = 44_100;

    static readonly SignalTable Signals = SignalTable.Shipped;
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void The_data_keep_every_window()
    {
        Flash(Signals.High, 1.4, 2.8);
        Flash(Signals.Medium, 0.4, 0.8);
        Assert.Equal(TimeSpan.Zero, Signals.Low.Flash);
        Assert.Equal((LampColour.Red, LampColour.Yellow, LampColour.Cyan), (Signals.High.Lamp, Signals.Medium.Lamp, Signals.Low.Lamp));

        Assert.Equal((10, 3), (Signals.High.Pulses, Signals.Medium.Pulses));
        Assert.InRange(Signals.Low.Pulses, 1, 2);
        Assert.InRange(Signals.High.Pulse.TotalMilliseconds, 75, 200);
        Assert.InRange(Signals.Medium.Pulse.TotalMilliseconds, 125, 250);
        Assert.InRange(Signals.Low.Pulse.TotalMilliseconds, 125, 250);
        Assert.InRange(Signals.High.BetweenBursts.TotalSeconds, 2.5, 15);
        Assert.InRange(Signals.Medium.BetweenBursts.TotalSeconds, 2.5, 30);
        Assert.True(Signals.Low.BetweenBursts.TotalSeconds > 15);
        Assert.InRange(Signals.Pause.TotalSeconds, 1, 120);
        Assert.All(new[] { Signals.High, Signals.Medium, Signals.Low }, p => Assert.Equal(0.2, p.Rise / p.Pulse, 1e-9));
        Assert.All(new[] { Signals.High, Signals.Medium, Signals.Low }, p => Assert.Equal(p.Pulses, p.Notes.Count));
    }

    [Fact]
    public void The_spacings_keep_their_windows_and_grouping()
    {
        var (x, pulse) = (Signals.High.SpacingsSeconds[0], Signals.High.Pulse.TotalSeconds);
        for (var i = 0; i < 9; i++)
        {
            var gap = Signals.High.SpacingsSeconds[i];
            if (i is 2 or 7) Assert.Equal(2 * x + pulse, gap, 1e-9); // third to fourth of each five: room for one pulse
            else if (i == 4) Assert.InRange(gap, 0.35, 1.3); // between the groups
            else Assert.InRange(gap, 0.05, 0.125);
        }
        Assert.All(Signals.Medium.SpacingsSeconds, gap => Assert.InRange(gap, 0.125, 0.25));
        Assert.All(Signals.Low.SpacingsSeconds, gap => Assert.InRange(gap, 0.125, 0.25));
    }

    [Theory, InlineData("air-in-line", 3.3, 4), InlineData("oxygen-supply", 1, 7), InlineData("observer-leak", 0.6, 20)]
    public void What_is_heard_over_time_is_the_pattern(string id, double burst, double between)
    {
        var alarm = AlarmTable.Shipped.Alarms[AlarmTable.Shipped.RowOf(id)];
        var pattern = Signals.Of(alarm.Priority);
        Assert.Equal((burst, between), (Math.Round(pattern.Burst.TotalSeconds, 6), pattern.BetweenBursts.TotalSeconds));

        var heard = Trace(id, 60).Select(o => o.SoundOn).ToArray();
        var edges = Runs(heard);

        var expected = new List<double>();
        while (expected.Sum() < 60)
        {
            for (var i = 0; i < pattern.Pulses; i++)
            {
                expected.Add(pattern.Pulse.TotalSeconds);
                expected.Add(i < pattern.Pulses - 1 ? pattern.SpacingsSeconds[i] : pattern.BetweenBursts.TotalSeconds);
            }
        }
        Assert.True(heard[0], "condition and signal in one tick");
        Assert.All(edges.SkipLast(1).Zip(expected), p => Assert.Equal(p.Second, p.First * 0.01, 1e-9));
    }

    [Theory, InlineData("air-in-line", 1.4, 2.8), InlineData("oxygen-supply", 0.4, 0.8)]
    public void The_lamp_flashes_at_its_frequency_and_duty(string id, double low, double high)
    {
        var lit = Trace(id, 100).Select(o => o.LampOn).ToArray();

        Assert.True(lit[0]);
        Assert.InRange(lit.Zip(lit.Skip(1)).Count(p => !p.First && p.Second) / 100.0, low, high);
        Assert.InRange(lit.Count(on => on) / (double)lit.Length, 0.2, 0.6);
    }

    [Fact]
    public void A_low_lamp_is_constant() =>
        Assert.All(Trace("observer-leak", 10), o => Assert.True(o is { LampOn: true, Lamp: LampColour.Cyan }));

    public static TheoryData<MelodyKind, Priority> Bursts { get; } =
        new MatrixTheoryData<MelodyKind, Priority>(Enum.GetValues<MelodyKind>(), Enum.GetValues<Priority>());

    [Theory, MemberData(nameof(Bursts))]
    public void A_pulse_has_its_fundamental_and_four_harmonics_near_it(MelodyKind melody, Priority priority)
    {
        var pattern = Signals.Of(priority);
        var samples = new double[AlarmSound.LengthOf(pattern, Rate)];
        AlarmSound.Render(Signals, priority, melody, Rate, samples);
        var notes = Signals.Melodies.Single(m => m.Kind == melody).FundamentalsHz;
        var start = 0.0;
        for (var pulse = 0; pulse < pattern.Pulses; pulse++)
        {
            var hz = notes[pattern.Notes[pulse]];
            var part = samples.AsSpan((int)(start * Rate), (int)(pattern.Pulse.TotalSeconds * Rate));
            var fundamental = Level(part, hz);

            Assert.InRange(hz, 150, 1_000);
            Assert.True(fundamental > 10 * Level(part, 0.5 * hz), $"{melody} {priority} {pulse}");
            Assert.True(fundamental > 10 * Level(part, 1.5 * hz), $"{melody} {priority} {pulse}");
            var near = 0;
            for (var n = 2; n <= 8; n++)
                if (n * hz is >= 300 and <= 4_000 && Math.Abs(20 * Math.Log10(Level(part, n * hz) / fundamental)) <= 15) near++;
            Assert.True(near >= 4, $"{melody} {priority}: {near} harmonics");
            if (pulse < pattern.Pulses - 1) start += pattern.Pulse.TotalSeconds + pattern.SpacingsSeconds[pulse];
        }
        Assert.All(samples, s => Assert.InRange(s, -1, 1));
    }

    [Fact]
    public void Between_pulses_there_is_silence_and_the_rise_is_as_stated()
    {
        var samples = new double[AlarmSound.LengthOf(Signals.Medium, Rate)];
        AlarmSound.Render(Signals, Priority.Medium, MelodyKind.General, Rate, samples);

        Assert.All(samples[(int)(0.2 * Rate + 1)..(int)(0.4 * Rate - 1)], s => Assert.Equal(0, s));
        var peak = samples.Max();
        var ninety = Array.FindIndex(samples, s => s >= 0.85 * peak) / (double)Rate;
        Assert.InRange(ninety, 0.02, 0.06);
    }

    [Fact]
    public void Every_signal_number_has_a_source() => Assert.All(Signals.Sources.Values, s => Assert.Matches(@"\[[A-Z]\]", s));

    static void Flash(SignalPattern pattern, double low, double high)
    {
        Assert.InRange(1 / pattern.Flash.TotalSeconds, low, high);
        Assert.InRange(pattern.Duty.Value, 0.2, 0.6);
    }

    static List<AlarmOutput> Trace(string id, double seconds)
    {
        var conditions = AlarmSet.Of(AlarmTable.Shipped.RowOf(id));
        var state = default(AlarmEngineState);
        var outputs = new List<AlarmOutput>();
        for (var i = 0; i < seconds * 100; i++)
        {
            var now = 17 * Tick + i * Tick;
            (state, var output) = AlarmEngine.Step(
                state, conditions, new() { SignalPathGood = true, Action = OperatorAction.None }, AlarmTable.Shipped, Signals, now);
            outputs.Add(output);
        }
        return outputs;
    }

    // Lengths, in ticks, of stretches that are all on or all off.
    static List<int> Runs(bool[] trace)
    {
        var runs = new List<int>();
        var length = 1;
        for (var i = 1; i < trace.Length; i++)
        {
            if (trace[i] == trace[i - 1])
            {
                length++;
                continue;
            }
            runs.Add(length);
            length = 1;
        }
        return runs;
    }

    // Goertzel: how much of one frequency is in these samples, under a Hann window.
    static double Level(ReadOnlySpan<double> samples, double hz)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var window = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / samples.Length);
            re += window * samples[i] * Math.Cos(2 * Math.PI * hz * i / Rate);
            im += window * samples[i] * Math.Sin(2 * Math.PI * hz * i / Rate);
        }
        return Math.Sqrt(re * re + im * im);
    }
}
