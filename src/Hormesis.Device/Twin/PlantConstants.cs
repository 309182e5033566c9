using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Model.Bottle;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>What does not change while a machine lives, worked out once: profile and parameters in the plant's own units.</summary>
sealed class PlantConstants
{
    public const double NormalMolesPerMl = 101_325e-6 / (PhysicalConstants.MolarGasConstant * 273.15);
    public const double PascalPerBar = 1e5, PascalPerMillibar = 100, PascalPerMmHg = 133.322387415;
    public const double UgPerMole = PhysicalConstants.OzoneMolarMass * 1e9;
    public const double AirOxygenShare = 0.21;

    public PlantConstants(DeviceProfile profile)
    {
        Profile = profile;
        var p = Parameters;
        Ambient = profile.Bottle.Ambient.Pascal;
        GasEnergy = PhysicalConstants.MolarGasConstant * profile.Bottle.Room.Kelvin;
        BottleVolume = profile.Bottle.Volume.CubicMetres;
        Compliance = p.TubingMlPerMmHg * 1e-6 / PascalPerMmHg;
        DecayPerSecond = GasPhase.Shipped.Wall(p.Wall).LossPerSecond(p.SurfacePerVolume, profile.Bottle.Room);
        GeneratorMaximum = profile.Gas.ConcentrationMaximum.MicrogramsPerNormalMillilitre;
        GeneratorYield = profile.Gas.Yield.NormalLitresPerMinute;
        HeadOfFullLine = PhysicalConstants.BloodDensity * PhysicalConstants.Gravity * p.ReturnHeightM;
        VeinPascal = p.VeinMmHg * PascalPerMmHg;
        CannulaPascalSeconds = p.CannulaMmHgPerMlPerMin * PascalPerMmHg * 60;
        RoomLossPerSecond = p.RoomVentilationPerHour / 3600 + Math.Log(2) / p.RoomOzoneHalfLifeSeconds;
        RoomUgPerPpm = p.RoomM3 * Ambient / GasEnergy * 1e-6 * UgPerMole;
        LeakFlowAtTest = Orifice.Share(Ambient + LeakTestBar * PascalPerBar, Ambient, p.CriticalRatio);
        var (gas, one) = (GasPhase.Shipped, OzoneConcentration.FromMicrogramsPerNormalMillilitre(1));
        absorptionPerUgPerNMl = -Math.Log(gas.Transmission(one, Length.FromMetres(gas["cellPath"])).Value);
        HasMonitor = profile.Equipment.SafetyMonitor;
    }

    /// <summary>The photometer's cell is at the room's pressure and temperature.</summary>
    public ReferenceCondition InTheCell => new(Profile.Bottle.Ambient, Profile.Bottle.Room);

    /// <summary>Ozone that dirt feigns: light lost that the photometer does not make up for, read as absorption.</summary>
    public double DirtUgPerNMl(double share) =>
        share > 0 ? -Math.Log(1 - Math.Min(share, 0.999)) * (1 - Sensors.DirtCompensated) / absorptionPerUgPerNMl : 0;

    /// <summary>Normal flow that is shown as actual flow: by so much it is larger or smaller.</summary>
    public double VolumeBasis(in FaultSettings faults, double gaugePascal) =>
        faults.VolumeBasis ? 101_325 / (Ambient + gaugePascal) * Profile.Bottle.Room.Kelvin / 273.15 : 1;

    const double LeakTestBar = 0.3; // by the definition of gas.leak

    readonly double absorptionPerUgPerNMl;

    public DeviceProfile Profile { get; }
    public PlantParameters Parameters { get; } = PlantParameters.Shipped;
    public SensorParameters Sensors { get; } = SensorParameters.Shipped;
    public PatientParameters Patient { get; } = PatientParameters.Shipped;
    public bool HasMonitor { get; }

    /// <summary>Without a monitor nothing stands between commands and actuators.</summary>
    public Permits AllPermitted { get; } =
        new() { Draw = true, Return = true, Gas = true, HighVoltage = true, VentClosed = true, Vacuum = true, Heater = true };

    /// <summary>Pa; J/mol (R T at room temperature); m3.</summary>
    public double Ambient { get; }
    public double GasEnergy { get; }
    public double BottleVolume { get; }

    /// <summary>Of the tubing, m3/Pa.</summary>
    public double Compliance { get; }

    /// <summary>Ozone lost at the bottle's wall.</summary>
    public double DecayPerSecond { get; }

    /// <summary>µg/NmL and NL/min.</summary>
    public double GeneratorMaximum { get; }
    public double GeneratorYield { get; }

    /// <summary>Pa.</summary>
    public double HeadOfFullLine { get; }
    public double VeinPascal { get; }

    /// <summary>Resistance of an ordinary cannula, Pa for each mL/s.</summary>
    public double CannulaPascalSeconds { get; }
    public double RoomLossPerSecond { get; }
    public double RoomUgPerPpm { get; }
    double LeakFlowAtTest { get; }

    /// <summary>NL/min for each bar absolute, of an opening that loses this from 0.3 bar of the empty bottle.</summary>
    public double LeakConductance(double barPerMinute)
    {
        const double mlPerLitre = 1e3;
        var molesPerMinute = barPerMinute * PascalPerBar * BottleVolume / GasEnergy;
        var upstreamBar = Ambient / PascalPerBar + LeakTestBar;
        return molesPerMinute / NormalMolesPerMl / mlPerLitre / (upstreamBar * LeakFlowAtTest);
    }
}
