using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>
/// What the sensors make of the plant: lag, sampling, gain and offset errors that stay for the session, noise, and steps of
/// resolution. Reading allocates nothing.
/// </summary>
sealed class Sensors
{
    readonly SensorParameters p;
    readonly AccuracyProfile accuracy;
    readonly Disturbances disturbances;
    readonly RandomSource noise;
    readonly double offset1Mbar, offset2Mbar, photometerGain, ventGain, ventZero, flowGain;

    double pressure1Mbar, pressure2Mbar, weightG, concentration, residual;
    double photometerShown, ventShown, sinceSample, sinceVentSample;
    uint samples, ventSamples;
    bool started;

    public Sensors(DeviceProfile profile, SensorParameters parameters, Disturbances disturbances, ulong seed)
    {
        (p, accuracy, this.disturbances) = (parameters, profile.Accuracy, disturbances);
        noise = new(seed, Streams.SensorNoise);
        var errors = new RandomSource(seed, Streams.SensorErrors);
        offset1Mbar = errors.NextBetween(-p.PressureOffsetMbar, p.PressureOffsetMbar);
        offset2Mbar = errors.NextBetween(-p.PressureOffsetMbar, p.PressureOffsetMbar);
        photometerGain = 1 + errors.NextBetween(-accuracy.Photometer.Value, accuracy.Photometer.Value);
        ventGain = 1 + errors.NextBetween(-accuracy.Headspace.Value, accuracy.Headspace.Value);
        var zero = accuracy.VentZero.MicrogramsPerNormalMillilitre;
        ventZero = errors.NextBetween(-zero, zero);
        flowGain = 1 + errors.NextBetween(-accuracy.Flow.Value, accuracy.Flow.Value);
    }

    /// <summary>What the machine shows after <paramref name="elapsed"/>, facts and journal left to others.</summary>
    public Readings Read(Plant plant, TimeSpan now, TimeSpan elapsed)
    {
        Follow(plant, elapsed.TotalSeconds);
        return new()
        {
            Bottle = Pressure(pressure1Mbar + offset1Mbar),
            BottleSecond = Pressure(pressure2Mbar + offset2Mbar),
            Line = GaugePressure.FromPascal(Shown(plant.LinePressure, GaugePressure.FromMmHg(p.LineNoiseMmHg).Pascal, p.LineStepPascal)),
            Weight = Weight(plant, now),
            Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(photometerShown),
            PhotometerSample = samples,
            PhotometerGood = true,
            VentPhotometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ventShown),
            VentPhotometerSample = ventSamples,
            VentPhotometerGood = true,
            OxygenFlow = Flow(plant),
            OxygenInlet = GaugePressure.FromBar(Step(plant.OxygenInletBar, p.InletStepBar)),
            Blood = Temperature.FromCelsius(Step(plant.BloodCelsius, p.TemperatureStepC)),
            RoomOzone = Fraction.FromValue(Step(plant.RoomOzonePpm, p.RoomStepPpm) * 1e-6),
            AirNow = plant.AirNow && !disturbances.AirDetectorStuckClear,
            AirTotal = ActualVolume.FromMillilitres(disturbances.AirDetectorStuckClear ? 0 : Step(plant.AirTotalMl, p.AirStepMl)),
            AirDetectorGood = true,
            DrawClampClosed = plant.DrawClosed,
            ReturnClampClosed = plant.ReturnClosed,
            MainsGood = !disturbances.MainsFailed,
            DoseLedgerClear = true,
            PhotometerSecond = OzoneConcentration.FromMicrogramsPerNormalMillilitre(photometerShown),
            Haemolysis = Fraction.None,
            BottlePresent = true,
            Machine = new()
            {
                RelayClosed = true,
                BuzzerGood = true,
                BatteryGood = true,
                PhotometerUnit = ConcentrationUnit.MicrogramsPerNormalMillilitre,
                OxygenPurity = Fraction.Whole,
                StoreGood = true,
            },
        };
    }

    GaugePressure Pressure(double millibar) => GaugePressure.FromPascal(Shown(
        GaugePressure.FromMillibar(millibar).Pascal, GaugePressure.FromMillibar(p.PressureNoiseMbar).Pascal, p.PressureStepPascal));

    Mass Weight(Plant plant, TimeSpan now)
    {
        var grams = weightG + disturbances.WeightDriftGPerMinute * now.TotalMinutes;
        var noiseGrams = plant.Mixing ? p.WeightNoiseMixingG : p.WeightNoiseG;
        return Mass.FromKilograms(Shown(Mass.FromGrams(grams).Kilograms, Mass.FromGrams(noiseGrams).Kilograms, p.WeightStepKg));
    }

    NormalFlow Flow(Plant plant)
    {
        var flow = NormalFlow.FromNormalLitresPerMinute(plant.FlowNLPerMin * flowGain).CubicMetresPerSecond;
        return NormalFlow.FromCubicMetresPerSecond(Shown(flow, flow * p.FlowNoisePercent / 100, p.FlowStepCubicMetresPerSecond));
    }

    void Follow(Plant plant, double dt)
    {
        var gauge = GaugePressure.FromPascal(plant.BottleGauge).Millibar;
        if (!started) (pressure1Mbar, pressure2Mbar, weightG, started) = (gauge, gauge, plant.WeightGrams, true);
        pressure1Mbar = Lag(pressure1Mbar, gauge, p.PressureLagSeconds, dt);
        pressure2Mbar = Lag(pressure2Mbar, gauge, p.PressureLagSeconds, dt);
        weightG = Lag(weightG, plant.WeightGrams, p.WeightLagSeconds, dt);
        concentration = Lag(concentration, plant.Concentration, p.PhotometerLagSeconds, dt);
        residual = Lag(residual, plant.Residual, p.VentPhotometerLagSeconds, dt);
        SamplePhotometer(dt);
        SampleVentPhotometer(dt);
    }

    void SamplePhotometer(double dt)
    {
        sinceSample += dt;
        if (sinceSample < accuracy.PhotometerSample.TotalSeconds) return;
        sinceSample = 0;
        samples++;
        var gain = photometerGain * disturbances.PhotometerFactor;
        photometerShown = Shown(concentration * gain, accuracy.PhotometerNoise.MicrogramsPerNormalMillilitre, p.PhotometerStepUgPerNMl);
    }

    void SampleVentPhotometer(double dt)
    {
        sinceVentSample += dt;
        if (sinceVentSample < p.VentPhotometerSampleSeconds) return;
        sinceVentSample = 0;
        ventSamples++;
        ventShown = Shown(residual * ventGain + ventZero, p.VentPhotometerNoiseUgPerNMl, p.VentPhotometerStepUgPerNMl);
    }

    double Shown(double value, double deviation, double step) => Step(value + deviation * noise.NextNormal(), step);

    static double Step(double value, double step) => Math.Round(value / step) * step;

    static double Lag(double from, double to, double seconds, double dt) => from + (to - from) * dt / (seconds + dt);
}
