namespace Hormesis.Device.Twin;

/// <summary>
/// What the sensors make of the plant, both channels: lag, range, noise, offset, drift, sampling and steps of resolution, and
/// what is injected into them. Sampled once for each moment, whoever asks first.
/// </summary>
struct Sensors
{
    // Public fields: the views below read them, and nothing outside the twin sees this.
    public Photometer Channel1, Channel2, Vent;

    Noise first, second;
    double gauge1, gauge2, grams, sinceHaemolysis, seenAir1, seenAir2;
    bool started;

    public static Sensors For(ulong seed) => new() { first = new(seed, Streams.SensorNoise), second = new(seed, Streams.MonitorNoise) };

    public double Bottle1Pascal { get; private set; }
    public double Bottle2Pascal { get; private set; }
    public double Line1Pascal { get; private set; }
    public double Line2Pascal { get; private set; }
    public double Weight1Kg { get; private set; }
    public double Weight2Kg { get; private set; }
    public double FlowCubicMetresPerSecond { get; private set; }
    public double Power { get; private set; }
    public double HaemolysisPercent { get; private set; }

    /// <summary>Gas that each detector has counted.</summary>
    public double Air1Ml { get; private set; }
    public double Air2Ml { get; private set; }

    /// <summary>Behind their lags; steps and offsets come with the views.</summary>
    public double Celsius { get; private set; }
    public double RoomPpm { get; private set; }
    public double Purity { get; private set; }
    public double DestructPpm { get; private set; }

    public void Sample(in MachineState m, PlantConstants k, TimeSpan now, double dt)
    {
        if (!started) Start(m, k);
        SamplePressures(m, k, now, dt);
        SampleWeight(m, k, dt);
        SampleGas(m, k, dt);
        SampleBlood(m, k, dt);
    }

    void Start(in MachineState m, PlantConstants k)
    {
        (gauge1, gauge2, grams, started) = (m.Gas.GaugePascal, m.Gas.GaugePascal, Grams(m, k), true);
        (Celsius, RoomPpm, Purity) = (m.Blood.Celsius, k.Parameters.RoomOzonePpm, k.Parameters.PurityNominal);
    }

    void SamplePressures(in MachineState m, PlantConstants k, TimeSpan now, double dt)
    {
        var p = k.Sensors;
        ref readonly var e = ref m.Errors;
        ref readonly var f = ref m.Faults;
        gauge1 = Lag(gauge1, m.Gas.GaugePascal, p.PressureLagSeconds, dt);
        gauge2 = Lag(gauge2, m.Gas.GaugePascal, p.PressureLagSeconds, dt);
        var seconds = now.TotalSeconds;
        Bottle1Pascal = Bottle(gauge1, e.Pressure1Mbar + e.Drift1MbarPerS * seconds, first.Next(), f.Scale1, f.Offset1Bar, p);
        Bottle2Pascal = Bottle(gauge2, e.Pressure2Mbar + e.Drift2MbarPerS * seconds, second.Next(), f.Scale2, f.Offset2Bar, p);
        Line1Pascal = Line(m.Return.Pascal, e.Line1MmHg, first.Next(), p);
        Line2Pascal = Line(m.Return.Pascal, e.Line2MmHg, second.Next(), p);
    }

    static double Bottle(double gauge, double offMbar, double noise, double scale, double offsetBar, SensorParameters p)
    {
        var seen = gauge + (offMbar + p.PressureNoiseMbar * noise) * PlantConstants.PascalPerMillibar;
        seen = Math.Clamp(seen, p.PressureLowestBar * PlantConstants.PascalPerBar, p.PressureHighestBar * PlantConstants.PascalPerBar);
        return Step(seen, p.PressureStepPascal) * scale + offsetBar * PlantConstants.PascalPerBar;
    }

    static double Line(double pascal, double offMmHg, double noise, SensorParameters p)
    {
        var mmHg = pascal / PlantConstants.PascalPerMmHg + offMmHg + p.LineNoiseMmHg * noise;
        return Step(Math.Clamp(mmHg, p.LineLowestMmHg, p.LineHighestMmHg) * PlantConstants.PascalPerMmHg, p.LineStepPascal);
    }

    void SampleWeight(in MachineState m, PlantConstants k, double dt)
    {
        const double gramsPerKilogram = 1e3;
        var p = k.Sensors;
        ref readonly var f = ref m.Faults;
        var truth = Grams(m, k);
        grams = Lag(grams, truth, p.WeightLagSeconds, dt);
        var noise = m.Hardware.MixerOn ? p.WeightNoiseMixingG : p.WeightNoiseG;
        var bump = f.BumpSeconds > 0 ? f.BumpG : 0;
        var tare = k.Profile.Bottle.Tare.Grams;
        var one = grams + bump + f.WeightDriftG + noise * first.Next();
        var two = tare + (grams - tare) * m.Errors.Bridge + bump + noise * second.Next();
        Weight1Kg = Step(Math.Clamp(one / gramsPerKilogram, 0, p.WeightHighestKg), p.WeightStepKg);
        Weight2Kg = Step(Math.Clamp(two / gramsPerKilogram, 0, p.WeightHighestKg), p.WeightStepKg);
    }

