using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics;

namespace Hormesis.Device.Twin;

/// <summary>How far off one machine's sensors are, for as long as it lives: each channel by itself, known from the seed.</summary>
readonly record struct SensorErrors
{
    public double Pressure1Mbar { get; private init; }
    public double Pressure2Mbar { get; private init; }
    public double Drift1MbarPerS { get; private init; }
    public double Drift2MbarPerS { get; private init; }
    public double Line1MmHg { get; private init; }
    public double Line2MmHg { get; private init; }

    /// <summary>Of the second weighing bridge against the first.</summary>
    public double Bridge { get; private init; }
    public double Photometer1 { get; private init; }
    public double Photometer2 { get; private init; }
    public double Zero1UgPerNMl { get; private init; }
    public double Zero2UgPerNMl { get; private init; }
    public double Vent { get; private init; }
    public double VentZeroUgPerNMl { get; private init; }
    public double Flow { get; private init; }
    public double Temperature1K { get; private init; }
    public double Temperature2K { get; private init; }
    public double Room1 { get; private init; }
    public double Room2 { get; private init; }
    public double Air1 { get; private init; }
    public double Air2 { get; private init; }

    public static SensorErrors From(PlantConstants k, ulong seed)
    {
        var (p, accuracy, random) = (k.Sensors, k.Profile.Accuracy, new RandomSource(seed, Streams.SensorErrors));
        const double secondsPerDay = 86_400;
        double Within(double half) => random.NextBetween(-half, half);
        // The zero was taken within the last hour: its drift has grown with the root of that time.
        var zero = GasPhase.Shipped["baselineDrift"] * Math.Sqrt(1 / 24.0);
        return new()
        {
            Pressure1Mbar = Within(p.PressureOffsetMbar),
            Pressure2Mbar = Within(p.PressureOffsetMbar),
            Drift1MbarPerS = Within(p.PressureDriftMbarPerDay) / secondsPerDay,
            Drift2MbarPerS = Within(p.PressureDriftMbarPerDay) / secondsPerDay,
            Line1MmHg = Within(p.LineOffsetMmHg),
            Line2MmHg = Within(p.LineOffsetMmHg),
            Bridge = 1 + Within(p.BridgeGain),
            Photometer1 = 1 + Within(accuracy.Photometer.Value),
            Photometer2 = 1 + Within(accuracy.Photometer.Value),
            Zero1UgPerNMl = zero * random.NextNormal(),
            Zero2UgPerNMl = zero * random.NextNormal(),
            Vent = 1 + Within(accuracy.Headspace.Value),
            VentZeroUgPerNMl = Within(accuracy.VentZero.MicrogramsPerNormalMillilitre),
            Flow = 1 + Within(accuracy.Flow.Value),
            Temperature1K = Within(p.TemperatureOffsetC),
            Temperature2K = Within(p.TemperatureOffsetC),
            Room1 = 1 + Within(p.RoomGain),
            Room2 = 1 + Within(p.RoomGain),
            Air1 = 1 + Within(p.AirGain),
            Air2 = 1 + Within(p.AirGain),
        };
    }
}
