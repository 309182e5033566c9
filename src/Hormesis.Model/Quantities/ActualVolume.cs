using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>A volume as it is: of blood, of a bottle, or of gas at the pressure and temperature it has.</summary>
public readonly record struct ActualVolume : IComparisonOperators<ActualVolume, ActualVolume, bool>
{
    ActualVolume(double cubicMetres) => CubicMetres = cubicMetres;

    public static ActualVolume Zero => default;

    public double CubicMetres { get; }
    public double Millilitres => CubicMetres * 1e6;
    public double Litres => CubicMetres * 1e3;

    public static ActualVolume FromCubicMetres(double value) => new(value);
    public static ActualVolume FromMillilitres(double value) => new(value * 1e-6);
    public static ActualVolume FromLitres(double value) => new(value * 1e-3);

    /// <summary>The amount of gas in this volume at <paramref name="condition"/> (ideal gas).</summary>
    public NormalVolume GasAt(ReferenceCondition condition) => NormalVolume.FromMoles(CubicMetres * condition.MolesPerCubicMetre);

    public static ActualVolume operator +(ActualVolume a, ActualVolume b) => new(a.CubicMetres + b.CubicMetres);
    public static ActualVolume operator -(ActualVolume a, ActualVolume b) => new(a.CubicMetres - b.CubicMetres);
    public static ActualVolume operator *(double factor, ActualVolume a) => new(factor * a.CubicMetres);
    public static double operator /(ActualVolume a, ActualVolume b) => a.CubicMetres / b.CubicMetres;
    public static bool operator <(ActualVolume a, ActualVolume b) => a.CubicMetres < b.CubicMetres;
    public static bool operator >(ActualVolume a, ActualVolume b) => a.CubicMetres > b.CubicMetres;
    public static bool operator <=(ActualVolume a, ActualVolume b) => a.CubicMetres <= b.CubicMetres;
    public static bool operator >=(ActualVolume a, ActualVolume b) => a.CubicMetres >= b.CubicMetres;

    public override string ToString() => Text.Of(Millilitres, "0.##", "mL");
}
