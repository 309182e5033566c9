using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>
/// The sampled sensors as controller and safety monitor get them. What the profile does not fit stays at its default, and a concentration
/// that nothing measures is no number.
/// </summary>
static class SensorViews
{
    static readonly OzoneConcentration NotFitted = OzoneConcentration.FromMicrogramsPerNormalMillilitre(double.NaN);
    static readonly MonitorReadings NoMonitor = new() { Photometer = NotFitted };

    public static Readings OfController(in MachineState m, PlantConstants k)
    {
        var (fitted, p) = (k.Profile.Equipment, k.Sensors);
        ref readonly var s = ref m.Sensors;
        ref readonly var h = ref m.Hardware;
        var hasDetector = fitted.AirDetectors > 0;
        var readings = new Readings
        {
            Bottle = GaugePressure.FromPascal(s.Bottle1Pascal),
            BottleSecond = fitted.PressureSensors > 1 ? GaugePressure.FromPascal(s.Bottle2Pascal) : default,
            Line = GaugePressure.FromPascal(s.Line1Pascal),
            Weight = Mass.FromKilograms(s.Weight1Kg),
            OxygenFlow = NormalFlow.FromCubicMetresPerSecond(s.FlowCubicMetresPerSecond),
            OxygenInlet = GaugePressure.FromBar(Step(m.Generator.InletBar, p.InletStepBar)),
            Blood = Temperature.FromCelsius(Step(s.Celsius + m.Errors.Temperature1K, p.TemperatureStepC)),
            RoomOzone = Ppm(Step(s.RoomPpm * m.Errors.Room1, p.RoomStepPpm)),
            AirNow = hasDetector && !m.Faults.AirStuckClear && m.Return.FirstSees(k.Parameters),
            AirTotal = hasDetector ? ActualVolume.FromMillilitres(Step(s.Air1Ml, p.AirStepMl)) : default,
            AirDetectorGood = hasDetector && h.FirstDetectorGood,
            DrawClampClosed = !h.DrawOpen,
            ReturnClampClosed = !h.ReturnOpen,
            MainsGood = m.MainsGood(k.Parameters),
            Bubbles = hasDetector ? Frequency.FromPerSecond(m.Bubbles(k.Parameters)) : default,
            WetAtNeedle = fitted.NeedleSensor && m.Return.IsWet(k.Parameters),
            Haemolysis = fitted.HaemolysisSensor ? Fraction.FromPercent(s.HaemolysisPercent) : Fraction.FromValue(double.NaN),
            BottlePresent = !m.BottleOut,
            Machine = Status(m, k),
            Vitals = fitted.PatientMonitor ? m.Patient.Vitals : default,
        };
        return WithPhotometers(readings, m, k);
    }

    public static MonitorReadings OfMonitor(in MachineState m, PlantConstants k)
    {
        if (!k.HasMonitor) return NoMonitor;
        var (fitted, p) = (k.Profile.Equipment, k.Sensors);
        ref readonly var s = ref m.Sensors;
        ref readonly var h = ref m.Hardware;
        var (hasDetector, hasPhotometer) = (fitted.AirDetectors > 1, fitted.PhotometerChannels > 1);
        return new()
        {
            Bottle = fitted.PressureSensors > 1 ? GaugePressure.FromPascal(s.Bottle2Pascal) : default,
            Line = GaugePressure.FromPascal(s.Line2Pascal),
            Weight = fitted.WeighingBridges > 1 ? Mass.FromKilograms(s.Weight2Kg) : default,
            AirNow = hasDetector && m.Return.SecondSees(k.Parameters),
            AirTotal = hasDetector ? ActualVolume.FromMillilitres(Step(s.Air2Ml, p.AirStepMl)) : default,
            AirDetectorGood = hasDetector && h.SecondDetectorGood,
            Photometer = hasPhotometer ? Shown(s.Channel2) : NotFitted,
            PhotometerSample = hasPhotometer ? s.Channel2.Samples : 0,
            PhotometerUnit = hasPhotometer ? ConcentrationUnit.MicrogramsPerNormalMillilitre : ConcentrationUnit.Unknown,
            PhotometerGood = hasPhotometer,
            DrawClampClosed = !h.DrawOpen,
            ReturnClampClosed = !h.ReturnOpen,
            GasValveClosed = !h.GasValveOpen,
            Blood = Temperature.FromCelsius(Step(s.Celsius + m.Errors.Temperature2K, p.TemperatureStepC)),
            RoomOzone = Ppm(Step(s.RoomPpm * m.Errors.Room2, p.RoomStepPpm)),
            SupplyGood = m.MainsGood(k.Parameters),
        };
    }

