using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>Pressure relative to ambient: what a gauge on the bottle or the line shows, and differences of pressure.</summary>
public readonly record struct GaugePressure : IComparisonOperators<GaugePressure, GaugePressure, bool>
{
    internal const double PascalPerBar = 1e5;
    internal const double PascalPerMillibar = 100;
    internal const double PascalPerMmHg = 133.322387415; // conventional mmHg, BIPM
    internal const double PascalPerPsi = 6894.757293168;

    GaugePressure(double pascal) => Pascal = pascal;

    public static GaugePressure Zero => default;

    public double Pascal { get; }
    public double Bar => Pascal / PascalPerBar;
    public double Millibar => Pascal / PascalPerMillibar;
    public double MmHg => Pascal / PascalPerMmHg;
    public double Psi => Pascal / PascalPerPsi;

    public static GaugePressure FromPascal(double value) => new(value);
    public static GaugePressure FromBar(double value) => new(value * PascalPerBar);
    public static GaugePressure FromMillibar(double value) => new(value * PascalPerMillibar);
    public static GaugePressure FromMmHg(double value) => new(value * PascalPerMmHg);
    public static GaugePressure FromPsi(double value) => new(value * PascalPerPsi);

    /// <summary>The absolute pressure where the gauge's other side is open to <paramref name="ambient"/>.</summary>
    public AbsolutePressure Over(AbsolutePressure ambient) => AbsolutePressure.FromPascal(ambient.Pascal + Pascal);

    /// <summary>The size of the difference between two readings.</summary>
    public static GaugePressure Apart(GaugePressure a, GaugePressure b) => new(Math.Abs(a.Pascal - b.Pascal));

    public GaugePressure Magnitude => new(Math.Abs(Pascal));

    public static GaugePressure operator +(GaugePressure a, GaugePressure b) => new(a.Pascal + b.Pascal);
    public static GaugePressure operator -(GaugePressure a, GaugePressure b) => new(a.Pascal - b.Pascal);
    public static GaugePressure operator -(GaugePressure a) => new(-a.Pascal);
    public static GaugePressure operator *(double factor, GaugePressure a) => new(factor * a.Pascal);
    public static double operator /(GaugePressure a, GaugePressure b) => a.Pascal / b.Pascal;
    public static bool operator <(GaugePressure a, GaugePressure b) => a.Pascal < b.Pascal;
    public static bool operator >(GaugePressure a, GaugePressure b) => a.Pascal > b.Pascal;
    public static bool operator <=(GaugePressure a, GaugePressure b) => a.Pascal <= b.Pascal;
    public static bool operator >=(GaugePressure a, GaugePressure b) => a.Pascal >= b.Pascal;

    public override string ToString() => Text.Of(Bar, "0.###", "bar gauge");
}
