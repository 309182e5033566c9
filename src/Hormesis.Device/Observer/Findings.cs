namespace Hormesis.Device.Observer;

/// <summary>What the observer holds to be wrong: advice and alarm conditions, never control.</summary>
[Flags]
public enum Findings : byte
{
    None = 0,

    /// <summary>The closed bottle loses or gains gas that nothing explains.</summary>
    Leak = 1,

    /// <summary>A sensor moved against what checks it: pressure by pressure, weight by standstill, photometer by power.</summary>
    SensorDrift = 2,

    /// <summary>The blood took up less ozone than it should have, by what was left in the vent.</summary>
    PoorUptake = 4,

    /// <summary>The pressure rises as in a bottle of another free volume.</summary>
    WrongVolume = 8,
}

/// <summary>The findings with their sizes; what was not measured yet is not a number.</summary>
public readonly record struct Verdict(
    Findings Findings, double LeakBarPerMinute, double DriftPercent, double UptakePercent, double VolumePercent)
{
    public static Verdict Unknown => new(Findings.None, double.NaN, double.NaN, double.NaN, double.NaN);
}