    static double Grams(in MachineState m, PlantConstants k)
    {
        const double bloodGramsPerMl = Model.Quantities.PhysicalConstants.BloodDensity / 1e3;
        const double salineGramsPerMl = Model.Quantities.PhysicalConstants.SalineDensity / 1e3;
        return k.Profile.Bottle.Tare.Grams + m.Draw.TareOffGrams - (m.Faults.Ruptured ? k.Parameters.RuptureGlassG : 0)
            + m.Blood.BloodMl * bloodGramsPerMl + m.Blood.CitrateMl * salineGramsPerMl;
    }

    void SampleGas(in MachineState m, PlantConstants k, double dt)
    {
        const double cubicMetresPerSecond = 1 / 6e4; // for a NL/min
        var p = k.Sensors;
        ref readonly var e = ref m.Errors;
        ref readonly var f = ref m.Faults;
        var flow = m.Generator.FlowNLPerMin * e.Flow * f.FlowGain * k.VolumeBasis(f, m.Gas.GaugePascal) * cubicMetresPerSecond;
        FlowCubicMetresPerSecond = Step(flow * (1 + p.FlowNoisePercent / 100 * first.Next()), p.FlowStepCubicMetresPerSecond);
        Power = Step(Math.Max(0, m.Hardware.Power + p.VoltageNoise * first.Next() * (m.Hardware.HighVoltageOn ? 1 : 0)), p.VoltageStep);
        Purity = Lag(Purity, m.Generator.Purity, p.PurityLagSeconds, dt);
        DestructPpm = Lag(DestructPpm, m.Room.DestructPpm, p.DestructLagSeconds, dt);
        RoomPpm = Lag(RoomPpm, m.Room.Ppm, p.RoomLagSeconds, dt);
        SamplePhotometers(m, k, dt);
    }

    void SamplePhotometers(in MachineState m, PlantConstants k, double dt)
    {
        var (p, accuracy) = (k.Sensors, k.Profile.Accuracy);
        ref readonly var e = ref m.Errors;
        ref readonly var f = ref m.Faults;
        var (period, noise) = (accuracy.PhotometerSample.TotalSeconds, accuracy.PhotometerNoise.MicrogramsPerNormalMillilitre);
        var truth = m.Generator.Concentration;
        if (Channel1.Follow(truth, p.PhotometerLagSeconds, period, dt) && !f.PhotometerFrozen)
        {
            if (m.Zeroing) Channel1.Repeat();
            else
            {
                var off = e.Zero1UgPerNMl + k.DirtUgPerNMl(f.Dirt) + noise * first.Next() * (f.LampFailed ? p.LampNoiseFactor : 1);
                Channel1.Show(e.Photometer1 * f.PhotometerGain, off, p.PhotometerStepUgPerNMl, p.PhotometerHighestUgPerNMl);
            }
        }
        if (Channel2.Follow(truth, p.PhotometerLagSeconds, period, dt))
        {
            var off = e.Zero2UgPerNMl + noise * second.Next();
            Channel2.Show(e.Photometer2, off, p.PhotometerStepUgPerNMl, p.PhotometerHighestUgPerNMl);
        }
        if (Vent.Follow(m.Gas.Residual, p.VentPhotometerLagSeconds, p.VentPhotometerSampleSeconds, dt))
        {
            var off = e.VentZeroUgPerNMl + p.VentPhotometerNoiseUgPerNMl * first.Next();
            Vent.Show(e.Vent, off, p.VentPhotometerStepUgPerNMl, p.PhotometerHighestUgPerNMl);
        }
    }

    void SampleBlood(in MachineState m, PlantConstants k, double dt)
    {
        var p = k.Sensors;
        Celsius = Lag(Celsius, m.Blood.Celsius, p.TemperatureLagSeconds, dt);
        if (!m.Faults.AirStuckClear) Air1Ml += (m.Return.FirstAirMl - seenAir1) * m.Errors.Air1;
        Air2Ml += (m.Return.SecondAirMl - seenAir2) * m.Errors.Air2;
        (seenAir1, seenAir2) = (m.Return.FirstAirMl, m.Return.SecondAirMl);
        sinceHaemolysis += dt;
        if (sinceHaemolysis < p.HaemolysisSampleSeconds) return;
        sinceHaemolysis = 0;
        HaemolysisPercent = Math.Max(0, Step(m.Blood.BrokenPercent + p.HaemolysisNoisePercent * first.Next(), p.HaemolysisStepPercent));
    }

    static double Step(double value, double step) => Math.Round(value / step) * step;

    static double Lag(double from, double to, double seconds, double dt) => from + (to - from) * dt / (seconds + dt);
}