    static Readings WithPhotometers(in Readings r, in MachineState m, PlantConstants k)
    {
        var (fitted, channels) = (k.Profile.Equipment, k.Profile.Equipment.PhotometerChannels);
        ref readonly var s = ref m.Sensors;
        return r with
        {
            Photometer = channels > 0 ? InItsUnit(s.Channel1, m, k) : NotFitted,
            PhotometerSample = channels > 0 ? s.Channel1.Samples : 0,
            PhotometerGood = channels > 0 && !m.Faults.LampFailed && m.Faults.Dirt < k.Sensors.DirtErrorShare,
            PhotometerSecond = channels > 1 ? Shown(s.Channel2) : NotFitted,
            VentPhotometer = fitted.VentPhotometer ? Shown(s.Vent) : NotFitted,
            VentPhotometerSample = fitted.VentPhotometer ? s.Vent.Samples : 0,
            VentPhotometerGood = fitted.VentPhotometer,
        };
    }

    static MachineStatus Status(in MachineState m, PlantConstants k)
    {
        var (p, hasPhotometer) = (k.Sensors, k.Profile.Equipment.PhotometerChannels > 0);
        ref readonly var s = ref m.Sensors;
        ref readonly var h = ref m.Hardware;
        ref readonly var f = ref m.Faults;
        return new()
        {
            RelayClosed = h.RelayClosed,
            BuzzerGood = !f.BuzzerOpen,
            BatteryGood = h.Unpowered <= k.Parameters.BatterySeconds,
            GeneratorSilent = TimeSpan.FromSeconds(h.GeneratorSilent),
            PressureUnitSilent = TimeSpan.FromSeconds(h.PressureUnitSilent),
            PanelSilent = TimeSpan.FromSeconds(m.PanelSilent),
            PhotometerUnit = hasPhotometer ? UnitOf(f.PhotometerUnit) : ConcentrationUnit.Unknown,
            PhotometerZeroing = hasPhotometer && m.Zeroing,
            PhotometerDirt = hasPhotometer ? Fraction.FromValue(f.Dirt) : Fraction.None,
            HighVoltage = Fraction.FromValue(s.Power),
            OxygenPurity = Fraction.FromValue(Step(s.Purity, p.PurityStep)),
            DestructOzone = Ppm(Step(s.DestructPpm, p.DestructStepPpm)),
            WallSkew = TimeSpan.FromSeconds(f.WallSkewSeconds),
            StoreGood = true,
        };
    }

    // The register and the number change together; who reads the number alone reads it wrong.
    static OzoneConcentration InItsUnit(in Photometer channel, in MachineState m, PlantConstants k)
    {
        var truth = Shown(channel);
        return OzoneConcentration.FromMicrogramsPerNormalMillilitre(UnitOf(m.Faults.PhotometerUnit) switch
        {
            ConcentrationUnit.WeightPercent => truth.MassFraction.Percent,
            ConcentrationUnit.PartsPerMillion => truth.PartsPerMillion,
            ConcentrationUnit.Uncompensated => truth.At(k.InTheCell).MicrogramsPerMillilitre,
            _ => channel.Shown,
        });
    }

    static ConcentrationUnit UnitOf(byte fault) => fault switch
    {
        1 => ConcentrationUnit.WeightPercent,
        2 => ConcentrationUnit.PartsPerMillion,
        3 => ConcentrationUnit.Uncompensated,
        _ => ConcentrationUnit.MicrogramsPerNormalMillilitre,
    };

    static OzoneConcentration Shown(in Photometer channel) => OzoneConcentration.FromMicrogramsPerNormalMillilitre(channel.Shown);

    static Fraction Ppm(double value) => Fraction.FromValue(value * 1e-6);

    static double Step(double value, double step) => Math.Round(value / step) * step;
}
