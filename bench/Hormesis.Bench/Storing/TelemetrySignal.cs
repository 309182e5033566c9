using Hormesis.Model.Numerics;

namespace Hormesis.Bench.Storing;

/// <summary>
/// Channels as sensors give them: a slow drift with noise, in steps of a 16-bit converter, each in its own unit. Every channel moves at
/// every tick, which makes chunks several times as long as those of a device, most of whose columns stand still.
/// </summary>
sealed class TelemetrySignal(ulong seed, ulong device, int channels)
{
    const double TickSeconds = 0.01, FullScale = 65_536;

    readonly RandomSource random = new(seed, device);
    readonly Channel[] all = [.. Enumerable.Range(0, channels).Select(c => ChannelOf(new(seed ^ 0x5EED, device * 1000 + (ulong)c)))];
    long tick;

    public void Next(Span<ulong> row)
    {
        for (var c = 0; c < all.Length; c++)
        {
            var (centre, swing, period, step, noise) = all[c];
            var steps = centre + swing * Math.Sin(2 * Math.PI * tick * TickSeconds / period) + noise * random.NextNormal();
            row[c] = BitConverter.DoubleToUInt64Bits(Math.Round(steps) * step);
        }
        tick++;
    }

    // Full scales from 1e-3 to 1e6 in SI units; swings and noise in steps.
    static Channel ChannelOf(RandomSource random) => new(
        FullScale * random.NextBetween(0.2, 0.8), random.NextBetween(100, 4000), random.NextBetween(60, 600),
        Math.Pow(10, random.NextBetween(-3, 6)) / FullScale, random.NextBetween(0.5, 2));

    readonly record struct Channel(double Centre, double Swing, double Period, double Step, double Noise);
}
