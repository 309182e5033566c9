namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// The waveform of a capnograph: phase I (dead space), II (the front), III (the plateau) and 0 (fresh gas again), late by the
/// tube and smoothed by the sensor. It is a function of the shape and the time alone.
/// </summary>
/// <remarks>docs/reference/physiology.md 1.6. A breath begins with inspiration; flow is even in, exponential out.</remarks>
public static class Capnogram
{
    const double SecondsPerMinute = 60;

    /// <summary>Carbon dioxide tension at the mouth, mmHg; never below zero.</summary>
    public static double AtMouth(CapnogramShape shape, double seconds)
    {
        if (!shape.IsConnected) return 0;
        if (!(shape.Breathes && shape.RatePerMin > 0)) return shape.InspiredCo2MmHg;
        var period = SecondsPerMinute / shape.RatePerMin;
        var into = seconds - period * Math.Floor(seconds / period);
        var inspiration = period * shape.InspiratoryShare;
        return into < inspiration
            ? Inspired(shape, shape.TidalVolumeL * into / inspiration)
            : Expired(shape, ExpiredVolume(shape, into - inspiration, period - inspiration));
    }

    /// <summary>What the capnograph shows, mmHg, one sample after another from time zero, as if it had always gone on.</summary>
    /// <param name="intervalSeconds">Above zero.</param>
    public static double[] Samples(CapnogramShape shape, double intervalSeconds, int count)
    {
        if (!(intervalSeconds > 0)) throw new ArgumentOutOfRangeException(nameof(intervalSeconds), intervalSeconds, "must be above zero");
        var follows = 1 - Math.Exp(-intervalSeconds / shape.SensorLagS);
        var shown = AtMouth(shape, -shape.TransportDelayS);
        var samples = new double[count];
        for (var i = 0; i < count; i++)
        {
            shown += follows * (AtMouth(shape, i * intervalSeconds - shape.TransportDelayS) - shown);
            samples[i] = shown;
        }
        return samples;
    }

    static double ExpiredVolume(CapnogramShape shape, double seconds, double expiration) => shape.TidalVolumeL
        * (1 - Math.Exp(-seconds / shape.TauExpirationS)) / (1 - Math.Exp(-expiration / shape.TauExpirationS));

    static double Expired(CapnogramShape shape, double volume)
    {
        var alveolar = shape.EtCo2MmHg - shape.SlopeThreeMmHgPerL * (shape.TidalVolumeL - volume);
        var front = Normal((volume - shape.AirwayDeadSpaceL) / shape.FrontWidthL);
        return Math.Max(0, shape.InspiredCo2MmHg + (alveolar - shape.InspiredCo2MmHg) * front);
    }

    // The same front the other way; scaled so that it joins the end of the breath before.
    static double Inspired(CapnogramShape shape, double volume)
    {
        var left = Normal((shape.ApparatusDeadSpaceL - volume) / shape.FrontWidthL)
            / Normal(shape.ApparatusDeadSpaceL / shape.FrontWidthL);
        return Math.Max(0, shape.InspiredCo2MmHg + (Expired(shape, shape.TidalVolumeL) - shape.InspiredCo2MmHg) * left);
    }

    // The normal distribution by a logistic curve, within 0.0002: Bowling et al. 2009, J Ind Eng Manag 2:114.
    static double Normal(double z) => 1 / (1 + Math.Exp(-z * (1.5976 + 0.07056 * z * z)));
}
