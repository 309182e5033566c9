namespace Hormesis.Store.Fhir.Ucum;

/// <summary>
/// A unit of UCUM as a factor on base units and a dimension. It converts numbers between units of one dimension; which units
/// a result may come in, and what a wild spelling means, is for others to say.
/// </summary>
/// <remarks>
/// The factor is <see cref="Mantissa"/> times ten to the <see cref="DecimalExponent"/>, so that going between units that
/// differ by prefixes only is one exact multiplication or division by a power of ten.
/// </remarks>
public readonly record struct UcumUnit
{
    internal UcumUnit(double mantissa, int decimalExponent, Dimension dimension, double zeroOffset = 0) =>
        (Mantissa, DecimalExponent, Dimension, ZeroOffset) = (mantissa, decimalExponent, dimension, zeroOffset);

    /// <summary>The pure number 1, which is also what an annotation alone means.</summary>
    public static UcumUnit One { get; } = new(1, 0, Dimension.None);

    public double Mantissa { get; }
    public int DecimalExponent { get; }
    public Dimension Dimension { get; }

    /// <summary>Added to a number before the factor: 273.15 for Cel. Zero for every unit that is not a scale with its own zero.</summary>
    public double ZeroOffset { get; }

    internal bool IsScale => ZeroOffset != 0;

    /// <summary>Reads a case-sensitive UCUM expression such as 10*3/uL. False for what is not one, and for atoms not known here.</summary>
    public static bool TryParse(string expression, out UcumUnit unit) => UcumParser.TryParse(expression, out unit);

    public static UcumUnit operator *(UcumUnit a, UcumUnit b) =>
        new(a.Mantissa * b.Mantissa, a.DecimalExponent + b.DecimalExponent, a.Dimension * b.Dimension);

    public static UcumUnit operator /(UcumUnit a, UcumUnit b) =>
        new(a.Mantissa / b.Mantissa, a.DecimalExponent - b.DecimalExponent, a.Dimension / b.Dimension);

    public UcumUnit Power(int n) => new(Math.Pow(Mantissa, n), DecimalExponent * n, Dimension.Power(n));

    /// <summary>
    /// The same unit where U and [IU] name one thing, as they do for enzymes (both 1 umol/min).
    /// </summary>
    public UcumUnit WithInternationalUnitAsU()
    {
        var count = Dimension.InternationalUnits;
        return count == 0 ? this : this * (UcumAtoms.EnzymeUnit / UcumAtoms.InternationalUnit).Power(count);
    }

    /// <summary>Converts a number in this unit to the target's. False when the two measure different kinds of quantity.</summary>
    public bool TryConvert(double value, UcumUnit target, out double converted)
    {
        converted = this == target ? value : Scaled(value + ZeroOffset, target) - target.ZeroOffset;
        return Dimension == target.Dimension;
    }

    /// <summary>
    /// As <see cref="TryConvert(double, UcumUnit, out double)"/>, and between mass and amount of one substance as well.
    /// </summary>
    public bool TryConvert(double value, UcumUnit target, double? molarMassGPerMol, out double converted)
    {
        if (TryConvert(value, target, out converted)) return true;
        if (molarMassGPerMol is not { } molarMass) return false;
        var gramsPerMole = new UcumUnit(molarMass, 0, new Dimension(Mass: 1, Amount: -1));
        return (this / gramsPerMole).TryConvert(value, target, out converted)
            || (this * gramsPerMole).TryConvert(value, target, out converted);
    }

    double Scaled(double value, UcumUnit target)
    {
        var ratio = value * (Mantissa / target.Mantissa);
        var shift = DecimalExponent - target.DecimalExponent;
        return shift >= 0 ? ratio * Math.Pow(10, shift) : ratio / Math.Pow(10, -shift);
    }
}
