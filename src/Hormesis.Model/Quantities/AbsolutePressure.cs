namespace Hormesis.Model.Quantities;

/// <summary>
/// Pressure above vacuum. What gas laws take; a gauge reading is another type, so that 0.8 bar cannot mean two things.
/// </summary>
public readonly record struct AbsolutePressure
{
    AbsolutePressure(double pascal) => Pascal = pascal;

    /// <summary>One standard atmosphere, 101 325 Pa.</summary>
    public static AbsolutePressure Atmosphere => new(101_325);

    public double Pascal { get; }
    public double Bar => Pascal / GaugePressure.PascalPerBar;
    public double Millibar => Pascal / GaugePressure.PascalPerMillibar;
    public double MmHg => Pascal / GaugePressure.PascalPerMmHg;
    public double Kilopascal => Pascal / 1e3;

    public static AbsolutePressure FromPascal(double value) => new(value);
    public static AbsolutePressure FromBar(double value) => new(value * GaugePressure.PascalPerBar);
    public static AbsolutePressure FromMillibar(double value) => new(value * GaugePressure.PascalPerMillibar);
    public static AbsolutePressure FromMmHg(double value) => new(value * GaugePressure.PascalPerMmHg);
    public static AbsolutePressure FromKilopascal(double value) => new(value * 1e3);

    /// <summary>This pressure as a gauge open to <paramref name="ambient"/> would show it.</summary>
    public GaugePressure Above(AbsolutePressure ambient) => GaugePressure.FromPascal(Pascal - ambient.Pascal);

    public static double operator /(AbsolutePressure a, AbsolutePressure b) => a.Pascal / b.Pascal;
    public static bool operator <(AbsolutePressure a, AbsolutePressure b) => a.Pascal < b.Pascal;
    public static bool operator >(AbsolutePressure a, AbsolutePressure b) => a.Pascal > b.Pascal;
    public static bool operator <=(AbsolutePressure a, AbsolutePressure b) => a.Pascal <= b.Pascal;
    public static bool operator >=(AbsolutePressure a, AbsolutePressure b) => a.Pascal >= b.Pascal;

    public override string ToString() => Text.Of(Bar, "0.###", "bar absolute");
}
