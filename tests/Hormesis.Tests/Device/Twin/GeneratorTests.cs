using Hormesis.Device.Controller;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>The generator's twin against device-safety 5.1: an estimator that sees readings alone finds its parameters again.</summary>
public class GeneratorTests
{
    const double FlowNLPerMin = 0.5, CellLag = 1, StepSeconds = 24;
    const int Steps = 16;

    public static TheoryData<ulong, PlantSpread> Plants { get; } = new(
        from seed in Enumerable.Range(1, 10)
        from spread in Enum.GetValues<PlantSpread>()
        select ((ulong)seed, spread));

    [Theory, MemberData(nameof(Plants))]
    public void Gain_delay_and_lag_are_found_again_from_the_photometer(ulong seed, PlantSpread spread)
    {
        var bench = new Bench(seed, spread).Run(Making(0), seconds: 20); // past the photometer's zero
        var samples = Record(bench);

        var best = Fit(samples);

        var truth = bench.Machine.State.Draw;
        var gain = truth.GeneratorGain * truth.WetLineGain * bench.Machine.State.Errors.Photometer1; // its own error is in what it shows
        Assert.Equal(1, best.Gain / gain, 0.03);
        Assert.Equal(20 / (FlowNLPerMin / 60 * 1e3), best.Delay, 0.3);
        Assert.Equal(1, best.Lag / truth.GeneratorLagSeconds, 0.15);
    }

    [Fact]
    public void Plants_drawn_wide_span_what_control_must_cope_with()
    {
        var draws = Enumerable.Range(1, 200).Select(s => new Bench((ulong)s, PlantSpread.Wide).Machine.State.Draw).ToList();

        Assert.All(draws, d => Assert.InRange(d.GeneratorLagSeconds, 1, 6));
        Assert.All(draws, d => Assert.InRange(d.GeneratorGain, 0.8, 1.2));
        Assert.True(draws.Max(d => d.GeneratorGain) > 1.17 && draws.Min(d => d.GeneratorGain) < 0.83);
        Assert.True(draws.Max(d => d.GeneratorLagSeconds) > 5.7 && draws.Min(d => d.GeneratorLagSeconds) < 1.3);
    }

    [Fact]
    public void Less_flow_makes_a_higher_concentration_and_full_power_warms_the_cell()
    {
        double After(double power, double flow, double seconds) => new Bench().Run(
            Making(power) with { OxygenFlow = NormalFlow.FromNormalLitresPerMinute(flow) }, seconds).Truth.ConcentrationUgPerNMl;

        Assert.True(After(0.2, 0.25, 60) > After(0.2, 0.5, 60) && After(0.2, 0.5, 60) > After(0.2, 1, 60));
        Assert.Equal(1 - 0.003 * 20 * (1 - Math.Exp(-2)), After(1, 0.5, 1200) / After(1, 0.5, 60), 0.01);
    }

    static Commands Making(double power) => Bench.Making with { Power = Fraction.FromValue(power) };

    static double PowerAt(int step) => step % 2 == 0 ? 0.25 : 0.08;

    // Readings of a square wave in power: when each sample came, and what it was.
    static List<(double At, double Shown)> Record(Bench bench)
    {
        var samples = new List<(double, double)>();
        var (begin, last) = (bench.Now, bench.Readings.PhotometerSample);
        for (var i = 0; i < Steps * StepSeconds * 100; i++)
        {
            bench.Run(Making(PowerAt((int)(i / 100.0 / StepSeconds))), seconds: 0.01);
            if (bench.Readings.PhotometerSample == last) continue;
            last = bench.Readings.PhotometerSample;
            samples.Add(((bench.Now - begin).TotalSeconds - 0.01, bench.Readings.Photometer.MicrogramsPerNormalMillilitre));
        }
        return samples;
    }

    // Least squares over a grid of delay and lag; the gain is linear. The cell's own lag is known.
    static (double Gain, double Delay, double Lag) Fit(List<(double At, double Shown)> samples)
    {
        var (best, error) = ((0.0, 0.0, 0.0), double.MaxValue);
        for (var lag = 0.8; lag <= 7; lag *= 1.04)
        {
            var response = Response(lag);
            for (var delay = 1.6; delay <= 3.2; delay += 0.05)
            {
                var model = samples.Select(s => At(response, s.At - delay)).ToList();
                var gain = model.Zip(samples, (m, s) => m * s.Shown).Sum() / model.Sum(m => m * m);
                var sum = model.Zip(samples, (m, s) => Math.Pow(s.Shown - gain * m, 2)).Sum();
                if (sum < error) (best, error) = ((gain, delay, lag), sum);
            }
        }
        return best;
    }

    static double At(double[] response, double seconds) => seconds < 0 ? 0 : response[Math.Min((int)(seconds * 50), response.Length - 1)];

    // Two lags in series on the saturating curve at gain 1, every 20 ms.
    static double[] Response(double lag)
    {
        const double dt = 0.02;
        var response = new double[(int)(Steps * StepSeconds / dt)];
        var (made, shown) = (0.0, 0.0);
        for (var i = 0; i < response.Length; i++)
        {
            var steady = 110 * (1 - Math.Exp(-1.9 * PowerAt((int)(i * dt / StepSeconds)) / FlowNLPerMin));
            made += (steady - made) * (1 - Math.Exp(-dt / lag));
            shown += (made - shown) * (1 - Math.Exp(-dt / CellLag));
            response[i] = shown;
        }
        return response;
    }
}
