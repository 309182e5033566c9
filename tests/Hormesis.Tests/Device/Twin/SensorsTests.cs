using Hormesis.Device.Faults;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>Sensors err as their data say, each channel by itself.</summary>
public class SensorsTests
{
    static readonly SensorParameters P = SensorParameters.Shipped;

    [Fact]
    public void Noise_is_as_large_as_stated_and_of_each_channel_alone()
    {
        var bench = new Bench(seed: 3).WithBlood(30);
        var seen = Enumerable.Range(0, 3000).Select(_ => bench.Run(default, seconds: 0.01)).Select(b =>
            (P1: b.Readings.Bottle.Millibar, P2: b.Monitor.Bottle.Millibar, L1: b.Readings.Line.MmHg, L2: b.Monitor.Line.MmHg,
                W1: b.Readings.Weight.Grams, W2: b.Monitor.Weight.Grams)).ToList();

        // 3000 samples: the deviation is known to 4 %, a correlation of none to 0.06 (three standard errors).
        Assert.Equal(P.PressureNoiseMbar, Deviation(seen.Select(s => s.P1)), 0.05 * P.PressureNoiseMbar);
        Assert.Equal(P.PressureNoiseMbar, Deviation(seen.Select(s => s.P2)), 0.05 * P.PressureNoiseMbar);
        Assert.Equal(P.LineNoiseMmHg, Deviation(seen.Select(s => s.L1)), 0.05 * P.LineNoiseMmHg);
        Assert.Equal(P.WeightNoiseG, Deviation(seen.Select(s => s.W1)), 0.05 * P.WeightNoiseG);
        Assert.InRange(Correlation(seen.Select(s => (s.P1, s.P2))), -0.06, 0.06);
        Assert.InRange(Correlation(seen.Select(s => (s.L1, s.L2))), -0.06, 0.06);
        Assert.InRange(Correlation(seen.Select(s => (s.W1, s.W2))), -0.06, 0.06);
    }

    [Fact]
    public void Over_many_machines_sound_sensors_stay_within_their_accuracy()
    {
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var bench = new Bench((ulong)seed).Run(Bench.Filling, seconds: 6).Run(Bench.Closed, seconds: 2);
            var truth = bench.Truth.BottleGaugeBar * 1000;
            var widest = P.PressureOffsetMbar + 5 * P.PressureNoiseMbar;
            Assert.Equal(truth, bench.Readings.Bottle.Millibar, widest);
            Assert.Equal(truth, bench.Monitor.Bottle.Millibar, widest);
            Assert.Equal(bench.Readings.BottleSecond, bench.Monitor.Bottle); // one sensor, seen by both
            Assert.Equal(bench.Readings.Weight.Grams, bench.Monitor.Weight.Grams, 2.0);
            Assert.Equal(Rig.Profile.Bottle.Tare.Grams, bench.Readings.Weight.Grams, Rig.Profile.Bottle.TareTolerance.Grams);
        }
    }

    [Fact]
    public void A_pressure_sensor_ends_at_its_physical_end()
    {
        var bench = new Bench();
        bench.Machine.Inject(new(FaultKind.ReliefBlocked));

        bench.Run(Bench.Filling, seconds: 80);

        Assert.True(bench.Truth.BottleGaugeBar > P.PressureHighestBar + 0.1);
        Assert.Equal(P.PressureHighestBar, bench.Readings.Bottle.Bar, 1e-4); // a step of the converter
        Assert.Equal(P.PressureHighestBar, bench.Monitor.Bottle.Bar, 1e-4);
    }

    [Fact]
    public void A_photometer_takes_its_zero_first_and_then_gives_a_sample_every_two_seconds()
    {
        var bench = new Bench().Run(Bench.Making, seconds: 9);
        Assert.True(bench.Readings.Machine.PhotometerZeroing);
        Assert.Equal(0, bench.Readings.Photometer.MicrogramsPerNormalMillilitre);

        bench.Run(Bench.Making, seconds: 2);
        var before = bench.Readings.PhotometerSample;
        bench.Run(Bench.Making, seconds: 60);

        Assert.False(bench.Readings.Machine.PhotometerZeroing);
        Assert.Equal(30, (int)(bench.Readings.PhotometerSample - before));
        var truth = bench.Truth.ConcentrationUgPerNMl;
        Assert.Equal(truth, bench.Readings.Photometer.MicrogramsPerNormalMillilitre, 0.02 * truth + 4 * 0.4);
        Assert.Equal(truth, bench.Monitor.Photometer.MicrogramsPerNormalMillilitre, 0.02 * truth + 4 * 0.4);
    }

    [Fact]
    public void Asking_twice_for_one_moment_gives_one_answer()
    {
        var machine = new Machine(Rig.Profile, 1);
        machine.Read(TimeSpan.Zero);
        machine.Apply(default, Bench.AllPermitted, Rig.Tick);

        Assert.Equal(machine.Read(Rig.Tick), machine.Read(Rig.Tick));
        Assert.Equal(machine.ReadMonitor(Rig.Tick), machine.ReadMonitor(Rig.Tick));
        Assert.NotEqual(machine.Read(Rig.Tick), machine.Read(2 * Rig.Tick));
    }

    static double Deviation(IEnumerable<double> values) => Math.Sqrt(Covariance(values.Select(v => (v, v))));

    static double Correlation(IEnumerable<(double A, double B)> pairs) =>
        Covariance(pairs) / (Deviation(pairs.Select(p => p.A)) * Deviation(pairs.Select(p => p.B)));

    static double Covariance(IEnumerable<(double A, double B)> pairs)
    {
        var all = pairs.ToList();
        var (a, b) = (all.Average(p => p.A), all.Average(p => p.B));
        return all.Average(p => (p.A - a) * (p.B - b));
    }
}
