using Hormesis.Model.Numerics;

namespace Hormesis.Device.Twin;

/// <summary>Out of how many machines one is drawn.</summary>
public enum PlantSpread : byte
{
    /// <summary>Machines in service: near their model.</summary>
    Ordinary = 0,

    /// <summary>All that control must cope with (reference/device-safety 5.1): gain ±20 %, lag 1 to 6 s, lines up to 15 % wet.</summary>
    Wide,

    /// <summary>Generators just as their model; everything else as in service.</summary>
    Nominal,
}

/// <summary>One machine and one patient out of all that the spreads allow, known from the seed.</summary>
readonly record struct PlantDraw(
    double GeneratorGain, double GeneratorLagSeconds, double WetLineGain, double Cannula, double UptakeFactorMixed,
    double UptakeFactorStill, double TareOffGrams, double ReliefBar)
{
    const double OrdinaryWetness = 0.2; // see wetLineLargest

    public static PlantDraw From(PlantConstants k, ulong seed, PlantSpread spread)
    {
        var p = k.Parameters;
        var random = new RandomSource(seed, Streams.Plant);
        var (gain, lag, wet) = Generator(p, random, spread);
        return new(
            gain,
            lag,
            wet,
            1 + random.NextBetween(-p.CannulaSpread, p.CannulaSpread),
            Math.Exp(p.UptakeSpread * random.NextNormal()),
            Math.Exp(p.UptakeSpread * random.NextNormal()),
            random.NextBetween(-0.8, 0.8) * k.Profile.Bottle.TareTolerance.Grams, // a bottle within its tolerance
            p.ReliefBar + random.NextBetween(-p.ReliefSpreadBar, p.ReliefSpreadBar));
    }

    static (double Gain, double Lag, double WetGain) Generator(PlantParameters p, RandomSource random, PlantSpread spread)
    {
        var (gain, lag, wet) = (random.NextBetween(-1, 1), random.NextUniform(), random.NextUniform());
        return spread switch
        {
            PlantSpread.Nominal => (1, p.GeneratorLagSeconds, 1),
            PlantSpread.Wide => (
                1 + p.GeneratorGainSpreadWide * gain,
                p.GeneratorLagLowSeconds + (p.GeneratorLagHighSeconds - p.GeneratorLagLowSeconds) * lag,
                1 - p.WetLineLargest * wet),
            _ => (
                1 + p.GeneratorGainSpread * gain,
                p.GeneratorLagSeconds * (1 + p.GeneratorLagSpread * (2 * lag - 1)),
                1 - p.WetLineLargest * OrdinaryWetness * wet),
        };
    }
}
