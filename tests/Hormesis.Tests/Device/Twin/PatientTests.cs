using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Twin;

namespace Hormesis.Tests.Device.Twin;

/// <summary>The simulated patient: quiet at rest, and recognisable in trouble.</summary>
public class PatientTests
{
    public static TheoryData<ulong> Seeds { get; } = new(Enumerable.Range(1, 10).Select(s => (ulong)s));

    [Theory, MemberData(nameof(Seeds))]
    public void At_rest_everything_stays_near_its_mean_and_breaths_are_counted(ulong seed)
    {
        var frames = Watch(new Bench(seed), seconds: 600);

        Assert.All(frames, v => Assert.True(v.Good && !v.Complaint));
        Assert.InRange(Range(frames, v => v.EtCO2.MmHg), 0.5, 7);
        Assert.All(frames, v => Assert.InRange(v.EtCO2.MmHg, 30, 45)); // clinical 7.2, baseline
        Assert.All(frames, v => Assert.InRange(v.SpO2.Percent, 93, 100));
        Assert.InRange(Range(frames, v => v.HeartRate.PerMinute), 1, 19);
        var rate = (frames[^1].Breath - frames[0].Breath) / 599.0 * 60;
        Assert.Equal(frames.Average(v => v.RespiratoryRate.PerMinute), rate, 0.5);
        Assert.Equal(599u, frames[^1].Frame - frames[0].Frame);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_vasovagal_reaction_is_slow_deep_and_does_not_change_the_breathing(ulong seed)
    {
        var (before, after) = Around(seed, PatientEvent.Vasovagal, seconds: 270);

        Assert.InRange(1 - after(v => v.EtCO2.MmHg) / before(v => v.EtCO2.MmHg), 0.12, 0.28);
        Assert.Equal(before(v => v.RespiratoryRate.PerMinute), after(v => v.RespiratoryRate.PerMinute), 2.5); // it wanders by 0.7
        Assert.True(after(v => v.HeartRate.PerMinute) < 0.85 * before(v => v.HeartRate.PerMinute));
        Assert.True(after(v => v.Systolic.MmHg) < 0.8 * before(v => v.Systolic.MmHg));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void An_embolism_is_abrupt(ulong seed)
    {
        var bench = new Bench(seed);
        var mean = Watch(bench, seconds: 60).Average(v => v.EtCO2.MmHg);
        var (heart, saturation) = (bench.Readings.Vitals.HeartRate.PerMinute, bench.Readings.Vitals.SpO2.Percent);
        bench.Machine.Inject(new(FaultKind.PatientEvent, Choice: (byte)PatientEvent.Embolism));

        Assert.True(mean - Watch(bench, seconds: 11)[^1].EtCO2.MmHg >= 2); // clinical 7.2, L3
        var later = Watch(bench, seconds: 60)[^1];
        Assert.True(later.HeartRate.PerMinute > 1.15 * heart);
        Assert.True(later.SpO2.Percent <= saturation - 3);
    }

    [Fact]
    public void Hypotension_and_apnoea_are_what_they_say_and_pass()
    {
        var (before, low) = Around(3, PatientEvent.Hypotension, seconds: 90);
        Assert.Equal(0.6, low(v => v.Systolic.MmHg) / before(v => v.Systolic.MmHg), 0.06);

        var bench = new Bench(4).Run(default, seconds: 30);
        bench.Machine.Inject(new(FaultKind.PatientEvent, Choice: (byte)PatientEvent.Apnoea));
        bench.Run(default, seconds: 5);
        var breath = bench.Readings.Vitals.Breath;
        var silent = bench.Run(default, seconds: 70).Readings.Vitals;
        Assert.Equal(breath, silent.Breath);
        Assert.Equal((0, 0), (silent.RespiratoryRate.PerMinute, silent.Quality.Value));
        Assert.True(silent.SpO2.Percent < 92);

        bench.Machine.Clear(FaultKind.PatientEvent);
        var well = bench.Run(default, seconds: 120).Readings.Vitals;
        Assert.True(well.Breath > breath + 15 && well.SpO2.Percent > 94);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_capnogram_has_a_wave_for_each_breath_that_ends_where_the_monitor_says(ulong seed)
    {
        const double step = 0.04;
        var bench = new Bench(seed).Run(default, seconds: 20);
        var (first, waves, top, inBreath) = (bench.Readings.Vitals.Breath, 0, 0.0, false);
        for (var i = 0; i < 60 / step; i++)
        {
            var shown = bench.Run(default, step).Machine.CapnogramMmHg;
            Assert.InRange(shown, 0, 50);
            if (!inBreath && shown > 20) (waves, inBreath) = (waves + 1, true);
            if (inBreath && shown < 5) inBreath = false;
            top = Math.Max(top, shown);
        }

        Assert.InRange(waves - (int)(bench.Readings.Vitals.Breath - first), -1, 1);
        Assert.Equal(bench.Readings.Vitals.EtCO2.MmHg, top, 4.0); // breaths differ

        bench.Machine.Inject(new(FaultKind.PatientEvent, Choice: (byte)PatientEvent.CannulaOff));
        Assert.Equal(0, bench.Run(default, step).Machine.CapnogramMmHg);
        bench.Machine.Clear(FaultKind.PatientEvent);
        bench.Machine.Inject(new(FaultKind.PatientEvent, Choice: (byte)PatientEvent.Apnoea));
        Assert.True(bench.Run(default, step).Machine.CapnogramMmHg < 5);
    }

    [Fact]
    public void Gas_in_the_vein_shows_in_proportion()
    {
        // Bubble after bubble: a line full of gas has no head to flow by.
        double Fall(double bubbleMl)
        {
            var bench = new Bench(6).WithBlood(180).Run(Bench.Returning, seconds: 2);
            var before = Watch(bench, seconds: 60).Average(v => v.EtCO2.MmHg);
            for (var i = 0; i < 8; i++)
            {
                bench.Machine.Inject(new(FaultKind.LineAir, bubbleMl));
                bench.Run(Bench.Returning, seconds: 30);
            }
            bench.Run(Bench.Returning, seconds: 90);
            Assert.Equal(8 * bubbleMl, bench.Truth.GasPastReturnMl, 0.4 * bubbleMl);
            return before - Watch(bench, seconds: 60).Average(v => v.EtCO2.MmHg);
        }

        Assert.Equal(6 * 16 / 35.0, Fall(2), 1.0); // of the 0.5 mL/kg that are clearly seen, in 70 kg
        Assert.Equal(0, Fall(0.05), 0.7);
    }

    [Fact]
    public void A_frame_shifted_by_a_byte_has_a_right_checksum_and_wrong_fields()
    {
        var frame = PatientFrame.Of(
            heartRate: 72, spO2: 97, breathing: 14, etCO2: 38, systolic: 120, diastolic: 76, quality: 0.95, breaths: 300);

        var (right, wrong) = (frame.Read(7, 300, complaint: false), frame.Shifted().Read(7, 300, complaint: false));

        Assert.True(right.Good && wrong.Good);
        Assert.Equal([72, 97, 14, 38, 120, 76, 95], Fields(right));
        Assert.Equal([97, 14, 38, 120, 76, 95, 300 & 0xFF], Fields(wrong));
        Assert.Equal(300u, right.Breath);
    }

    [Fact]
    public void A_shifted_monitor_shows_what_the_next_field_was()
    {
        var (sound, shifted) = (new Bench(), new Bench());
        shifted.Machine.Inject(Fault.Of(FaultKind.MonitorShift));
        sound.Run(default, seconds: 3);
        shifted.Run(default, seconds: 3);

        Assert.True(shifted.Readings.Vitals.Good);
        Assert.Equal(sound.Readings.Vitals.SpO2.Percent, shifted.Readings.Vitals.HeartRate.PerMinute, 1e-9);
        Assert.Equal(sound.Readings.Vitals.EtCO2.MmHg, shifted.Readings.Vitals.RespiratoryRate.PerMinute, 1e-9);
    }

    // In the order of the bytes, in the units of the frame.
    static int[] Fields(in Vitals v) =>
    [
        .. new[]
        {
            v.HeartRate.PerMinute, v.SpO2.Percent, v.RespiratoryRate.PerMinute, v.EtCO2.MmHg, v.Systolic.MmHg, v.Diastolic.MmHg,
            v.Quality.Percent,
        }.Select(f => (int)Math.Round(f)),
    ];

    static (Func<Func<Vitals, double>, double> Before, Func<Func<Vitals, double>, double> After) Around(
        ulong seed, PatientEvent kind, double seconds)
    {
        var bench = new Bench(seed);
        var before = Watch(bench, seconds: 60);
        bench.Machine.Inject(new(FaultKind.PatientEvent, Choice: (byte)kind));
        bench.Run(default, seconds);
        var after = Watch(bench, seconds: 30);
        return (f => before.Average(f), f => after.Average(f));
    }

    // One frame each second.
    static List<Vitals> Watch(Bench bench, int seconds) =>
        [.. Enumerable.Range(0, seconds).Select(_ => bench.Run(default, seconds: 1).Readings.Vitals)];

    static double Range(List<Vitals> frames, Func<Vitals, double> of) => frames.Max(of) - frames.Min(of);
}
