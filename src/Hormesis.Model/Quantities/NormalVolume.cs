using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>An amount of gas, stated as the volume it would fill at 0 °C and 1 atm. Another type than the volume it fills.</summary>
public readonly record struct NormalVolume : IComparisonOperators<NormalVolume, NormalVolume, bool>
{
    NormalVolume(double cubicMetres) => CubicMetres = cubicMetres;

    public static NormalVolume Zero => default;

    /// <summary>Cubic metres at 0 °C and 1 atm.</summary>
    public double CubicMetres { get; }
    public double NormalMillilitres => CubicMetres * 1e6;
    public double NormalLitres => CubicMetres * 1e3;
    public double Moles => CubicMetres * ReferenceCondition.Normal.MolesPerCubicMetre;

    public static NormalVolume FromCubicMetres(double value) => new(value);
    public static NormalVolume FromNormalMillilitres(double value) => new(value * 1e-6);
    public static NormalVolume FromNormalLitres(double value) => new(value * 1e-3);
    public static NormalVolume FromMoles(double value) => new(value / ReferenceCondition.Normal.MolesPerCubicMetre);

    /// <summary>The volume that this gas fills at <paramref name="condition"/> (ideal gas).</summary>
    public ActualVolume At(ReferenceCondition condition) =>
        ActualVolume.FromCubicMetres(CubicMetres * ReferenceCondition.Normal.MolesPerCubicMetre / condition.MolesPerCubicMetre);

    /// <summary>What this gas adds to the pressure of a closed volume at <paramref name="temperature"/> (ideal gas).</summary>
    public GaugePressure RiseIn(ActualVolume closed, Temperature temperature) =>
        GaugePressure.FromPascal(Moles * PhysicalConstants.MolarGasConstant * temperature.Kelvin / closed.CubicMetres);

    public static NormalVolume operator +(NormalVolume a, NormalVolume b) => new(a.CubicMetres + b.CubicMetres);
    public static NormalVolume operator -(NormalVolume a, NormalVolume b) => new(a.CubicMetres - b.CubicMetres);
    public static NormalVolume operator *(double factor, NormalVolume a) => new(factor * a.CubicMetres);
    public static bool operator <(NormalVolume a, NormalVolume b) => a.CubicMetres < b.CubicMetres;
    public static bool operator >(NormalVolume a, NormalVolume b) => a.CubicMetres > b.CubicMetres;
    public static bool operator <=(NormalVolume a, NormalVolume b) => a.CubicMetres <= b.CubicMetres;
    public static bool operator >=(NormalVolume a, NormalVolume b) => a.CubicMetres >= b.CubicMetres;

    public override string ToString() => Text.Of(NormalMillilitres, "0.##", "NmL");
}
